import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { locateConfig, projectFolder } from "../../config/locate";

let folder: string;
const write = (name: string, text = "{}"): string => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};
const below = (): string => dirname(write("a/b/c"));

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "astro-connect-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("the file beside cdktf.json", () => {
  write("cdktf.json");
  expect(locateConfig({}, folder)).toBe("connections.yaml");
});

test("the file beside cdktf.json, from a folder below it", () => {
  write("cdktf.json");
  expect(locateConfig({}, below())).toBe(join("..", "..", "connections.yaml"));
  expect(projectFolder(below())).toBe(folder);
});

test("the file in the working directory, where there is no cdktf.json", () => {
  expect(locateConfig({}, folder)).toBe("connections.yaml");
  expect(projectFolder(folder)).toBe(folder);
});

test("what ASTRO_CONNECT_CONFIG names, relative to the project wherever in it the command is given", () => {
  write("cdktf.json");
  const env = { ASTRO_CONNECT_CONFIG: "x/other.yaml" };
  expect(locateConfig(env, folder)).toBe(join("x", "other.yaml"));
  expect(locateConfig(env, below())).toBe(join("..", "..", "x", "other.yaml"));
  expect(locateConfig({ ASTRO_CONNECT_CONFIG: join(folder, "o.yaml") }, folder)).toBe("o.yaml");
});

test("an empty ASTRO_CONNECT_CONFIG names nothing", () => {
  write("cdktf.json");
  expect(locateConfig({ ASTRO_CONNECT_CONFIG: "" }, folder)).toBe("connections.yaml");
});

describe("the output folder of synth", () => {
  const OUTPUTS: [string, () => void][] = [
    ["cdktf.out", () => undefined],
    ["out", () => void write("out/manifest.json", '{"version":"0.21.0","stacks":{}}')],
  ];

  test.each(OUTPUTS)("%s is never a project, though a cdktf.json lies in it", (out, manifest) => {
    // GIVEN
    write("cdktf.json");
    for (const inside of [out, `${out}/stacks`, `${out}/stacks/a`]) write(`${inside}/cdktf.json`);
    manifest();
    // THEN
    const stack = join(folder, out, "stacks", "a");
    expect(projectFolder(stack)).toBe(folder);
    expect(locateConfig({}, stack)).toBe(join("..", "..", "..", "connections.yaml"));
  });

  test("without a cdktf.json above it, the folder that holds it is the project", () => {
    write("cdktf.out/stacks/a/cdk.tf.json");
    expect(projectFolder(join(folder, "cdktf.out", "stacks", "a"))).toBe(folder);
  });

  test.each(["cdktf.out/facts.yaml", "cdktf.out/not-there.yaml", "link.yaml", "folder/facts.yaml"])(
    "%s in it is refused",
    (named) => {
      // GIVEN
      write("cdktf.json");
      symlinkSync(write("cdktf.out/facts.yaml"), join(folder, "link.yaml"));
      symlinkSync(join(folder, "cdktf.out"), join(folder, "folder"));
      // THEN
      expect(() => locateConfig({ ASTRO_CONNECT_CONFIG: named }, folder)).toThrow(
        `${named}:1:1: found a file that lies in the output folder of synth; write the facts outside of it`,
      );
    },
  );

  test("a connections.yaml that is a link into it is refused", () => {
    write("cdktf.json");
    symlinkSync(write("cdktf.out/facts.yaml"), join(folder, "connections.yaml"));
    expect(() => locateConfig({}, folder)).toThrow(/lies in the output folder of synth/);
  });
});
