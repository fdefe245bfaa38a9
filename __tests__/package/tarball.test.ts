/** What `npm pack` puts into the package. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");

/** Every file of a folder of this repository, from its top. */
function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** The sources that are compiled; the providers' bindings are among them. */
const { include } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as { include: string[] };
const sources = include
  .filter((path) => path !== "__tests__")
  .flatMap((path) => (path.endsWith(".ts") ? [path] : filesOf(path).filter((file) => file.endsWith(".ts"))));

describe("the package", () => {
  let packed: readonly string[];

  beforeAll(() => {
    // As it is built; `npm pack` itself builds anew, under the feet of other tests.
    const { stdout, stderr } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    const [result] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
    // A source that is gone may have left its compiled files here; a package is packed from a clean build.
    const isLeftOver = (path: string) =>
      /^dist\/.*\.(js|d\.ts)$/.test(path) &&
      !existsSync(join(root, path.replace("dist/", "").replace(/\.(js|d\.ts)$/, ".ts")));
    packed = result.files.map(({ path }) => path).filter((path) => !isLeftOver(path));
  });

  it("holds what is compiled, the policies and their pages, and what stacks and reports read, and nothing else", () => {
    const compiled = sources.flatMap((file) => {
      const path = `dist/${file.replace(/\.ts$/, "")}`;
      return [`${path}.js`, `${path}.d.ts`];
    });
    const rego = filesOf("policies").filter((file) => file.endsWith(".rego") && !file.endsWith("_test.rego"));
    expect([...packed].sort()).toEqual(
      [
        ...compiled,
        ...rego,
        ...filesOf("docs/policies"),
        ...filesOf("bin"),
        "LICENSE",
        "README.md",
        "action.yml",
        "config/connections.schema.json",
        "dist/cli/bundle.cjs",
        "dist/main.bundle.cjs",
        "dist/main.bundle.cjs.LEGAL.txt",
        "dist/verify.bundle.cjs",
        "dist/verify.bundle.cjs.LEGAL.txt",
        "package.json",
        "policies/compiled/digest.txt",
        "policies/compiled/policy.wasm",
        "policies/compiled/rules.json",
        "policies/policies.hcl",
        "stacks/endpoint-service/function/rds_targets.py",
        "stacks/endpoint-service/function/rds_targets.zip",
      ].sort(),
    );
    expect(rego.length).toBeGreaterThan(100);
  });

  it("holds no test, no fixture and no example", () => {
    expect(
      packed.filter((path) => /_test\b|\btests?\b|fixture|example|\.tf$|tsbuildinfo/i.test(path)),
    ).toEqual([]);
  });
});
