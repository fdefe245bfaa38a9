/** `examples/atlantis/repos.yaml`: the step, run as Atlantis runs it and read as Atlantis reads it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { BIN, requireBuilt } from "../cli/astro-connect";
import { FACTS, PASSING, REFUSED, REFUSING_RULE, ROOT, Workspace } from "./workspace";

interface Repos {
  readonly repos: readonly Readonly<Record<string, unknown>>[];
  readonly workflows: Readonly<
    Record<string, { readonly policy_check: { readonly steps: readonly ["show", { readonly run: string }] } }>
  >;
  readonly policies: {
    readonly policy_item_regex: string;
    readonly sticky_policy_approvals: boolean;
    readonly policy_sets: readonly { readonly name: string }[];
  };
}

const config = parse(readFileSync(join(ROOT, "examples", "atlantis", "repos.yaml"), "utf8")) as Repos;
const [show, step] = config.workflows["astro-connect"]!.policy_check.steps;

class Server extends Workspace {
  constructor() {
    super();
    this.write("facts.yaml", FACTS);
    this.write("bin/astro-connect", `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, 0o755);
  }

  /** What the step says of a plan: standard output and error together, as Atlantis takes them. */
  said(plan: string, name = "default.json"): { readonly code: number | null; readonly output: string } {
    this.write(`repo/${name}`, plan);
    const script = step.run.replace(
      "/etc/atlantis/astro-connect/connections.yaml",
      join(this.path, "facts.yaml"),
    );
    expect(script).not.toBe(step.run);
    const { code, stdout, stderr } = this.run(
      ["sh"],
      script,
      {
        PATH: `${join(this.path, "bin")}:${process.env["PATH"] ?? ""}`,
        SHOWFILE: join(this.path, "repo", name),
        TMPDIR: this.path,
      },
      "repo",
    );
    return { code, output: stdout + stderr };
  }
}

/** How Atlantis decides whether a custom check passed: newer versions by the first two, older ones by the last. */
const passes = {
  now: (output: string) =>
    output !== "" && !/([1-9][0-9]* failure|failures": \[)/.test(output) && !output.trim().startsWith("FAIL"),
  before: (output: string) => !output.toLowerCase().includes("fail"),
};

/** The items that approvals are kept for. */
const items = (output: string): readonly string[] =>
  output.match(new RegExp(config.policies.policy_item_regex.replace("(?m)", ""), "gm")) ?? [];

beforeAll(requireBuilt);
let server: Server;
beforeEach(() => (server = new Server()));
const refused = readFileSync(REFUSED, "utf8");

test("a pull request changes neither the workflow nor whether it is checked, nor where it goes", () => {
  expect(config.repos).toEqual([
    expect.objectContaining({
      branch: "/^main$/",
      workflow: "astro-connect",
      policy_check: true,
      custom_policy_check: true,
      allowed_overrides: [],
      allow_custom_workflows: false,
    }),
  ]);
});

test("the plan is shown first, and each policy set has a step", () => {
  expect(show).toBe("show");
  expect(config.policies.policy_sets).toHaveLength(1);
});

test("a plan that passes is said to, and the report says something", () => {
  const { code, output } = server.said(readFileSync(PASSING, "utf8"));
  expect(code).toBe(0);
  expect([passes.now(output), passes.before(output)]).toEqual([true, true]);
});

test("a refused one fails, by what is said; the step itself succeeds, because Atlantis drops what a failed one says", () => {
  const { code, output } = server.said(refused);
  expect(code).toBe(0);
  expect([passes.now(output), passes.before(output)]).toEqual([false, false]);
  expect(output).toMatch(/^FAIL astro-connect refuses this plan\n/);
});

test("each error is an item, and nothing else is but the head", () => {
  const { output } = server.said(refused);
  const errors = output.match(/^.*: error .*$/gm) ?? [];
  expect(errors.length).toBeGreaterThan(0);
  expect(items(output)).toEqual(["FAIL astro-connect refuses this plan", ...errors]);
  expect(items(output).join("\n")).toContain(REFUSING_RULE);
});

test("the same plan gives the same items in another clone and on another run", () => {
  const other = new Server();
  expect(items(other.said(refused).output)).toEqual(items(server.said(refused).output));
});

test("a plan that cannot be judged fails with items that no approval of a refusal covers", () => {
  const { code, output } = server.said("{");
  expect(code).toBe(0);
  expect(passes.now(output)).toBe(false);
  expect(items(output)[0]).toBe("FAIL astro-connect could not judge this plan");
  expect(items(output)[1]).toMatch(/^FAIL default\.json: not JSON/);
});

test("a program that is missing fails", () => {
  server.write("bin/astro-connect", "#!/bin/sh\nexit 127\n", 0o755);
  expect(passes.now(server.said(refused).output)).toBe(false);
});

test.each(["--fail-on=never.json", "a b.json", "$(touch pwned).json", "x: error y.json"])(
  "a project whose plan is called %s is refused like any other",
  (name) => {
    const { output } = server.said(refused, name);
    expect(passes.now(output)).toBe(false);
    expect(server.list("repo")).toEqual([name]);
  },
);
