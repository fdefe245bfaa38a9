import { ConfigError } from "../../config/errors";
import { annotations } from "../../gate/annotate";
import { report } from "./formats/sample";

const IN_GITHUB = { GITHUB_ACTIONS: "true" };
const error = new ConfigError([
  { file: "connections.yaml", line: 3, column: 5, found: "x", message: "write y instead" },
]);

test("findings and problems of the file are annotated where GitHub runs", () => {
  expect(annotations(report, IN_GITHUB)).toMatch(/^::error file=connections\.yaml,line=14,/);
  expect(annotations(error, IN_GITHUB)).toBe(
    "::error file=connections.yaml,line=3,col=5,title=astro-connect::write y instead\n",
  );
});

test("remarks are not: `check` makes them", () => {
  expect(annotations({ ...report, findings: [], remarks: ["a"] }, IN_GITHUB)).toBe("");
});

test.each([{}, { GITHUB_ACTIONS: "false" }, { CI: "true" }])("nothing is said elsewhere: %j", (env) => {
  expect(annotations(report, env)).toBe("");
  expect(annotations(error, env)).toBe("");
});

test("what has no line is not annotated", () => {
  expect(annotations(new Error("x"), IN_GITHUB)).toBe("");
});
