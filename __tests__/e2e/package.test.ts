/** The package as others get it: packed, installed from the registry's other packages, imported and called. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith, temporaryFolder } from "../support/tools";

const root = join(__dirname, "..", "..");
const app = join(root, "examples", "library-app");

/** What others have in their environment; nothing of this checkout. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|ASTRO_CONNECT_|CDKTF_|NODE_OPTIONS$)/i.test(name)),
);

function run(program: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Result {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...env, ...more },
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

/** What needs the packages of Snowflake and Databricks. */
const NOT_OF_THIS_APP = /^\.\/stacks\/(public|third-party)-endpoint$/;

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs what is built: `npm pack` itself builds anew, under the feet of the other suite. */
function pack(folder: string): string {
  const packed = run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root);
  expect(packed.status).toBe(0);
  return /"filename": "([^"]+)"/.exec(packed.stdout)?.[1] ?? "";
}

describe("the package alone", () => {
  const folder = temporaryFolder("alone");
  const connect = (...args: string[]) => run("npx", ["--no-install", "astro-connect", ...args], folder);

  beforeAll(() => {
    writeFileSync(join(folder, "package.json"), '{"private": true}');
    const installed = run("npm", ["install", "--no-fund", "--no-audit", pack(folder)], folder);
    expect(installed.status).toBe(0);
    expect(installed.stderr).not.toMatch(/peer|ERESOLVE/);
  });

  it("brings no framework", () => {
    expect(existsSync(join(folder, "node_modules", "astro-connect"))).toBe(true);
    for (const name of ["cdktf", "constructs", "@cdktf"])
      expect(existsSync(join(folder, "node_modules", name))).toBe(false);
  });

  it("synthesizes, says what is awaited and checks, all without it", () => {
    // GIVEN
    cpSync(join(root, "connections.yaml"), join(folder, "connections.yaml"));
    // WHEN
    const synth = run(
      process.execPath,
      [join(folder, "node_modules", "astro-connect", "bin", "synth.js")],
      folder,
    );
    const status = connect("status");
    // THEN
    expect(synth).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(folder, "cdktf.out", "stacks", "snowflake", "cdk.tf.json"))).toBe(true);
    expect(status.status).toBe(0);
    expect(run(process.execPath, ["-e", 'require("astro-connect/gate").readPack()'], folder)).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("an app that imports the stacks is told which package is missing", () => {
    const { status, stderr } = run(process.execPath, ["-e", 'require("astro-connect")'], folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(/Cannot find module '(cdktf|constructs)'/);
  });
});

describe("from the tarball", () => {
  const folder = temporaryFolder("package");
  const connect = (...args: string[]) => run("npx", ["--no-install", "astro-connect", ...args], folder);

  beforeAll(() => {
    const name = pack(folder);
    cpSync(app, folder, { recursive: true });
    const manifest = readFileSync(join(folder, "package.json"), "utf8");
    expect(manifest).toContain('"astro-connect": "^0.1.0"');
    writeFileSync(
      join(folder, "package.json"),
      manifest.replace('"astro-connect": "^0.1.0"', `"astro-connect": "file:${name}"`),
    );
    const installed = run("npm", ["install", "--no-fund", "--no-audit"], folder);
    expect(installed.status).toBe(0);
    expect(installed.stderr).not.toMatch(/peer|ERESOLVE/);
  });

  it("there is one framework, and one copy of every provider that the app has, too", () => {
    const { stdout } = run(
      "npm",
      ["ls", "--all", "--json", "cdktf", "constructs", "@cdktf/provider-aws"],
      folder,
    );
    const versions = new Set(
      [...stdout.matchAll(/"(cdktf|constructs|@cdktf\/provider-aws)": \{\s*"version": "([^"]+)"/g)].map(
        ([, name, version]) => `${name}@${version}`,
      ),
    );
    expect([...versions].map((each) => each.replace(/@[^@]+$/, "")).sort()).toEqual([
      "@cdktf/provider-aws",
      "cdktf",
      "constructs",
    ]);
    const ours = join(folder, "node_modules", "astro-connect", "node_modules");
    expect(existsSync(ours)).toBe(false);
  });

  it("the app compiles, and synthesizes what the checkout does", () => {
    // WHEN
    const compiled = run("npm", ["run", "--silent", "build"], folder);
    // cdktf 0.21 calls `util.isArray`, which Node warns of from 22 on.
    const quiet = { NODE_OPTIONS: "--no-deprecation" };
    const synthesized = run("npm", ["run", "--silent", "synth"], folder, quiet);
    // THEN
    expect(compiled).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(synthesized).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(existsSync(join(folder, "cdktf.out", "stacks", "orders", "cdk.tf.json"))).toBe(true);
  });

  it("ES modules import every entry", () => {
    // GIVEN
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { exports: object };
    const entries = Object.entries(exports).flatMap(([entry, file]) =>
      typeof file === "string" || NOT_OF_THIS_APP.test(entry) ? [] : [entry],
    );
    const names = JSON.parse(
      readFileSync(join(root, "__tests__", "package", "surface.json"), "utf8"),
    ) as Readonly<Record<string, Readonly<Record<string, string>>>>;
    const lines = entries.map((entry) => {
      const values = Object.entries(names[entry] ?? {}).flatMap(([name, kind]) =>
        /class|function|const/.test(kind) ? [name] : [],
      );
      expect(values.length).toBeGreaterThan(0);
      const from = entry.replace(".", "astro-connect");
      return `{ const { ${values.join(", ")} } = await import("${from}"); all.push(${values.join(", ")}); }`;
    });
    writeFileSync(
      join(folder, "imports.mjs"),
      `const all = [];\n${lines.join("\n")}\nimport { synth } from "astro-connect";\nif ([synth, ...all].includes(undefined)) throw new Error("missing");\n`,
    );
    // THEN
    expect(run(process.execPath, ["imports.mjs"], folder)).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("nothing inside can be imported", () => {
    const inside = [
      "astro-connect/dist/stacks/routes",
      "astro-connect/stacks/private/names",
      "astro-connect/runner",
    ];
    for (const path of inside) {
      const { status, stderr } = run(process.execPath, ["-e", `require("${path}")`], folder);
      expect(status).toBe(1);
      expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
    }
  });

  it("the command line says what it can, and explains a rule from its own files", () => {
    // WHEN
    const help = connect("--help");
    const rules = connect("explain");
    const rule = connect("explain", "vpc-peering/cidr-overlap");
    // THEN
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain("Usage: astro-connect");
    expect(rules.stdout.split("\n").length).toBeGreaterThan(90);
    expect(rule).toMatchObject({ status: 0, stderr: "" });
    const page = join(
      folder,
      "node_modules",
      "astro-connect",
      "docs",
      "policies",
      "vpc-peering",
      "cidr-overlap.md",
    );
    expect(existsSync(page)).toBe(true);
  });

  it("the command line checks plans, in every format", () => {
    // GIVEN
    const fixtures = join(root, "__tests__", "fixtures");
    const facts = join(folder, "facts.yaml");
    writeFileSync(facts, `{"astro": ${readFileSync(join(fixtures, "facts.json"), "utf8")}}`);
    const plan = join(fixtures, "vpc-peering", "accepter-must-accept", "fail-false.plan.json");
    for (const format of ["text", "json", "sarif", "junit", "github", "markdown"]) {
      // WHEN
      const result = connect("check", plan, "--config", facts, "--format", format);
      // THEN
      expect(result).toMatchObject({ status: 1, stderr: "" });
      expect(result.stdout).toContain("accepter-must-accept");
    }
    expect(connect("check", join(folder, "none.json"), "--config", facts)).toMatchObject({
      status: 2,
      stdout: "",
    });
  });

  it("the command line knows the app's file", () => {
    expect(connect("status", "orders")).toMatchObject({ status: 0 });
    expect(connect("ticket", "head-office", "--format", "json")).toMatchObject({ status: 0, stderr: "" });
  });

  describeWith(terraform, "with Terraform", (tool) => {
    it("what the app emits is valid", async () => {
      for (const id of ["orders", "head-office"]) {
        const stack = join(folder, "cdktf.out", "stacks", id);
        // WHEN
        const init = await tool.run(stack, ["init", "-no-color", "-backend=false"], tool.environment());
        const { stdout } = await tool.run(stack, ["validate", "-json"], tool.environment());
        // THEN
        expect(init.code).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ valid: true, error_count: 0, warning_count: 0 });
      }
    });
  });
});
