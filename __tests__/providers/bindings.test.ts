/** The bindings under `providers/` are what their schemas say, and nobody's own work. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../support/tools";

const ROOT = resolve(__dirname, "../..");

function project(): string {
  const root = temporaryFolder("providers");
  mkdirSync(join(root, "providers"));
  cpSync(
    join(ROOT, "providers", "astro.schema.json"),
    join(root, "providers", "astro.schema.json"),
  );
  return root;
}

function run(...args: string[]): void {
  execFileSync(process.execPath, [join(ROOT, "scripts", "providers.mjs"), ...args], { stdio: "pipe" });
}

function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(folder, file)).isFile())
      .map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  );
}

describe("npm run providers", () => {
  it("regenerates what is committed, byte by byte", () => {
    // GIVEN the committed schemas alone
    const root = project();
    // WHEN
    run("--root", root);
    // THEN
    expect(filesOf(join(root, "providers"))).toEqual(filesOf(join(ROOT, "providers")));
  }, 60_000);

  it("takes any further provider by its schema", () => {
    // GIVEN
    const root = project();
    const schema = {
      provider_versions: { "registry.terraform.io/example/other": "1.2.3" },
      provider_schemas: {
        "registry.terraform.io/example/other": {
          provider: { version: 0, block: {} },
          resource_schemas: {
            other_thing: { version: 0, block: { attributes: { name: { type: "string", required: true } } } },
          },
        },
      },
    };
    writeFileSync(join(root, "providers", "other.schema.json"), JSON.stringify(schema));
    // WHEN
    run("--root", root);
    // THEN
    const thing = readFileSync(join(root, "providers", "other", "thing", "index.ts"), "utf8");
    expect(thing).toContain("export class Thing extends cdktf.TerraformResource");
    expect(existsSync(join(root, "providers", "astro", "provider", "index.ts"))).toBe(true);
  }, 60_000);

  it("says with --check which file is stale", () => {
    // GIVEN
    const root = project();
    run("--root", root);
    const file = join(root, "providers", "astro", "provider", "index.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    // WHEN
    const check = () => run("--root", root, "--check");
    // THEN
    expect(check).toThrow(/astro\/provider\/index\.ts is stale: run npm run providers/);
  }, 60_000);
});
