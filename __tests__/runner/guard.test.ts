/** The guard as cdktf and people call it: a program of its own, around the real Terraform. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithTerraform, Workshop } from "./support/workshop";

jest.setTimeout(60_000);

/** What the judge was given. */
interface Judged {
  readonly name: string;
  readonly plan: {
    readonly resource_changes?: readonly { readonly change: { readonly actions: readonly string[] } }[];
  };
}

describeWithTerraform("guard", () => {
  let workshop: Workshop;
  beforeEach(() => {
    workshop = new Workshop();
  });
  afterEach(() => workshop.remove());

  const judged = (): Judged[] =>
    workshop
      .read("judged")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Judged);

  test("applies a plan that the judge lets pass", () => {
    // GIVEN
    workshop.stackWith('"fine"');
    // WHEN
    const { code, stdout } = workshop.guard(["apply", "-auto-approve"], {
      env: { JUDGED: join(workshop.root, "judged") },
    });
    // THEN
    expect(stdout).toMatch(/Apply complete! Resources: 1 added/);
    expect(code).toBe(0);
    expect(workshop.applied()).toEqual(["fine"]);
    expect(judged()).toHaveLength(1);
    expect(workshop.leftovers()).toEqual([]);
  });

  test("refuses with 1, names the rule and applies nothing when the judge refuses", () => {
    workshop.stackWith('"forbidden"');
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"]);
    expect(stderr).toMatch(/double\/forbidden: terraform_data\.a\nRefused by policy: nothing was applied\./);
    expect(code).toBe(1);
    expect(workshop.applied()).toEqual([]);
    expect(workshop.leftovers()).toEqual([]);
  });

  test("refuses with 2 what cannot be judged", () => {
    workshop.stackWith('"fine"');
    const { code } = workshop.guard(["apply", "-auto-approve"], { env: { JUDGE_CANNOT: "1" } });
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual([]);
  });

  test("judges a destroy as a destroy", () => {
    // GIVEN
    workshop.stackWith('"fine"');
    workshop.guard(["apply", "-auto-approve"]);
    // WHEN
    const { code } = workshop.guard(["destroy", "-auto-approve"], {
      env: { JUDGED: join(workshop.root, "judged") },
    });
    // THEN
    expect(code).toBe(0);
    expect(judged()[0]?.plan.resource_changes?.map(({ change }) => change.actions)).toEqual([["delete"]]);
    expect(workshop.applied()).toEqual([]);
  });

  test.each([
    [["apply"], "Do you want to perform these actions?"],
    [
      ["apply", "-refresh-only"],
      "Would you like to update the Terraform state to reflect these detected changes?",
    ],
    [["destroy"], "Do you really want to destroy all resources?"],
  ])("asks Terraform's own question for %j on a line of its own", (args, question) => {
    // GIVEN an output, since nothing outside can change a terraform_data for a refresh to find
    workshop.stackWith('"fine"');
    workshop.guard(["apply", "-auto-approve"]);
    workshop.write(
      "stack/main.tf",
      'resource "terraform_data" "a" {\n  input = "other"\n}\noutput "o" { value = 1 }\n',
    );
    // WHEN
    const { code, stdout } = workshop.guard(args, { input: "no\n" });
    // THEN
    expect(stdout.split("\n")).toContain(question);
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual(["fine"]);
  });

  test.each(["yes\n", "yes\r\n"])("applies after the answer %j", (input) => {
    workshop.stackWith('"fine"');
    expect(workshop.guard(["apply"], { input }).code).toBe(0);
    expect(workshop.applied()).toEqual(["fine"]);
  });

  test.each(["", "y\n", "YES\n", "no\n"])("applies nothing after the answer %j", (input) => {
    workshop.stackWith('"fine"');
    const { code, stderr } = workshop.guard(["apply"], { input });
    expect(stderr).toMatch(/Apply cancelled: nothing was applied/);
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual([]);
  });

  test("asks nothing when there is nothing to do", () => {
    workshop.stackWith('"fine"');
    workshop.guard(["apply", "-auto-approve"]);
    const { code, stdout } = workshop.guard(["apply"]);
    expect(stdout).not.toMatch(/Enter a value/);
    expect(code).toBe(0);
  });

  test("asks with the workspace's name", () => {
    workshop.stackWith('"fine"');
    workshop.terraform("workspace", "new", "blue");
    const { stdout } = workshop.guard(["apply"], { input: "no\n" });
    expect(stdout).toContain('\nDo you want to perform these actions in workspace "blue"?\n');
  });

  test.each([["-input=false"], ["-json"]])("needs -auto-approve beside %s, as Terraform does", (option) => {
    workshop.stackWith('"fine"');
    const { code, stderr } = workshop.guard(["apply", option], { input: "yes\n" });
    expect(stderr).toMatch(/give -auto-approve or a saved plan/);
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual([]);
  });

  test("judges a plan of -target as it is, and applies no more than it", () => {
    workshop.stackWith('"fine"', 'resource "terraform_data" "b" {\n  input = "forbidden"\n}\n');
    expect(workshop.guard(["apply", "-auto-approve", "-target=terraform_data.a"]).code).toBe(0);
    expect(workshop.applied()).toEqual(["fine"]);
    expect(workshop.guard(["apply", "-auto-approve", "-target", "terraform_data.b"]).code).toBe(1);
    expect(workshop.applied()).toEqual(["fine"]);
  });

  test("judges what -var makes of the plan", () => {
    workshop.stackWith("var.a", 'variable "a" { default = "fine" }\n');
    expect(workshop.guard(["apply", "-auto-approve", "-var", "a=forbidden"]).code).toBe(1);
    expect(workshop.guard(["apply", "-auto-approve"], { env: { TF_VAR_a: "forbidden" } }).code).toBe(1);
    expect(workshop.applied()).toEqual([]);
  });

  test("judges a saved plan before it applies it", () => {
    // GIVEN
    workshop.stackWith('"forbidden"');
    workshop.terraform("plan", "-out=saved");
    // WHEN
    const { code, stderr } = workshop.guard(["apply", "saved"]);
    // THEN
    expect(stderr).toMatch(/double\/forbidden/);
    expect(code).toBe(1);
    expect(workshop.applied()).toEqual([]);
  });

  test("applies the saved plan that it judged without a question", () => {
    workshop.stackWith('"fine"');
    workshop.terraform("plan", "-out=saved");
    const { code } = workshop.guard(["apply", "saved"], { env: { JUDGED: join(workshop.root, "judged") } });
    expect(code).toBe(0);
    expect(workshop.applied()).toEqual(["fine"]);
    expect(judged()[0]?.name).toBe("saved");
  });

  test.each([
    ["nowhere", /there is no saved plan "nowhere"/],
    [".", /there is no saved plan "\."/],
    ["main.tf", /cannot be read, so nothing was applied/],
  ])("refuses %s as a saved plan", (file, message) => {
    workshop.stackWith('"fine"');
    const { code, stderr } = workshop.guard(["apply", file]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  test.each([
    "TF_CLI_ARGS",
    "TF_CLI_ARGS_apply",
    "TF_CLI_ARGS_plan",
    "TF_CLI_ARGS_destroy",
    "TF_REATTACH_PROVIDERS",
  ])("refuses to apply while %s is set", (name) => {
    workshop.stackWith('"fine"');
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"], {
      env: { [name]: "-target=terraform_data.b" },
    });
    expect(stderr).toMatch(new RegExp(`^astro-connect guard: ${name} .*unset it`));
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual([]);
  });

  describe("development overrides of a provider", () => {
    const OVERRIDES =
      'provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = "/tmp"\n  }\n  direct {}\n}\n';

    test.each<[string, NodeJS.ProcessEnv]>([
      ["named.tfrc", { TF_CLI_CONFIG_FILE: "named.tfrc" }],
      ["named.tfrc", { TF_CLI_CONFIG_FILE: "", TERRAFORM_CONFIG: "named.tfrc" }],
      [".terraformrc", { TF_CLI_CONFIG_FILE: "" }],
      [".terraform.d/more.tfrc", { TF_CLI_CONFIG_FILE: "" }],
    ])("in %s are refused: %j", (file, env) => {
      // GIVEN
      workshop.stackWith('"fine"');
      workshop.write(file, OVERRIDES);
      const absolute = Object.entries(env).map(
        ([name, value]) => [name, value ? join(workshop.root, value) : value] as const,
      );
      // WHEN
      const { code, stderr } = workshop.guard(["apply", "-auto-approve"], {
        env: Object.fromEntries(absolute),
      });
      // THEN
      expect(stderr).toBe(
        `astro-connect guard: dev_overrides in ${join(workshop.root, file)} puts another program in the place of a ` +
          "locked provider: take it out, or let TF_CLI_CONFIG_FILE name a file without it, to plan or apply\n",
      );
      expect(code).toBe(2);
      expect(workshop.applied()).toEqual([]);
    });

    test("in a comment, or in a file that Terraform does not read, are nothing", () => {
      workshop.stackWith('"fine"');
      workshop.write(".terraformrc", OVERRIDES);
      workshop.write("empty.tfrc", "# no dev_overrides here\n");
      expect(workshop.guard(["apply", "-auto-approve"])).toMatchObject({ code: 0 });
    });
  });

  test.each<[string, (workshop: Workshop) => NodeJS.ProcessEnv]>([
    [
      "an override file beside the stack",
      (w) => {
        w.write("stack/z_override.tf.json", JSON.stringify({ variable: { a: { default: "forbidden" } } }));
        return {};
      },
    ],
    [
      "terraform.tfvars",
      (w) => {
        w.write("stack/terraform.tfvars", 'a = "forbidden"\n');
        return {};
      },
    ],
    [
      "another file of the configuration",
      (w) => {
        w.write("stack/more.tf", 'resource "terraform_data" "more" {\n  input = "forbidden"\n}\n');
        return {};
      },
    ],
    [
      "another workspace",
      (w) => {
        w.terraform("workspace", "new", "other");
        w.write("stack/terraform.tfvars", 'a = "forbidden"\n');
        return { TF_WORKSPACE: "other" };
      },
    ],
    [
      "another data folder",
      (w) => {
        cpSync(join(w.stack, ".terraform"), join(w.root, "data"), { recursive: true, force: true });
        w.write("stack/terraform.tfvars", 'a = "forbidden"\n');
        return { TF_DATA_DIR: join(w.root, "data") };
      },
    ],
  ])("%s is part of the plan that is judged", (_, change) => {
    // GIVEN a stack whose plan would pass
    workshop.stackWith("var.a", 'variable "a" {\n  default = "fine"\n}\n');
    mkdirSync(join(workshop.stack, ".terraform"), { recursive: true });
    const env = change(workshop);
    // WHEN
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"], { env });
    // THEN
    expect(stderr).toMatch(/double\/forbidden/);
    expect(code).toBe(1);
    expect(workshop.applied()).toEqual([]);
  });

  test.each([[[]], [["--"]], [[""]], [["-v"]]])(
    "lets no TF_CLI_ARGS turn the command line %j into an apply, though Terraform would",
    (args) => {
      workshop.stackWith('"forbidden"');
      workshop.guard(args, { env: { TF_CLI_ARGS: "apply -auto-approve" } });
      expect(workshop.applied()).toEqual([]);
    },
  );

  test("is not got round by an empty word before the command", () => {
    workshop.stackWith('"forbidden"');
    expect(workshop.guard(["", "apply", "-auto-approve"]).code).not.toBe(0);
    expect(workshop.applied()).toEqual([]);
  });

  test.each([
    [["apply", "-auto-approve", "-generate-config-out=x"], /does not know the option -generate-config-out=x/],
    [["test"], /terraform test is not let through/],
    [["aply"], /terraform aply is not let through/],
    [["destroy", "saved"], /"saved" is one argument too many/],
    [["apply", "-target"], /-target needs a value/],
    [["apply", "-auto-approve=maybe"], /neither true nor false/],
    [["apply", "-target=terraform_data.a", "saved"], /cannot change the saved plan/],
  ])("refuses %j", (args, message) => {
    workshop.stackWith('"fine"');
    const { code, stderr } = workshop.guard(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
    expect(workshop.applied()).toEqual([]);
  });

  test("prints help, and only help, where help is asked for", () => {
    workshop.stackWith('"fine"');
    const { code, stdout } = workshop.guard(["apply", "-auto-approve", "-help"]);
    expect(stdout).toMatch(/Usage: terraform \[global options\] apply/);
    expect(code).toBe(0);
    expect(workshop.applied()).toEqual([]);
  });

  test("follows -chdir, also for a saved plan", () => {
    workshop.stackWith('"fine"');
    workshop.terraform("plan", "-out=saved");
    const { code } = workshop.guard(["-chdir=stack", "apply", "saved"], { cwd: workshop.root });
    expect(code).toBe(0);
    expect(workshop.applied()).toEqual(["fine"]);
  });

  test.each([
    [["version", "-json"], 0],
    [["validate"], 0],
    [["plan", "-detailed-exitcode"], 2],
    [["output", "-json"], 0],
    [["state", "show", "terraform_data.nowhere"], 1],
  ])("passes %j through with exit code %i", (args, expected) => {
    workshop.stackWith('"forbidden"');
    const through = workshop.guard(args);
    const direct = workshop.terraform(...args);
    expect(through.code).toBe(expected);
    expect(through.code).toBe(direct.code);
    expect(through.stdout).toBe(direct.stdout);
  });

  test("says why when a precondition of ours stops the plan, with 1", () => {
    // GIVEN what the stacks emit for an impostor: a condition whose message begins with the rule's id
    workshop.stackWith(
      '"fine"',
      `resource "terraform_data" "b" {
         lifecycle {
           precondition {
             condition     = terraform_data.a.input != "fine"
             error_message = "vpc-peering/requester-account: it is another account."
           }
         }
       }`,
    );
    // WHEN
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"]);
    // THEN
    expect(stderr).toMatch(/^vpc-peering\/requester-account: it is another account\.$/m);
    expect(code).toBe(1);
    expect(workshop.applied()).toEqual([]);
  });

  test("judges what an errored plan holds, so that its rule is named", () => {
    workshop.stackWith(
      '"forbidden"',
      'resource "terraform_data" "b" {\n lifecycle {\n precondition {\n condition = 1 == terraform_data.a.id\n' +
        ' error_message = "no rule"\n}\n precondition {\n condition = terraform_data.a.input == "x"\n' +
        ' error_message = "no rule either"\n}\n}\n}\n',
    );
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"]);
    expect(stderr).toMatch(/double\/forbidden: terraform_data\.a/);
    expect(code).toBe(1);
  });

  test("ends with 2 when Terraform fails for another reason", () => {
    workshop.stackWith('"fine"');
    workshop.write("stack/main.tf", "no terraform");
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"]);
    expect(stderr).toMatch(/Error: /);
    expect(stderr).toMatch(/Terraform could not make a plan: nothing was applied\./);
    expect(code).toBe(2);
  });

  test("names the policy set where a Terraform Cloud workspace gives no plan", () => {
    workshop.stackWith('"fine"');
    workshop.write("stack/main.tf", "no terraform");
    workshop.write("stack/.terraform/terraform.tfstate", '{"version":3,"backend":{"type":"cloud"}}');
    const { code, stderr } = workshop.guard(["apply", "-auto-approve"]);
    expect(stderr).toMatch(/policy set \(policies\.hcl\) or the run task/);
    expect(code).toBe(2);
  });

  test("ends with 2 when the apply itself fails", () => {
    workshop.stackWith(
      '"fine"',
      'resource "terraform_data" "b" {\n provisioner "local-exec" {\n command = "exit 7"\n }\n}\n',
    );
    expect(workshop.guard(["apply", "-auto-approve"]).code).toBe(2);
  });

  test("notices that Terraform leads back to the guard", () => {
    workshop.stackWith('"fine"');
    const wrapper = join(workshop.root, "wrapper");
    writeFileSync(wrapper, `#!/bin/sh\nexec "${process.execPath}" "${workshop.program}" "$@"\n`, {
      mode: 0o755,
    });
    const { code, stderr } = workshop.guard(["version"], { env: { ASTRO_CONNECT_TERRAFORM: wrapper } });
    expect(stderr).toMatch(/called by the Terraform that it called/);
    expect(code).toBe(2);
  });
});
