/** `action.yml`: its steps, run as GitHub's runner runs them, with the real program on real plans. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { requireBuilt } from "../cli/astro-connect";
import {
  emittedPlan,
  type Ended,
  FACTS,
  FORGED_FACTS,
  PASSING,
  REFUSED,
  REFUSING_RULE,
  ROOT,
  Workspace,
} from "./workspace";

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: { readonly steps: readonly [Step, Step] };
};
const [build, check] = action.runs.steps;

/** How the runner calls `shell: bash`. */
const BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"];

class Runner extends Workspace {
  constructor() {
    super();
    for (const folder of ["workspace", "temp"]) this.write(`${folder}/.keep`, "");
    this.write("workspace/base/connections.yaml", FACTS);
    for (const file of ["output", "summary"]) this.write(file, "");
  }

  /** Evaluates the expressions of the step's `env` and runs it. */
  check(inputs: Readonly<Record<string, string>>): Ended {
    const given = Object.fromEntries(
      Object.entries(action.inputs).map(([name, { default: value }]) => [name, inputs[name] ?? value ?? ""]),
    );
    const env = Object.fromEntries(
      Object.entries(check.env ?? {}).map(([name, expression]) => [
        name,
        expression
          .replace("${{ github.action_path }}", ROOT)
          .replace(/^\$\{\{ inputs\.([a-z-]+) \}\}$/, (_, input: string) => given[input] ?? "?"),
      ]),
    );
    return this.run(
      BASH,
      check.run,
      {
        ...env,
        GITHUB_WORKSPACE: join(this.path, "workspace"),
        GITHUB_OUTPUT: join(this.path, "output"),
        GITHUB_STEP_SUMMARY: join(this.path, "summary"),
        RUNNER_TEMP: join(this.path, "temp"),
      },
      "workspace",
    );
  }
}

/** Each line of a log must be a command that the runner knows: else it is text that somebody smuggled in. */
function commands(log: string): string[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => /^::(error|warning|notice)( [^:]*)?::/.exec(line)?.[1] ?? `NO COMMAND: ${line}`);
}

beforeAll(requireBuilt);

let runner: Runner;
beforeEach(() => (runner = new Runner()));
const CONFIG = { config: "base/connections.yaml" };

test("no expression stands inside a script, where it would be part of the program", () => {
  for (const { run } of action.runs.steps) expect(run).not.toContain("${{");
});

test("a refused plan: exit 1, an annotation, a summary, the outputs", () => {
  runner.copy(REFUSED, "workspace/plan.json");
  const { code, stdout } = runner.check({ ...CONFIG, plans: "plan.json" });
  expect(code).toBe(1);
  expect(stdout).toMatch(new RegExp(`^::error file=.*plan\\.json,title=${REFUSING_RULE}::`, "m"));
  expect(runner.read("summary")).toMatch(/❌ \*\*\d+ refused\*\*/);
  expect(runner.read("output")).toMatch(/^exit-code=1\nmarkdown=.*\/report\.md\n$/);
});

test("one that passes: exit 0", () => {
  runner.copy(PASSING, "workspace/plan.json");
  expect(runner.check({ ...CONFIG, plans: "plan.json" }).code).toBe(0);
  expect(runner.read("summary")).toContain("**Nothing refused**");
  expect(runner.read("output")).toMatch(/^exit-code=0$/m);
});

