import { failure } from "../../cli/failure";
import { UsageError } from "../../cli/usage-error";
import { ConfigError } from "../../config/errors";
import { CannotJudge } from "../../gate/errors";
import { RunnerError } from "../../runner/errors";

const problem = { file: "c.yaml", line: 3, column: 7, found: "x", message: "found x; write y" };

test.each<[string, unknown, string]>([
  ["of the call", new UsageError("a\nb"), "astro-connect: a\nastro-connect: b\n"],
  ["of the runner", new RunnerError("a"), "astro-connect: a\n"],
  ["of the file", new ConfigError([problem, problem]), "c.yaml:3:7: found x; write y\n".repeat(2)],
  ["of a plan", new CannotJudge("p.json: a\nq.json: b"), "p.json: a\nq.json: b\n"],
  [
    "nobody thought of",
    new Error("a\n  at b"),
    "astro-connect: a at b (ASTRO_CONNECT_DEBUG=1 shows where)\n",
  ],
  ["without a message", new Error(), "astro-connect: unexpected error (ASTRO_CONNECT_DEBUG=1 shows where)\n"],
  ["that is no error", "a", "astro-connect: a (ASTRO_CONNECT_DEBUG=1 shows where)\n"],
])("a failure %s is exit 2 and one line per problem", (_what, error, stderr) => {
  expect(failure(error, {})).toEqual({ exit: 2, stderr });
});

test("ASTRO_CONNECT_DEBUG=1 shows where", () => {
  const { exit, stderr } = failure(new Error("a"), { ASTRO_CONNECT_DEBUG: "1" });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/^Error: a\n +at .*failure\.test\.ts/);
});
