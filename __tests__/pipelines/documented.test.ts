/** The page's examples: their own steps, run between a branch `main` and a change that wants to be its own judge. */
import { execFileSync } from "node:child_process";
import { symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { exampleNamed, examples } from "./documented";
import { FACTS, FORGED_FACTS, Workspace, type Ended } from "./workspace";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Workflow {
  readonly on: { readonly pull_request: { readonly branches: readonly string[] } };
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly if?: string; readonly needs?: string; readonly steps: readonly Step[] }>
  >;
}

const workflows = examples()
  .filter(({ name }) => name.startsWith(".github/workflows/"))
  .map(({ text }) => parse(text) as Workflow);
const [declared, handWritten] = workflows as [Workflow, Workflow];
const gitlab = parse(exampleNamed(".gitlab-ci.yml")) as {
  readonly plan: { readonly script: readonly string[] };
};

/** A runner with a checkout of `main` and one of the change; `npm` and `npx` only note how they were called. */
class Runner extends Workspace {
  readonly env: NodeJS.ProcessEnv;

  /** @param plan - how `astro-connect plan` ends, and whether there are plans then */
  constructor(
    main: Readonly<Record<string, string>>,
    plan: { readonly exit: number; readonly plans: boolean } = { exit: 0, plans: true },
  ) {
    super();
    this.git(".", "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
    this.git(".", "clone", "--quiet", "origin.git", "workspace/base");
    for (const [name, text] of Object.entries(main)) this.write(`workspace/base/${name}`, text);
    this.commit("workspace/base", "main");
    this.git(".", "clone", "--quiet", `file://${join(this.path, "origin.git")}`, "workspace/change");
    this.write("temp/.keep", "");
    this.write("bin/npm", `#!/bin/sh\necho "npm $* in $PWD" >> "${this.path}/calls"\n`, 0o755);
    this.write(
      "bin/npx",
      `#!/bin/sh\necho "npx $* in $PWD" >> "${this.path}/calls"\ncp connections.yaml "${this.path}/planned"\n` +
        `while [ $# -gt 1 ]; do [ "$1" = --out ] && out="$2"; shift; done; [ "$1" = --out ] || out="$1"\n` +
        `mkdir -p "$out"\n${plan.plans ? 'touch "$out/orders.json"' : ":"}\nexit ${plan.exit}\n`,
      0o755,
    );
    this.env = {
      PATH: `${join(this.path, "bin")}:${process.env["PATH"] ?? ""}`,
      RUNNER_TEMP: join(this.path, "temp"),
      TMPDIR: this.path,
      GIT_CONFIG_NOSYSTEM: "1",
    };
  }

  git(folder: string, ...args: string[]): string {
    return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
      cwd: join(this.path, folder),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { PATH: process.env["PATH"], HOME: this.path, GIT_CONFIG_NOSYSTEM: "1" },
    }).trim();
  }

  commit(folder: string, branch: string): void {
    this.git(folder, "add", "--all");
    this.git(folder, "commit", "--quiet", "-m", "x");
    this.git(folder, "push", "--quiet", "origin", `HEAD:${branch}`);
  }

  /** The shell of a job's steps, one after the other, until one fails. */
  steps(steps: readonly Step[]): Ended {
    let ended: Ended = { code: 0, stdout: "", stderr: "" };
    for (const { run, "working-directory": folder = "." } of steps) {
      if (run === undefined) continue;
      ended = this.run(["bash", "--noprofile", "--norc", "-e"], run, this.env, join("workspace", folder));
      if (ended.code !== 0) return ended;
    }
    return ended;
  }
}

const MAIN = { "connections.yaml": FACTS, "package.json": "{}", "main.ts": "// main" };

