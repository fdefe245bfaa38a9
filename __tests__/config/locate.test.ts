import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locateConfig, projectFolder } from "../../config/locate";

const folder = mkdtempSync(join(tmpdir(), "astro-connect-"));
const below = join(folder, "a", "b");
const elsewhere = mkdtempSync(join(tmpdir(), "astro-connect-"));

beforeAll(() => {
  mkdirSync(below, { recursive: true });
  writeFileSync(join(folder, "cdktf.json"), "{}");
});
afterAll(() => [folder, elsewhere].forEach((each) => rmSync(each, { recursive: true })));

test("the file beside cdktf.json", () => {
  expect(locateConfig({}, folder)).toBe("connections.yaml");
});

test("the file beside cdktf.json, from a folder below it", () => {
  expect(locateConfig({}, below)).toBe(join("..", "..", "connections.yaml"));
  expect(projectFolder(below)).toBe(folder);
});

test("the file in the working directory, where there is no cdktf.json", () => {
  expect(locateConfig({}, elsewhere)).toBe("connections.yaml");
});

test("what ASTRO_CONNECT_CONFIG names, relative to the working directory", () => {
  expect(locateConfig({ ASTRO_CONNECT_CONFIG: "x/other.yaml" }, below)).toBe(join("x", "other.yaml"));
  expect(locateConfig({ ASTRO_CONNECT_CONFIG: join(folder, "o.yaml") }, folder)).toBe("o.yaml");
});

test("an empty ASTRO_CONNECT_CONFIG names nothing", () => {
  expect(locateConfig({ ASTRO_CONNECT_CONFIG: "" }, folder)).toBe("connections.yaml");
});
