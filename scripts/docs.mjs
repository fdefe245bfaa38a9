// Checks the pages: relative links, anchors, and paths of the repository that they name.
//   npm run docs                   fails with one line per problem
//   npm run docs -- --code         prints the code of all pages as JSON, for the tests that run it
//   npm run docs -- --root FOLDER  another repository than this one
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { problemsOf, readPage } from "./lib/markdown.mjs";

const { values } = parseArgs({ options: { code: { type: "boolean" }, root: { type: "string" } } });
const root = resolve(values.root ?? join(dirname(fileURLToPath(import.meta.url)), ".."));

const EXCEPTIONS = {
  // Astronomer's page, word for word, with a link inside their site.
  links: ["docs/document.md environment-variables.md"],
  // Names files of other repositories; decisions tell how it was, and what is named there may be gone.
  code: ["docs/policies/trials.md", "docs/decisions/"],
};
const SKIPPED = new Set(["node_modules", "dist", "cdktf.out", "coverage", "fixtures"]);

function pages(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    // TypeDoc checks its own links, whose anchors are HTML.
    if (path === join(root, "docs", "api")) return [];
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".md") && existsSync(path) ? [path] : [];
  });
}

const files = pages(root).sort();
if (values.code) {
  const read = files.map((file) => {
    const { blocks, code } = readPage(readFileSync(file, "utf8"));
    return { page: relative(root, file), blocks, code };
  });
  process.stdout.write(`${JSON.stringify(read)}\n`);
} else {
  const problems = problemsOf(root, files, EXCEPTIONS);
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(""));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