describe("GitHub, connections.yaml", () => {
  const { steps } = declared.jobs["check"]!;

  function changed(files: Readonly<Record<string, string>>): Runner {
    const runner = new Runner(MAIN);
    for (const [name, text] of Object.entries(files)) runner.write(`workspace/change/${name}`, text);
    runner.commit("workspace/change", "change");
    return runner;
  }

  test("plans the change's file with main's program, and keeps main's facts", () => {
    const runner = changed({ "connections.yaml": FORGED_FACTS });
    expect(runner.steps(steps)).toMatchObject({ code: 0 });
    expect(runner.read("planned")).toBe(FORGED_FACTS);
    expect(runner.read("temp/facts.yaml")).toBe(FACTS);
    expect(runner.read("calls")).toBe(
      `npm ci --ignore-scripts in ${runner.path}/workspace/base\n` +
        `npx --no-install astro-connect plan --out ${runner.path}/temp/plans in ${runner.path}/workspace/base\n`,
    );
  });

  test("takes nothing else of the change", () => {
    const runner = changed({
      "connections.yaml": FACTS,
      "main.ts": "// evil",
      "package.json": '{"scripts":{"preinstall":"evil"}}',
      ".npmrc": "registry=https://evil.example",
      "waivers.yaml": "waivers: []",
    });
    expect(runner.steps(steps)).toMatchObject({ code: 0 });
    expect(runner.git("workspace/base", "status", "--porcelain")).toBe("");
  });

  test("does not follow a link in the place of the file", () => {
    const runner = new Runner(MAIN);
    unlinkSync(join(runner.path, "workspace/change/connections.yaml"));
    symlinkSync("../base/.git/config", join(runner.path, "workspace/change/connections.yaml"));
    runner.commit("workspace/change", "change");
    runner.steps(steps);
    expect(runner.read("planned")).toBe("../base/.git/config");
  });

  test("fails where the change has no such file", () => {
    const runner = new Runner(MAIN);
    unlinkSync(join(runner.path, "workspace/change/connections.yaml"));
    runner.commit("workspace/change", "change");
    expect(runner.steps(steps).code).not.toBe(0);
  });

  test.each([
    ["refused, with plans: the check says it", { exit: 1, plans: true }, true],
    ["refused at synth, without plans", { exit: 1, plans: false }, false],
    ["could not be planned", { exit: 2, plans: true }, false],
  ])("%s", (_what, plan, passes) => {
    expect(new Runner(MAIN, plan).steps(steps).code === 0).toBe(passes);
  });

  test("judges with what was taken from main", () => {
    const judge = steps.find(({ uses }) => uses?.startsWith("astro-connect/"));
    expect(judge?.with).toMatchObject({
      program: "base/node_modules/astro-connect/bin/astro-connect.js",
      config: "${{ runner.temp }}/facts.yaml",
      waivers: "base/waivers.yaml",
    });
  });
});

describe("GitHub, hand-written Terraform", () => {
  const { plan, check } = handWritten.jobs;

  test("the job that judges runs nothing, and is not skipped where the plan fails", () => {
    expect(check?.steps.some(({ run }) => run !== undefined)).toBe(false);
    expect(check).toMatchObject({ needs: "plan", if: "${{ always() }}" });
  });

  test("it has main, and not the change", () => {
    const checkouts = check?.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts?.map((step) => step.with?.["ref"])).toEqual(["refs/heads/main"]);
    expect(plan?.steps.some(({ uses }) => uses?.startsWith("astro-connect/"))).toBe(false);
  });
});

test.each([0, 1])("workflow %i runs for main only, and may do nothing but what a job asks for", (i) => {
  expect(workflows[i]?.on).toEqual({ pull_request: { branches: ["main"] } });
  expect(workflows[i]?.permissions).toEqual({});
});

describe("GitLab", () => {
  function merge(
    files: Readonly<Record<string, string>>,
    plan?: { exit: number; plans: boolean },
  ): Ended & { runner: Runner } {
    const runner = new Runner(MAIN, plan);
    for (const [name, text] of Object.entries(files)) runner.write(`workspace/change/${name}`, text);
    runner.commit("workspace/change", "change");
    const ended = runner.run(
      ["sh"],
      gitlab.plan.script.join("\n"),
      {
        ...runner.env,
        CI_DEFAULT_BRANCH: "main",
        CI_COMMIT_SHA: runner.git("workspace/change", "rev-parse", "HEAD"),
        CI_PROJECT_DIR: join(runner.path, "workspace/change"),
      },
      "workspace/change",
    );
    return { ...ended, runner };
  }

  test("plans the merge request's file with the program of the branch", () => {
    const { code, runner } = merge({
      "connections.yaml": FORGED_FACTS,
      ".npmrc": "registry=https://evil.example",
    });
    expect(code).toBe(0);
    expect(runner.read("planned")).toBe(FORGED_FACTS);
    expect(runner.read("calls")).toMatch(
      /^npm ci --ignore-scripts in .*\/base\nnpx --no-install .* in .*\/base\n$/,
    );
  });

  test.each([
    ["refused, with plans: the check says it", { exit: 1, plans: true }, true],
    ["refused at synth, without plans", { exit: 1, plans: false }, false],
    ["could not be planned", { exit: 2, plans: true }, false],
  ])("%s", (_what, plan, passes) => {
    expect(merge({ "connections.yaml": FORGED_FACTS }, plan).code === 0).toBe(passes);
  });
});
