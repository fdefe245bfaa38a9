/**
 * What installs astro-connect for a pipeline, from a clone of what is committed: pre-commit's hook in a repository of its own,
 * and the build of the GitHub action. Slow, because both install what the lock file lists.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { exampleNamed } from "../pipelines/documented";
import { preCommit } from "../pipelines/tools";
import { ROOT } from "../pipelines/workspace";
import { describeWith, temporaryFolder } from "../support/tools";

const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim();
const good = readFileSync(join(ROOT, "examples", "vpc-peering.yaml"), "utf8");

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, GIT_CONFIG_NOSYSTEM: "1", ...env },
    encoding: "utf8",
  });
  return { code: status, said: stdout + stderr };
}

describeWith(preCommit, "the pre-commit hook", (program) => {
  const repository = temporaryFolder("pre-commit");
  const env = { PRE_COMMIT_HOME: temporaryFolder("pre-commit-home"), FORCE_COLOR: "0" };
  const git = (...args: string[]): Ended =>
    run("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], repository, env);

  beforeAll(() => {
    git("init", "--quiet");
    const config = parse(exampleNamed(".pre-commit-config.yaml")) as {
      repos: { repo: string; rev: string }[];
    };
    Object.assign(config.repos[0]!, { repo: ROOT, rev: commit });
    writeFileSync(join(repository, ".pre-commit-config.yaml"), stringify(config));
    expect(run(program, ["install", "--install-hooks"], repository, env)).toMatchObject({ code: 0 });
  });

  /** Commits a file, through the hook. */
  function change(name: string, text: string): Ended {
    mkdirSync(dirname(join(repository, name)), { recursive: true });
    writeFileSync(join(repository, name), text);
    git("add", "--all");
    return git("commit", "--message", "x");
  }

  test("lets a good file pass, and writes nothing into the repository", () => {
    expect(change("connections.yaml", good)).toMatchObject({ code: 0 });
    expect(git("status", "--porcelain", "--ignored").said).toBe("");
  });

  test("refuses one that is wrong, with its line, and the commit with it", () => {
    const { code, said } = change("infra/connections.yaml", good.replace("172.20.0.0/20", "172.20.0.1/20"));
    expect(code).toBe(1);
    expect(said).toMatch(/^infra\/connections\.yaml:\d+:\d+: .*write 172\.20\.0\.0\/20$/m);
    expect(git("log", "--oneline").said.trim().split("\n")).toHaveLength(1);
    git("rm", "--force", "--quiet", "infra/connections.yaml");
  });

  test("looks at the connections when the waivers change", () => {
    const { code, said } = change("waivers.yaml", "waivers: [{}]\n");
    expect(code).toBe(1);
    expect(said).toMatch(/^waivers\.yaml:1:11: /m);
    git("rm", "--force", "--quiet", "waivers.yaml");
  });

  test("has nothing to say about other files", () => {
    expect(git("commit", "--allow-empty", "--message", "x").said).toMatch(/no files to check.*Skipped/);
  });
});

test("the action builds the program from a clone, from its lock file", () => {
  const clone = join(temporaryFolder("action"), "clone");
  execFileSync("git", ["clone", "--quiet", ROOT, clone]);
  const action = parse(readFileSync(join(clone, "action.yml"), "utf8")) as {
    runs: { steps: { run: string }[] };
  };
  const script = join(dirname(clone), "step.sh");
  writeFileSync(script, action.runs.steps[0]!.run);
  // WHEN
  const built = run("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], clone);
  // THEN
  expect(built).toMatchObject({ code: 0 });
  expect(existsSync(join(clone, "dist", "cli", "main.js"))).toBe(true);
  const { said } = run(process.execPath, [join(clone, "bin", "astro-connect.js"), "explain"], clone);
  expect(said).toMatch(/^vpc-peering\/accepter-must-accept +error +/m);
});