test("several plans by patterns, one report; SARIF where it is asked for", () => {
  runner.copy(REFUSED, "workspace/plans/b.json");
  runner.copy(PASSING, "workspace/plans/a b.json");
  runner.copy(PASSING, "workspace/more/c.json");
  const { code } = runner.check({ ...CONFIG, plans: "plans/*.json\n\n  more/c.json\n", sarif: "r.sarif" });
  expect(code).toBe(1);
  expect(runner.read("summary").match(/^## astro-connect$/gm)).toHaveLength(1);
  const { runs } = JSON.parse(runner.read("workspace/r.sarif")) as {
    runs: { results: { ruleId: string }[] }[];
  };
  expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toContain(REFUSING_RULE);
});

test("a pattern is one word, also with blanks in it", () => {
  runner.copy(REFUSED, "workspace/my plans/a b.json");
  runner.copy(PASSING, "workspace/plans/c.json");
  expect(runner.check({ ...CONFIG, plans: "my plans/*.json" }).code).toBe(1);
  expect(runner.read("summary")).toContain("my plans/a b.json");
});

test("the annotation is on the line of connections.yaml, named from the top of the repository", () => {
  runner.write("workspace/base/.git", "gitdir: elsewhere");
  runner.write("workspace/base/infra/cdktf.json", "{}");
  runner.write("temp/plans/orders.json", emittedPlan());
  const { stdout } = runner.check({
    ...CONFIG,
    plans: join(runner.path, "temp/plans/*.json"),
    folder: "base/infra",
  });
  expect(stdout).toMatch(/^::error file=infra\/connections\.yaml,line=13,col=5,title=vpc-peering\/accepter/m);
});

test("the threshold is the caller's", () => {
  runner.copy(REFUSED, "workspace/plan.json");
  expect(runner.check({ ...CONFIG, plans: "plan.json", "fail-on": "never" }).code).toBe(0);
  expect(runner.check({ ...CONFIG, plans: "plan.json", "fail-on": "sometimes" }).code).toBe(2);
});

test("waivers are used where they are given, and must exist then", () => {
  runner.copy(REFUSED, "workspace/plan.json");
  const waive = runner.check({ ...CONFIG, plans: "plan.json", waivers: "base/waivers.yaml" });
  expect([waive.code, commands(waive.stdout)]).toEqual([2, ["error"]]);
});

test("a program of the caller's instead of the action's own", () => {
  runner.copy(REFUSED, "workspace/plan.json");
  runner.write("workspace/base/program.js", `console.log("::notice::mine"); process.exitCode = 3;`);
  const { code } = runner.check({ ...CONFIG, plans: "plan.json", program: "base/program.js" });
  expect(code).toBe(3);
});

describe("what cannot be judged: exit 2, and the log says why", () => {
  test.each([
    ["no file matches", { plans: "none/*.json" }, /no file matches .*none/],
    ["no pattern at all", { plans: " \n " }, /plans: empty/],
    ["a file that is not there", { plans: "none.json" }, /none\.json: cannot be read/],
    ["a plan that is none", { plans: "base/connections.yaml" }, /not JSON/],
    ["no program", { plans: "plan.json", program: "none.js" }, /program: there is no .*none\.js/],
    ["no facts", { plans: "plan.json", config: "none.yaml" }, /none\.yaml/],
  ])("%s", (_what, inputs, message) => {
    runner.copy(REFUSED, "workspace/plan.json");
    const { code, stdout, stderr } = runner.check({ ...CONFIG, ...inputs });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(commands(stdout)).toEqual(["error"]);
    expect(stdout).toMatch(message);
    expect(runner.read("output")).toMatch(/^exit-code=2$/m);
  });
});

describe("a pull request that names its files to harm", () => {
  const NAMES = [
    "a\n::error::forged.json",
    "%0A::error::forged.json",
    "--fail-on=never.json",
    "-",
    "$(touch pwned).json",
    "`touch pwned`.json",
    "; touch pwned ;.json",
    "' \" \\ & | .json",
    "*.json",
    "\u001b[2J.json",
    "##[error]forged.json",
    "exit-code=0\nmarkdown=x.json",
  ];

  test("is refused like any other, and nothing but annotations is said", () => {
    for (const name of NAMES) runner.copy(REFUSED, `workspace/plans/${name}`);
    const { code, stdout, stderr } = runner.check({ ...CONFIG, plans: "plans/*", sarif: "r.sarif" });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(new Set(commands(stdout))).toEqual(
      new Set(["error", "notice"].filter((c) => stdout.includes(`::${c}`))),
    );
    expect(stdout).not.toContain("forged::");
    expect(runner.read("output").split("\n")).toEqual([
      "exit-code=1",
      expect.stringMatching(/^markdown=.*report\.md$/),
      "",
    ]);
    expect(runner.list("workspace")).toEqual([".keep", "base", "plans", "r.sarif"]);
  });

  test("even in the top folder, where a name could be an option", () => {
    runner.copy(REFUSED, "workspace/--fail-on=never");
    runner.copy(REFUSED, "workspace/--waivers=x");
    expect(runner.check({ ...CONFIG, plans: "--*" }).code).toBe(1);
  });

  test("and one that cannot be judged forges nothing in the message", () => {
    runner.write("workspace/plans/a\n::error::forged\n##[error]x.json", "{");
    const { code, stdout } = runner.check({ ...CONFIG, plans: "plans/*" });
    expect(code).toBe(2);
    expect(commands(stdout)).toEqual(["error"]);
    expect(stdout).not.toContain("##[");
  });

  test("nor does one that spells a line break as the runner would read it", () => {
    runner.write("workspace/plans/a%0A::error::forged.json", "{");
    expect(runner.check({ ...CONFIG, plans: "plans/*" }).stdout).toContain(
      "/a%250A::error::forged.json: not JSON",
    );
  });
});

test("forged facts would let the plan pass: that they come from elsewhere is what refuses it", () => {
  runner.copy(REFUSED, "workspace/plan.json");
  runner.write("workspace/connections.yaml", FORGED_FACTS);
  expect(runner.check({ plans: "plan.json", config: "connections.yaml" }).code).toBe(0);
  expect(runner.check({ plans: "plan.json", config: "base/connections.yaml" }).code).toBe(1);
});

describe("the build step", () => {
  test("runs only without a program of the caller's", () => {
    expect(build.if).toBe("inputs.program == ''");
  });

  test("installs nothing where the program is built", () => {
    runner.write("bin/npm", "#!/bin/sh\necho npm was called; exit 9\n", 0o755);
    runner.write("action/dist/cli/main.js", "");
    const PATH = `${join(runner.path, "bin")}:${process.env["PATH"] ?? ""}`;
    expect(runner.run(BASH, build.run, { PATH }, "action")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("builds from the lock file, without scripts of what it installs", () => {
    runner.write("bin/npm", '#!/bin/sh\necho "npm $*"\n', 0o755);
    runner.write("action/package.json", "{}");
    const PATH = `${join(runner.path, "bin")}:${process.env["PATH"] ?? ""}`;
    expect(runner.run(BASH, build.run, { PATH }, "action").stdout).toBe(
      "npm ci --ignore-scripts --no-audit --no-fund\nnpm run build\n",
    );
  });

  test("says what to do where Node is too old", () => {
    runner.write("bin/node", "#!/bin/sh\nexit 1\n", 0o755);
    const { code, stdout } = runner.run(BASH, build.run, {
      PATH: `${join(runner.path, "bin")}:${process.env["PATH"] ?? ""}`,
    });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error .*needs Node 20\.12 or newer/);
  });
});
