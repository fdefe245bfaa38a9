import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../gate";
import { temporaryFolder } from "../support/tools";

const FACTS = `astro:
  clusters:
    - {id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20}
`;

const GOOD = {
  format_version: "1.2",
  planned_values: { root_module: {} },
  configuration: { root_module: {} },
};

const change = (extra: object = {}) => ({
  address: "aws_route.r",
  mode: "managed",
  type: "aws_route",
  name: "r",
  change: { actions: ["create"], after: {}, after_unknown: {} },
  ...extra,
});

/** Checks bytes as a plan. */
function judge(content: string | Uint8Array, facts = FACTS): ReturnType<typeof check> {
  const folder = temporaryFolder("hostile");
  const plan = join(folder, "plan.json");
  const config = join(folder, "connections.yaml");
  writeFileSync(plan, content);
  writeFileSync(config, facts);
  const outcome = check({ plans: [plan], config, today: "2026-01-01" });
  return { ...outcome, stderr: outcome.stderr.replaceAll(plan, "PLAN").replaceAll(config, "CONFIG") };
}

const plan = (extra: object): string => JSON.stringify({ ...GOOD, ...extra });

describe("what is no plan is refused with 2 and one clear line", () => {
  const cases: [string, string | Uint8Array, RegExp][] = [
    ["an empty file", "", /PLAN: empty; write the plan with: terraform show -json/],
    [
      "a saved plan",
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      /PLAN: a saved plan \(binary\), not plan JSON/,
    ],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), /PLAN: not UTF-8 text/],
    ["UTF-16, as PowerShell writes it", Buffer.from("\ufeff{}", "utf16le"), /PLAN: not UTF-8 text/],
    ["truncated JSON", plan({}).slice(0, -5), /PLAN: not JSON \(/],
    ["text", "Terraform will perform the following actions", /PLAN: not JSON \(/],
    ["null", "null", /PLAN: not a plan: the JSON is not an object/],
    ["a list", "[]", /PLAN: not a plan: the JSON is not an object/],
    ["an object of another kind", "{}", /PLAN: not plan JSON: no format_version/],
    [
      "a version of the future",
      plan({ format_version: "2.0" }),
      /PLAN: format_version "2.0" is not known; 1.x is/,
    ],
    ["a version that is a number", plan({ format_version: 1.2 }), /PLAN: not plan JSON: no format_version/],
    ["a state", JSON.stringify({ format_version: "1.0", values: {} }), /PLAN: a state, not a plan/],
    ["a state that also looks like a plan", plan({ values: {} }), /PLAN: a state, not a plan/],
    [
      "nothing but a version",
      JSON.stringify({ format_version: "1.2" }),
      /PLAN: not a plan: neither planned_values nor configuration/,
    ],
    ["the plan of a failed run", plan({ errored: true }), /PLAN: the plan of a run that failed/],
    ["changes that are no list", plan({ resource_changes: {} }), /PLAN: resource_changes is not a list/],
    [
      "a change that is no object",
      plan({ resource_changes: [7] }),
      /PLAN: resource_changes\[0\] is not an object/,
    ],
    [
      "a change without a type",
      plan({ resource_changes: [change({ type: undefined })] }),
      /resource_changes\[0\].type is not a string/,
    ],
    [
      "actions that are no list",
      plan({ resource_changes: [change({ change: { actions: "create" } })] }),
      /change.actions is not a list/,
    ],
    [
      "an after that is a text",
      plan({ resource_changes: [change({ change: { actions: ["create"], after: "x" } })] }),
      /change.after is not an object/,
    ],
    [
      "an after_unknown that is true",
      plan({
        resource_changes: [change({ change: { actions: ["create"], after: {}, after_unknown: true } })],
      }),
      /after_unknown is not an object/,
    ],
    [
      "one address twice",
      plan({ resource_changes: [change(), change()] }),
      /a second change of "aws_route.r"/,
    ],
    ["a configuration that is a list", plan({ configuration: [] }), /PLAN: configuration is not an object/],
    [
      "a wrapping around nothing",
      JSON.stringify({ plan: {}, run: {} }),
      /PLAN: not plan JSON: no format_version/,
    ],
  ];

  test.each(cases)("%s", (_, content, message) => {
    const { exit, stdout, stderr } = judge(content);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test("JSON nested 100 000 deep, anywhere", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const inAttribute = plan({
      resource_changes: [
        change({ change: { actions: ["create"], after: { route_table_id: "DEEP" }, after_unknown: {} } }),
      ],
    }).replace('"DEEP"', deep);
    expect(judge(deep).exit).toBe(2);
    expect(judge(inAttribute)).toMatchObject({ exit: 2, stdout: "" });
  });

  test("modules nested deeper than the Rego follows", () => {
    let module: object = {};
    for (let level = 0; level < 9; level++) module = { module_calls: { inner: { module } } };
    expect(judge(plan({ configuration: { root_module: module } })).stderr).toMatch(
      /modules nested more than 8 deep/,
    );
  });

  test("a number too large for JSON to say again", () => {
    const text = plan({
      resource_changes: [
        change({ change: { actions: ["create"], after: { destination_cidr_block: 7 }, after_unknown: {} } }),
      ],
    });
    expect(judge(text.replace(":7", ":1e999"))).toMatchObject({ exit: 2, stdout: "" });
  });
});

describe("what is a plan is judged", () => {
  const cases: [string, string][] = [
    ["an empty plan", plan({})],
    ["a byte order mark before it", `\ufeff${plan({})}`],
    ["Terraform Cloud's wrapping", JSON.stringify({ plan: GOOD, run: { id: "run-1" } })],
    ["Scalr's wrapping", JSON.stringify({ tfplan: GOOD, tfrun: {} })],
    ["Spacelift's wrapping", JSON.stringify({ terraform: GOOD, spacelift: {} })],
    ["null instead of an absent list", plan({ resource_changes: null })],
  ];

  test.each(cases)("%s", (_, content) => {
    expect(judge(content)).toMatchObject({ exit: 0, stderr: "" });
  });

  test("an incomplete one, and that is said", () => {
    const { exit, stderr } = judge(plan({ complete: false }));
    expect(exit).toBe(0);
    expect(stderr).toMatch(/PLAN: the plan is incomplete/);
  });
});

describe("facts that cannot be trusted are refused", () => {
  test.each([
    ["none", "astro: {}\n"],
    ["an account that is a number", FACTS.replace('"222222222222"', "222222222222")],
    ["host bits", FACTS.replace("172.20.0.0/20", "172.20.0.1/20")],
    ["two clusters with one id", `${FACTS}${FACTS.split("\n")[2] ?? ""}\n`],
  ])("%s", (_, facts) => {
    expect(judge(plan({}), facts)).toMatchObject({ exit: 2, stdout: "" });
  });
});
