/** A pack that is not as it was built judges nothing: exit 2 and one line, whatever its digest says. */
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotJudge } from "../../../gate/errors";
import { evaluator } from "../../../gate/pack/evaluate";
import { readPack } from "../../../gate/pack/pack";
import { planDocument } from "../../../gate/plan/document";
import { temporaryFolder } from "../../support/tools";

const BUILT = join(__dirname, "..", "..", "..", "policies", "compiled");
const wasm = readFileSync(join(BUILT, "policy.wasm"));
const table = readFileSync(join(BUILT, "rules.json"));
const digest = readFileSync(join(BUILT, "digest.txt"), "utf8");

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
const digestOf = (...parts: readonly Uint8Array[]): string =>
  createHash("sha256")
    .update(Buffer.concat(parts.map(sha256)))
    .digest("hex");

/** Judges an empty plan with a pack of these files; the digest is right unless it is given. */
function judged(files: { wasm?: Uint8Array; table?: Uint8Array; digest?: string }): unknown {
  const folder = temporaryFolder("pack");
  const made = { wasm: files.wasm ?? wasm, table: files.table ?? table };
  writeFileSync(join(folder, "policy.wasm"), made.wasm);
  writeFileSync(join(folder, "rules.json"), made.table);
  writeFileSync(join(folder, "digest.txt"), files.digest ?? digestOf(made.wasm, made.table));
  const facts = { clusters: [] };
  const rules = evaluator(readPack(folder), { facts, waivers: [], today: "2026-01-01" });
  return rules.evaluate(planDocument("plan", { format_version: "1.2", configuration: { root_module: {} } }));
}

function refusal(files: Parameters<typeof judged>[0]): string {
  try {
    judged(files);
  } catch (error) {
    if (error instanceof CannotJudge) return error.message;
    throw error;
  }
  throw new Error("it was judged");
}

/** The smallest module that has these exports, all of them one function that does nothing. */
function moduleWith(...names: readonly string[]): Uint8Array {
  const section = (id: number, ...content: readonly number[]): number[] => [id, content.length, ...content];
  const exported = names.flatMap((name) => [name.length, ...Buffer.from(name), 0x00, 0x00]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, 1, 0x60, 0, 0),
    ...section(3, 1, 0),
    ...section(7, names.length, ...exported),
    ...section(10, 1, 2, 0, 0x0b),
  ]);
}

/** Rego that answers another question. */
const another = Buffer.from(
  wasm.toString("latin1").replaceAll("astro/main/verdict", "astro/main/nothing"),
  "latin1",
);

const flipped = Buffer.from(wasm);
flipped[Math.floor(wasm.length / 2)]! ^= 1;

test("as it was built, it judges", () => {
  expect(judged({})).toMatchObject({ judged: [], waivers: [] });
});

describe("a pack", () => {
  const json = (text: string): Buffer => Buffer.from(text);
  const without = (key: string, value: unknown): Buffer =>
    json(JSON.stringify({ ...(JSON.parse(table.toString()) as object), [key]: value }));

  test.each<[string, Parameters<typeof judged>[0], string]>([
    ["with a bit flipped", { wasm: flipped, digest }, "its files do not match their digest"],
    ["with another table", { table: without("rules", [1]), digest }, "its files do not match their digest"],
    ["without a digest", { digest: "" }, "its files do not match their digest"],
    ["cut off", { wasm: wasm.subarray(0, -1_000) }, "its wasm does not compile"],
    ["of nothing", { wasm: new Uint8Array() }, "its wasm does not compile"],
    ["of text", { wasm: json("(module)") }, "its wasm does not compile"],
    ["of another program's wasm", { wasm: moduleWith("main") }, "its wasm is not compiled Rego"],
    [
      "of what only looks like Rego",
      { wasm: moduleWith("opa_wasm_abi_version", "opa_eval", "entrypoints", "builtins") },
      "its wasm cannot be loaded",
    ],
    ["of other Rego", { wasm: another }, "its wasm gives no verdict"],
    ["with a table that is no JSON", { table: json("{") }, "rules.json is no table of rules"],
    ["with a table that is null", { table: json("null") }, "rules.json is no table of rules"],
    ["with a table that is a list", { table: json("[]") }, "rules.json is no table of rules"],
    ["without rules", { table: without("rules", []) }, "rules.json is no table of rules"],
    ["with nothing to read by", { table: without("vocabulary", []) }, "rules.json is no table of rules"],
    ["with texts that are none", { table: without("texts", "x") }, "rules.json is no table of rules"],
  ])("%s is damaged", (_, files, how) => {
    expect(refusal(files)).toBe(`the policy pack is damaged: ${how}; install astro-connect again`);
  });

  test.each(["policy.wasm", "rules.json", "digest.txt"])("without its %s is damaged", (file) => {
    const folder = temporaryFolder("pack");
    writeFileSync(join(folder, "policy.wasm"), wasm);
    writeFileSync(join(folder, "rules.json"), table);
    writeFileSync(join(folder, "digest.txt"), digest);
    rmSync(join(folder, file));
    expect(() => readPack(folder)).toThrow(`the policy pack is damaged: ${file} is missing`);
  });
});
