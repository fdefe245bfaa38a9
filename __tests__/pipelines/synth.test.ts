/** What is said on the lines of the file before there is a plan that `check` could say it from. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { BIN, CONNECTIONS, requireBuilt } from "../cli/astro-connect";
import { ROOT, Workspace } from "./workspace";

const WRONG_FACTS = CONNECTIONS.replace("172.20.0.0/20", "172.20.0.1/20");
const WRONG_CONNECTION = CONNECTIONS.replace("rtb-0123456789abcdef0", "rtb-x");

let project: Workspace;
beforeAll(requireBuilt);
beforeEach(() => {
  project = new Workspace();
  mkdirSync(join(project.path, ".git"));
  project.write("infra/cdktf.json", "{}");
  project.write("bin/terraform", "#!/bin/sh\n", 0o755);
});

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { code: number | null; stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: join(project.path, "infra"),
    env: { PATH: join(project.path, "bin"), HOME: project.path, TMPDIR: project.path, ...env },
    encoding: "utf8",
  });
  return { code: status, stderr };
}

describe.each([
  ["synth", join(ROOT, "bin", "synth.js"), []],
  ["plan", BIN, ["plan"]],
])("%s", (_command, program, args) => {
  test.each([
    [
      "the facts",
      WRONG_FACTS,
      /^::error file=infra\/connections\.yaml,line=7,col=\d+,title=astro-connect::.*172\.20\.0\.0\/20$/m,
    ],
    [
      "a connection",
      WRONG_CONNECTION,
      /^::error file=infra\/connections\.yaml,line=14,col=\d+,title=astro-connect::/m,
    ],
  ])(
    "a mistake in %s is an annotation where GitHub runs it, and a line of text everywhere",
    (_what, text, annotation) => {
      project.write("infra/connections.yaml", text);
      const { code, stderr } = run(program, args, { GITHUB_ACTIONS: "true" });
      expect(code).toBe(2);
      expect(stderr.match(/^::error /gm)).toHaveLength(1);
      expect(stderr).toMatch(annotation);
      expect(run(program, args, {}).stderr).not.toContain("::error");
    },
  );
});

test("status says it in text only: nobody reviews its lines", () => {
  project.write("infra/connections.yaml", WRONG_FACTS);
  const { code, stderr } = run(BIN, ["status"], { GITHUB_ACTIONS: "true" });
  expect(code).toBe(2);
  expect(stderr).not.toContain("::error");
});
