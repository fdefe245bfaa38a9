// npm run architecture: draws which room imports which into ARCHITECTURE.md, from the imports. `--check` fails when it is stale.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";
import ts from "typescript";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const page = join(root, "ARCHITECTURE.md");
const [start, end] = ["<!-- imports -->", "<!-- /imports -->"];

/** The rooms: folders of the product's own TypeScript, and the files at the top. */
const built = JSON.parse(readFileSync(join(root, "tsconfig.build.json"), "utf8"));
const outside = new Set([...built.exclude, "examples", "scripts", "bench", "docs", "templates"]);
const sources = readdirSync(root)
  .filter((name) => !name.startsWith(".") && !outside.has(name))
  .flatMap((name) => filesIn(join(root, name)))
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));

/** By "from to": whether any import of it is of more than types. */
const edges = new Map();
const frameworkUsers = new Set();
for (const file of sources) {
  for (const { name, typeOnly } of importsOf(file)) {
    const from = roomOf(file);
    if (/^(cdktf|constructs|@cdktf\/)/.test(name)) frameworkUsers.add(from);
    if (!name.startsWith(".")) continue;
    const to = roomOf(resolve(dirname(file), name));
    if (to === from || to === "index.ts") continue;
    const edge = `${from} ${to}`;
    edges.set(edge, edges.get(edge) === true || !typeOnly);
  }
}

const text = readFileSync(page, "utf8");
const [before, rest] = text.split(start);
const after = rest?.split(end)[1];
if (after === undefined) throw new Error(`ARCHITECTURE.md lacks ${start} … ${end}`);
const drawn = await prettier.format(`${before}${start}\n\n${picture()}\n\n${end}${after}`, {
  ...(await prettier.resolveConfig(page)),
  parser: "markdown",
});
if (process.argv.includes("--check")) {
  if (drawn !== text) {
    console.error("ARCHITECTURE.md: its picture is not what the imports say (npm run architecture)");
    process.exit(1);
  }
} else writeFileSync(page, drawn);

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== "node_modules")
    .flatMap((name) => filesIn(join(path, name)));
}

function roomOf(file) {
  return relative(root, file).split(sep)[0];
}

/** Every import of a file, dynamic ones and `typeof import(…)` too. */
function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.isTypeOnly === true
        : node.isTypeOnly;
      found.push({ name: node.moduleSpecifier.text, typeOnly });
    } else if (ts.isCallExpression(node) && node.arguments[0] && ts.isStringLiteralLike(node.arguments[0])) {
      const called = node.expression;
      const loads =
        called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require");
      if (loads) found.push({ name: node.arguments[0].text, typeOnly: false });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ name: node.argument.literal.text, typeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function picture() {
  const name = (room) => room.replace(/\.ts$/, "");
  const lines = [...edges]
    .map(([edge, values]) => {
      const [from, to] = edge.split(" ").map(name);
      return `  ${from} ${values ? "-->" : "-.->"} ${to}`;
    })
    .concat([...frameworkUsers].map((room) => `  ${name(room)} --> framework([cdktf, constructs])`))
    .sort();
  return ["```mermaid", "flowchart TD", ...lines, "```"].join("\n");
}
