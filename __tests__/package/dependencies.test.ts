/** docs/dependencies.md: every dependency has its reason and its licence there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest & Lock;
const { dependencies, peerDependencies, devDependencies } = read("package.json");
const { packages } = read("package-lock.json");

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

interface Row {
  readonly name: string;
  readonly reason: string;
  readonly licence: string;
}

const page = readFileSync(join(root, "docs", "dependencies.md"), "utf8");

/** The table below a heading; `@types/*` stands for a family, which may have no member. */
function table(heading: string): Row[] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/^\| `([^`]+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
    ([, name = "", reason = "", licence = ""]) => ({ name, reason, licence }),
  );
}

function matches({ name }: Row, dependency: string): boolean {
  return name.endsWith("/*") ? dependency.startsWith(name.slice(0, -1)) : dependency === name;
}

const peers = Object.keys(peerDependencies);

describe.each([
  ["What users install", Object.keys(dependencies)],
  ["What apps bring along", peers],
  ["What builds and tests it", Object.keys(devDependencies).filter((name) => !peers.includes(name))],
])("%s", (heading, names) => {
  const rows = table(heading);

  it("is what package.json says", () => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !rows.some((row) => matches(row, name)))).toEqual([]);
    const single = rows.map(({ name }) => name).filter((name) => !name.endsWith("/*"));
    expect(single.filter((name) => !names.includes(name))).toEqual([]);
    expect(rows.filter(({ reason }) => reason.length < 5)).toEqual([]);
  });

  it("has the licences of the lock file", () => {
    for (const row of rows) {
      const licences = names
        .filter((name) => matches(row, name))
        .map((name) => packages[`node_modules/${name}`]?.license);
      expect([row.name, ...new Set(licences)]).toEqual([
        row.name,
        ...(licences.length === 0 ? [] : [row.licence]),
      ]);
    }
  });
});

it("nothing that users install is under a licence that reaches their own code", () => {
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== "" && dev !== true);
  const licences = new Set(installed.map(([, { license }]) => license));
  expect(installed.length).toBeGreaterThan(10);
  expect([...licences].filter((licence) => !PERMISSIVE.includes(licence ?? ""))).toEqual([
    // A choice: EPL-2.0 reaches the file itself only, and the file is not changed.
    "EPL-2.0 OR GPL-3.0-or-later",
  ]);
});

const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
