import { parseApply } from "../../runner/apply-options";

describe("parseApply", () => {
  test("divides what cdktf 0.21 passes into plan and apply", () => {
    expect(
      parseApply("apply", ["-auto-approve", "-no-color", "-parallelism=3", "-var=a=b", "-var-file=c.tfvars"]),
    ).toEqual({
      destroy: false,
      refreshOnly: false,
      autoApprove: true,
      input: true,
      planOptions: ["-no-color", "-parallelism=3", "-var=a=b", "-var-file=c.tfvars"],
      applyOptions: ["-no-color", "-parallelism=3"],
      onlyPlanOptions: ["-var=a=b", "-var-file=c.tfvars"],
    });
  });

  test("turns destroy into a plan of a destroy", () => {
    expect(parseApply("destroy", []).planOptions).toEqual(["-destroy"]);
  });

  test.each([
    [["-auto-approve=false"], false],
    [["--auto-approve"], true],
    [["-auto-approve=T"], true],
    [["-auto-approve", "-auto-approve=0"], false],
  ])("reads booleans as Go does: %j", (args, autoApprove) => {
    expect(parseApply("apply", args).autoApprove).toBe(autoApprove);
  });

  test("takes the next word for a value, though it looks like an option", () => {
    expect(parseApply("apply", ["-target", "-auto-approve"])).toMatchObject({
      autoApprove: false,
      planOptions: ["-target=-auto-approve"],
    });
  });

  test("finds -no-color behind the plan file, as Terraform does", () => {
    expect(parseApply("apply", ["saved", "-no-color"])).toMatchObject({
      planFile: "saved",
      applyOptions: ["-no-color"],
    });
  });

  test.each(["replace", "target", "var", "var-file"])(
    "takes -%s for the plan and not for its apply",
    (name) => {
      expect(parseApply("apply", [`-${name}`, "x"])).toMatchObject({
        planOptions: [`-${name}=x`],
        applyOptions: [],
      });
    },
  );

  test("ends the options at --", () => {
    expect(parseApply("apply", ["-auto-approve", "--", "-saved"]).planFile).toBe("-saved");
  });

  test.each(["-constructor=1", "-toString", "-__proto__"])("knows no option %s", (arg) => {
    expect(() => parseApply("apply", [arg])).toThrow(/does not know the option/);
  });
});
