// The floor: bare Node reads and parses the plans named on the command line.
const { readFileSync } = require("node:fs");
for (const file of process.argv.slice(2)) JSON.parse(readFileSync(file, "utf8"));
