/** `npm start -- FILE`, run as npm runs it: whatever fails, one clear line and exit 2; what is refused, exit 1. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/tools";
import { CONNECTIONS, requireBuilt } from "./astro-connect";

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder("start");

beforeAll(requireBuilt);
beforeEach(() => writeFileSync(join(folder, "cdktf.json"), "{}"));

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "bin", "synth.js"), ...args], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { exit: status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const BOMB = ["a: &a [1,1,1,1,1,1,1,1,1,1]"]
  .concat(
    Array.from("bcdefghijk", (name, i) => {
      const before = "abcdefghij"[i] ?? "";
      return `${name}: &${name} [${Array(10).fill(`*${before}`).join(",")}]`;
    }),
  )
  .join("\n");

/** [what, how it is made, what is said of it] */
const HOSTILE: readonly (readonly [string, () => string, RegExp])[] = [
  ["an alias bomb", () => file("bomb.yaml", BOMB), /found aliases that stand for more than 100000 values/],
  ["50 MB", () => file("big.yaml", Buffer.alloc(50 * 1024 * 1024, "a: b\n")), /found more than 8 MiB/],
  ["200 000 brackets", () => file("deep.yaml", "[".repeat(200_000)), /nested too deeply/],
  [
    "2 000 levels of mappings",
    () => file("levels.yaml", Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}a:\n`).join("")),
    /nested too deeply/,
  ],
  ["bytes that are no UTF-8", () => file("latin.yaml", Buffer.from("astro: \xff\n", "latin1")), /not UTF-8/],
  ["UTF-16", () => file("wide.yaml", Buffer.from("\ufeffastro: {}\n", "utf16le")), /found UTF-16 text/],
  ["a tab", () => file("tab.yaml", "astro:\n\tclusters: []\n"), /tab\.yaml:2:1: found a tab/],
  [
    "a key twice",
    () => file("twice.yaml", "a: 1\na: 2\n"),
    /twice\.yaml:2:1: found the key "a" a second time/,
  ],
  ["an empty file", () => file("empty.yaml", ""), /found an empty file/],
  ["no file", () => "nowhere.yaml", /nowhere\.yaml:1:1: found no such file/],
  [
    "a folder",
    () => {
      mkdirSync(join(folder, "folder.yaml"), { recursive: true });
      return "folder.yaml";
    },
    /found a folder/,
  ],
  ["an option", () => "--help", /found "--help"; write npm start, or npm start -- FILE/],
  ["an empty name", () => "", /found ""; write npm start/],
];

test.each(HOSTILE)("%s: exit 2, a line that says it, nothing else", (_, make, said) => {
  const { exit, stdout, stderr } = start([make()]);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(folder, "cdktf.out"))).toBe(false);
});

test("two files: which one is meant is not guessed", () => {
  file("connections.yaml", CONNECTIONS);
  expect(start(["connections.yaml", "other.yaml"])).toEqual({
    exit: 2,
    stdout: "",
    stderr:
      'astro-connect: found "other.yaml"; write npm start, or npm start -- FILE with the name of one file\n',
  });
});

// root may read everything.
if (process.getuid?.() !== 0) {
  test("a file that may not be read", () => {
    chmodSync(join(folder, file("secret.yaml", CONNECTIONS)), 0);
    const { exit, stdout, stderr } = start(["secret.yaml"]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(/^secret\.yaml:1:1: found a file that may not be read/);
  });
}

test.each([
  ["a byte order mark", `\ufeff${CONNECTIONS}`],
  ["line ends of Windows", CONNECTIONS.replaceAll("\n", "\r\n")],
])("%s is nothing", (_, text) => {
  expect(start([file("connections.yaml", text)])).toMatchObject({ exit: 0, stderr: "" });
});

test("without any environment", () => {
  file("connections.yaml", CONNECTIONS);
  expect(start([])).toMatchObject({ exit: 0, stderr: "" });
});

test("an output folder that cannot be made", () => {
  file("connections.yaml", CONNECTIONS);
  const inside = join(folder, file("a-file", ""), "out");
  const { exit, stdout, stderr } = start([], { CDKTF_OUTDIR: inside });
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
  expect(stderr).toMatch(/^astro-connect: [^\n]+a-file[^\n]*\n$/);
});

test("what a policy refuses is exit 1, and nothing is written", () => {
  // GIVEN a range that half of all addresses are in
  const wide = readFileSync(join(ROOT, "examples", "public-endpoint.yaml"), "utf8");
  const refused = wide.replace(/# alsoAllow: \[.*\]/, "alsoAllow: [0.0.0.0/1]");
  expect(refused).not.toBe(wide);
  const before = readdirSync(folder).sort();
  // WHEN
  const { exit, stdout, stderr } = start([file("connections.yaml", refused)], {
    CDKTF_OUTDIR: join(folder, "other"),
  });
  // THEN
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: "" });
  expect(stderr).toMatch(/^connections\.yaml:39:5: error public-endpoint\/open-to-the-world /);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual(["other"]);
  // The framework makes this folder when the app begins.
  expect(readdirSync(join(folder, "other"), { recursive: true })).toEqual(["stacks"]);
});
