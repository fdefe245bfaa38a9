/** Our own `plan` and `deploy` around the real Terraform; the CDKTF app and the judge are test doubles. */
import { existsSync, statSync } from "node:fs";
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
});
