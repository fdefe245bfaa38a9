/** The successor of the framework, by the alias that docs/how-to/library.md documents. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/tools";

const root = join(__dirname, "..", "..");

/** The Node that the framework is run by: it needs 22.19. */
const NODE = "24";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

function documented(): Manifest {
  const page = readFileSync(join(root, "docs", "how-to", "library.md"), "utf8");
  const json = page.split("## With CDK Terrain")[1]?.split("```json\n")[1]?.split("```")[0];
  return JSON.parse(json ?? "") as Manifest;
}

const FILES = [
  "connections.yaml",
  ...readdirSync(join(root, "examples"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => join("examples", file)),
];

describe("cdktn in the place of cdktf", () => {
  const folder = temporaryFolder("cdktn");
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|ASTRO_CONNECT_|CDKTF_)/i.test(name)),
  );
  const node = join(folder, "node", "node_modules", "node", "bin", "node");
  const must = (
    program: string,
    args: readonly string[],
    cwd: string,
    more: NodeJS.ProcessEnv = {},
  ): string => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      env: { ...env, ...more },
      encoding: "utf8",
    });
    expect({ args, status, stderr: status === 0 ? "" : stderr }).toEqual({ args, status: 0, stderr: "" });
    return stdout;
  };

  beforeAll(() => {
    const packed = must("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], root);
    const name = /"filename": "([^"]+)"/.exec(packed)?.[1] ?? "";
    const { dependencies, overrides } = documented();
    // The examples have every route, so every provider package.
    const { peerDependencies: peers } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      peerDependencies: Record<string, string>;
    };
    const providers = Object.fromEntries(
      Object.entries(peers).filter(([peer]) => peer.startsWith("@cdktf/provider-")),
    );
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({
        private: true,
        dependencies: { ...providers, ...dependencies, "astro-connect": `file:${name}` },
        overrides,
      }),
    );
    must("npm", ["install", "--silent", "--ignore-scripts", "--no-fund", "--no-audit"], folder);
    mkdirSync(join(folder, "node"));
    writeFileSync(join(folder, "node", "package.json"), '{"private": true}');
    must("npm", ["install", "--silent", "--no-fund", "--no-audit", `node@${NODE}`], join(folder, "node"));
  });

  it("is one copy, under the name that everything asks for", () => {
    const installed = readFileSync(join(folder, "node_modules", "cdktf", "package.json"), "utf8");
    expect(JSON.parse(installed)).toMatchObject({ name: "cdktn" });
    expect(readdirSync(join(folder, "node_modules"))).not.toContain("cdktn");
  });

  it.each(FILES)("%s: the same stacks", (file) => {
    // WHEN
    const [theirs, ours] = ["cdktn", "cdktf"].map((name) => join(folder, name, file)) as [string, string];
    const main = join(folder, "node_modules", "astro-connect", "dist", "main.js");
    must(node, [main, join(root, file)], folder, { CDKTF_OUTDIR: theirs });
    must(process.execPath, [join(root, "bin", "synth.js"), join(root, file)], folder, { CDKTF_OUTDIR: ours });
    // THEN
    const stacks = readdirSync(join(ours, "stacks"));
    expect(stacks.length).toBeGreaterThan(0);
    expect(readdirSync(join(theirs, "stacks"))).toEqual(stacks);
    for (const stack of stacks) expect(emitted(theirs, stack)).toBe(emitted(ours, stack));
  });
});

/** What a stack emits, in its order; empty lists are written on one line or on two, and the framework notes its version. */
function emitted(outdir: string, stack: string): string {
  const text = readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8");
  const { "//": note, ...rest } = JSON.parse(text) as { "//": { metadata: { version: string } } };
  expect(note.metadata.version).toMatch(/^0\.2[14]\./);
  return JSON.stringify({ note: { ...note.metadata, version: "" }, ...rest });
}
