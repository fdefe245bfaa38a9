// The floor of `check`: bare Node reads and parses the plans named on the command line, or those of a folder.
const { readFileSync, readdirSync, statSync } = require("node:fs");
const { join } = require("node:path");
for (const named of process.argv.slice(2)) {
  const files = statSync(named).isDirectory() ? readdirSync(named).map((file) => join(named, file)) : [named];
  for (const file of files) JSON.parse(readFileSync(file, "utf8"));
}
