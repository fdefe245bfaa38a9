import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findConfigFile } from "../../runner/config-file";

describe("findConfigFile", () => {
  let root: string;
  const write = (name: string, text = ""): string => {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "config-file-"))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("finds connections.yaml beside the cdktf.json above the stack", () => {
    // GIVEN
    write("cdktf.json");
    const facts = write("connections.yaml");
    write("cdktf.out/stacks/a/cdk.tf.json");
    // THEN
    expect(findConfigFile(join(root, "cdktf.out/stacks/a"), {})).toBe(facts);
  });

  test("never takes facts from the output folder, though a cdktf.json lies there", () => {
    write("cdktf.json");
    const facts = write("connections.yaml");
    for (const folder of ["cdktf.out", "cdktf.out/stacks", "cdktf.out/stacks/a"]) {
      write(`${folder}/cdktf.json`);
      write(`${folder}/connections.yaml`);
    }
    expect(findConfigFile(join(root, "cdktf.out/stacks/a"), {})).toBe(facts);
  });

  test("knows an output folder of another name by its manifest", () => {
    write("cdktf.json");
    const facts = write("connections.yaml");
    write("out/manifest.json", '{"version":"0.21.0","stacks":{}}');
    write("out/stacks/a/cdktf.json");
    write("out/stacks/a/connections.yaml");
    expect(findConfigFile(join(root, "out/stacks/a"), {})).toBe(facts);
  });

  test("takes the file that ASTRO_CONNECT_CONFIG names, from the project's folder", () => {
    write("cdktf.json");
    const facts = write("trusted/facts.yaml");
    write("cdktf.out/stacks/a/cdk.tf.json");
    expect(
      findConfigFile(join(root, "cdktf.out/stacks/a"), { ASTRO_CONNECT_CONFIG: "trusted/facts.yaml" }),
    ).toBe(facts);
  });

  test("refuses facts in the output folder, also through a link", () => {
    write("cdktf.json");
    const inside = write("cdktf.out/facts.yaml");
    symlinkSync(inside, join(root, "facts.yaml"));
    for (const named of ["cdktf.out/facts.yaml", "facts.yaml"]) {
      expect(() => findConfigFile(root, { ASTRO_CONNECT_CONFIG: named })).toThrow(/output folder of synth/);
    }
  });

  test.each([
    [{}, /no cdktf\.json in or above/],
    [{ ASTRO_CONNECT_CONFIG: "nowhere.yaml" }, /"nowhere\.yaml", which does not exist/],
  ])("says what to do where there is none: %j", (env, message) => {
    expect(() => findConfigFile(root, env)).toThrow(message);
  });

  test("says what to do where only cdktf.json is there", () => {
    write("cdktf.json");
    expect(() => findConfigFile(root, {})).toThrow(/no connections\.yaml beside/);
  });
});
