import type { JsonObject } from "../../gate/plan/json";
import { originOf } from "../../gate/plan/origin";

const plan = (origin: unknown): JsonObject =>
  ({
    configuration: { root_module: { variables: { astro_connect_origin: { default: origin } } } },
  }) as unknown as JsonObject;

const ORIGIN = {
  file: "connections.yaml",
  connection: { id: "orders", line: 9, column: 5 },
  resources: { "aws_route.a": { line: 13, column: 7 }, "aws_route.odd": { line: 0, column: 7 } },
};

test.each([
  ["a resource", "aws_route.a", 13],
  ["an instance of it", "aws_route.a[0]", 13],
  ["an instance with a key that has brackets", 'aws_route.a["b]["]', 13],
  ["what is no resource's fault", null, 9],
  ["a resource that nobody declared", "aws_route.b", 9],
  ["a place that is none", "aws_route.odd", 9],
  ["a name that every object has", "constructor", 9],
])("%s", (_what, address, line) => {
  expect(originOf(plan(ORIGIN))(address)).toMatchObject({ file: "connections.yaml", line });
});

test.each([
  ["no origin", undefined],
  ["another shape", "x"],
  ["no file", { ...ORIGIN, file: 7 }],
  ["a file whose name steers a terminal", { ...ORIGIN, file: "a\u001b[2J" }],
  ["a file of two lines", { ...ORIGIN, file: "a\n::error::b" }],
  ["a file whose name is half a character", { ...ORIGIN, file: "\ud800" }],
  ["a file with an endless name", { ...ORIGIN, file: "a".repeat(2_000) }],
])("of %s nothing is known", (_what, origin) => {
  expect(originOf(plan(origin))("aws_route.a")).toBeNull();
  expect(originOf(plan(origin))(null)).toBeNull();
});

test.each([-1, 0, 1.5, 1e300, "13", null])("line %j is none", (line) => {
  expect(
    originOf(plan({ ...ORIGIN, connection: {}, resources: { "aws_route.a": { line, column: 1 } } }))(
      "aws_route.a",
    ),
  ).toBeNull();
});
