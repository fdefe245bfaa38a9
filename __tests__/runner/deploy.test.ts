/** Our own `plan` and `deploy` around the real Terraform; the CDKTF app and the judge are test doubles. */
import { chmodSync, existsSync, lstatSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describeWithTerraform, Workshop } from "./support/workshop";

jest.setTimeout(60_000);

describeWithTerraform("plan and deploy", () => {
  let workshop: Workshop;
  beforeEach(() => {
    workshop = new Workshop();
    workshop.write("cdktf.json", "{}");
    workshop.write("connections.yaml", "");
  });
  afterEach(() => workshop.remove());

  const project = (stacks: Readonly<Record<string, string>>): void =>
    workshop.write("stacks.json", JSON.stringify(stacks));
  const deployed = (id: string): boolean => existsSync(join(workshop.root, `terraform.${id}.tfstate`));

  test("deploys all stacks, and says on standard output only what the judge says", () => {
    project({ a: "fine", b: "fine" });
    const { code, stdout } = workshop.stacks("deploy", { autoApprove: true });
    expect(stdout).toBe("double: fine\n");
    expect(code).toBe(0);
    expect(deployed("a") && deployed("b")).toBe(true);
    expect(workshop.leftovers()).toEqual([]);
  });

  test("applies none when one is refused, though the refused one comes last", () => {
    project({ a: "fine", b: "forbidden" });
    const { code, stdout, stderr } = workshop.stacks("deploy", { autoApprove: true });
    expect(stdout).toBe("double/forbidden: terraform_data.a\n");
    expect(stderr).toMatch(/Refused by policy: nothing was applied\./);
    expect(code).toBe(1);
    expect(deployed("a") || deployed("b")).toBe(false);
  });

  test("deploys only what is named", () => {
    project({ a: "fine", b: "forbidden" });
    expect(workshop.stacks("deploy", { stacks: ["a"], autoApprove: true }).code).toBe(0);
    expect([deployed("a"), deployed("b")]).toEqual([true, false]);
  });

  test("names the stack that was probably meant", () => {
    project({ orders: "fine" });
    const { code, stderr } = workshop.stacks("deploy", { stacks: ["order"], autoApprove: true });
    expect(stderr).toMatch(/^RunnerError: no stack "order": did you mean "orders"\?$/m);
    expect(code).toBe(2);
  });

  test("applies nothing without a terminal to ask on", () => {
    project({ a: "fine" });
    const { code, stderr } = workshop.stacks("deploy", {});
    expect(stderr).toMatch(/no terminal to ask on, so nothing was applied: give --auto-approve/);
    expect(code).toBe(2);
    expect(deployed("a")).toBe(false);
  });

  test("asks nothing where there is nothing to do", () => {
    project({ a: "fine" });
    workshop.stacks("deploy", { autoApprove: true });
    expect(workshop.stacks("deploy", {}).code).toBe(0);
  });

  test("stops at the stack that fails, and says what was not applied", () => {
    project({ a: "fine", b: "fails", c: "fine" });
    const { code, stderr } = workshop.stacks("deploy", { autoApprove: true });
    expect(stderr).toMatch(/b: Terraform failed to apply it\. Not applied: c\./);
    expect(code).toBe(2);
    expect([deployed("a"), deployed("c")]).toEqual([true, false]);
  });

  test.each([
    ["1", 1],
    ["2", 2],
    ["3", 2],
  ])("ends as synth ends: %s", (ends, code) => {
    project({ a: "fine" });
    expect(workshop.stacks("deploy", { autoApprove: true }, { SYNTH_ENDS: ends }).code).toBe(code);
    expect(deployed("a")).toBe(false);
  });

  test("refuses arguments in disguise", () => {
    project({ a: "fine" });
    const { code, stderr } = workshop.stacks(
      "deploy",
      { autoApprove: true },
      { TF_CLI_ARGS_apply: "-lock=false" },
    );
    expect(stderr).toMatch(/TF_CLI_ARGS_apply adds arguments/);
    expect(code).toBe(2);
  });

  test("plan changes nothing and keeps the JSON of each plan for its owner only", () => {
    project({ a: "fine", b: "forbidden" });
    const { code, stdout } = workshop.stacks("plan", { out: "plans" });
    expect(stdout).toBe("double/forbidden: terraform_data.a\n");
    expect(code).toBe(1);
    expect(JSON.parse(workshop.read("plans/a.json"))).toMatchObject({ format_version: "1.2" });
    expect(statSync(join(workshop.root, "plans/b.json")).mode & 0o777).toBe(0o600);
    expect(deployed("a")).toBe(false);
  });

  test("plan ends with 2 when a plan cannot be judged, though another is refused", () => {
    project({ a: "forbidden" });
    expect(workshop.stacks("plan", {}, { JUDGE_CANNOT: "1" }).code).toBe(2);
  });

  describe("the folder of plan --out", () => {
    const kept = (): string[] => readdirSync(join(workshop.root, "plans")).sort();

    test("holds exactly what check takes", () => {
      project({ a: "fine", b: "fine" });
      expect(workshop.stacks("plan", { out: "plans" }).stderr).not.toMatch(/also holds/);
      expect(kept()).toEqual(["a.json", "b.json"]);
    });

    test("holds no older plan of a stack that could not be planned", () => {
      project({ a: "fine", b: "fine" });
      workshop.stacks("plan", { out: "plans" });
      project({ a: "fine", b: '${error("no")}' });
      expect(workshop.stacks("plan", { out: "plans" }).code).toBe(2);
      expect(kept()).toEqual(["a.json"]);
    });

    test("holds what others left there, and that is said", () => {
      project({ a: "fine" });
      workshop.write("plans/gone.json", "{}");
      workshop.write("plans/notes.txt", "");
      const { code, stderr } = workshop.stacks("plan", { out: "plans" });
      expect(code).toBe(0);
      expect(stderr).toMatch(/^plans also holds gone\.json, which this call did not write/m);
      expect(kept()).toEqual(["a.json", "gone.json", "notes.txt"]);
    });

    test("a file that everybody may read, or a link, is replaced, not written to", () => {
      project({ a: "fine", b: "fine" });
      workshop.write("plans/a.json", "old");
      chmodSync(join(workshop.root, "plans/a.json"), 0o644);
      workshop.write("elsewhere", "untouched");
      symlinkSync("../elsewhere", join(workshop.root, "plans/b.json"));
      expect(workshop.stacks("plan", { out: "plans" }).code).toBe(0);
      expect(statSync(join(workshop.root, "plans/a.json")).mode & 0o777).toBe(0o600);
      expect(lstatSync(join(workshop.root, "plans/b.json")).isSymbolicLink()).toBe(false);
      expect(workshop.read("elsewhere")).toBe("untouched");
    });

    test("is made with those above it", () => {
      project({ a: "fine" });
      expect(workshop.stacks("plan", { out: "deep/er/plans" }).code).toBe(0);
      expect(JSON.parse(workshop.read("deep/er/plans/a.json"))).toMatchObject({ format_version: "1.2" });
    });

    test.each(["a-file", "/proc/nowhere/plans"])("that cannot be one, %s, ends with 2 and says so", (out) => {
      project({ a: "fine" });
      workshop.write("a-file", "");
      const { code, stdout, stderr } = workshop.stacks("plan", { out });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(/RunnerError: the plans cannot be kept in .*(a-file|plans): /);
    });
  });

  describe("progress", () => {
    const lines = (command: "plan" | "deploy", env: NodeJS.ProcessEnv): string[] =>
      workshop.stacks(command, { autoApprove: true }, env).stderr.trimEnd().split("\n");

    test("says what is done, stack by stack", () => {
      project({ a: "fine", b: "fine" });
      const shown = lines("plan", { PROGRESS: "1" }).filter((line) => line.startsWith("[show] "));
      expect(shown.slice(0, 4)).toEqual([
        "[show] initialising 1 of 2: a",
        "[show] initialising 2 of 2: b",
        "[show] planned 0 of 2; planning a",
        "[show] planned 0 of 2; planning a, b",
      ]);
      expect(shown.at(-2)).toMatch(/^\[show\] planned 1 of 2; planning [ab]$/);
      expect(shown.at(-1)).toBe("[show] judging 2 of 2");
    });

    test("goes before anything else is said, and before Terraform has the terminal", () => {
      project({ a: "fine", b: "fine" });
      let last = "[clear]";
      for (const line of lines("deploy", { PROGRESS: "1" })) {
        if (/^\[(show|clear)\]/.test(line)) last = line;
        else expect(last).toBe("[clear]");
      }
      expect(last).toBe("[clear]");
    });
  });
});
