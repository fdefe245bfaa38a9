import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { loadDeclaration } from "../../config/load";
import { cluster, fileOf, peering } from "./samples";

const root = join(__dirname, "..", "..");
const schema = JSON.parse(readFileSync(join(root, "config", "connections.schema.json"), "utf8")) as object;
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

const FILES = [
  "connections.yaml",
  ...readdirSync(join(root, "examples")).map((name) => join("examples", name)),
].filter((name) => name.endsWith(".yaml"));

test("the committed schema is what the sources say", () => {
  const script = join(root, "scripts", "json-schema.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test.each(FILES)("%s loads, passes the schema, and names it for editors", (name) => {
  const file = join(root, name);
  const text = readFileSync(file, "utf8");
  expect(loadDeclaration(file).declaration.connections.length).toBeGreaterThan(0);
  expect(validate(parse(text)) || validate.errors).toBe(true);
  const named = /^# yaml-language-server: \$schema=(.*)\n/.exec(text)?.[1] ?? "";
  expect(join(name, "..", named)).toBe(join("config", "connections.schema.json"));
});

test.each([
  ["an unknown key", cluster({ nmae: 1 }), peering()],
  ["a number as account", cluster({ accountId: 222222222222 }), peering()],
  ["a region there is not", cluster({ region: "us-east-9" }), peering()],
  ["a missing key", cluster({ cidr: undefined }), peering()],
  ["an unknown route", cluster(), peering({ route: "vpn" })],
  ["a port out of range", cluster(), peering({ services: [{ name: "a", ports: [0] }] })],
  ["one table twice", cluster(), peering({ routing: { routeTableIds: ["rtb-01234567", "rtb-01234567"] } })],
])("the schema refuses %s", (_, aCluster, connection) => {
  expect(validate(parse(fileOf([aCluster], [connection])))).toBe(false);
});

test("every key is described", () => {
  const without: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "properties") {
        for (const [name, property] of Object.entries(child as Record<string, { description?: string }>)) {
          if (!property.description?.endsWith(".")) without.push(`${path}.${name}`);
        }
      }
      walk(child, `${path}.${key}`);
    }
  };
  walk(schema, "");
  expect(without).toEqual([]);
});

test("the examples show every key", () => {
  // The examples are the reference of the routes: a key that is new in the schema must appear in one.
  const examples = readdirSync(join(root, "examples")).filter((file) => file.endsWith(".yaml"));
  const text = examples.map((file) => readFileSync(join(root, "examples", file), "utf8")).join("\n");
  const keys = new Set(
    readFileSync(join(root, "config", "connections.schema.json"), "utf8").match(/(?<=^ +")\w+(?=": \{$)/gm),
  );
  for (const structural of ["properties", "items", "default"]) keys.delete(structural);
  // Of the twelve services, the example of built-in endpoints lists all and uses some.
  for (const service of ["efs", "emr", "kinesis", "lambda"]) {
    expect(text).toMatch(new RegExp(`Any of s3,.*\\b${service}\\b`));
    keys.delete(service);
  }
  expect([...keys].filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
});
