import { readPack } from "../../gate/pack/pack";
import { planDocument } from "../../gate/plan/document";
import { project } from "../../gate/plan/project";
import { Projection } from "../../gate/plan/projection";
import type { JsonObject } from "../../gate/plan/json";

const reads = {
  vocabulary: new Set([
    "address",
    "type",
    "change",
    "actions",
    "before",
    "after",
    "after_unknown",
    "policy",
    "tags",
  ]),
  texts: new Map([["aws_iam_role", { attribute: "policy", words: ["aws:sourceip"] }]]),
};
const projection = new Projection("plan.json", reads);

describe("a projection", () => {
  test("keeps what a rule can name and what says something", () => {
    const resource = {
      address: "aws_vpc.a",
      type: "aws_vpc",
      provider_name: "aws",
      change: {
        actions: ["create"],
        before: null,
        after: { policy: "{}", tags: null, cidr_block: "10.0.0.0/16" },
        after_unknown: { tags: { Name: false }, policy: [{ id: true }], id: true },
      },
    };
    expect(projection.change(resource)).toEqual({
      address: "aws_vpc.a",
      type: "aws_vpc",
      change: {
        actions: ["create"],
        before: null,
        after: { policy: "{}" },
        after_unknown: { policy: [{ id: true }] },
      },
    });
  });

  test("refuses a number that JSON cannot say again", () => {
    const resource = { type: "aws_vpc", change: { after: { policy: Infinity } } };
    expect(() => projection.change(resource)).toThrow("plan.json: policy is a number too large to judge");
  });

  test.each<[string, JsonObject, boolean]>([
    ["is a constant with the word", { constant_value: '{"aws:SourceIp":[]}' }, true],
    ["is a constant without it", { constant_value: "{}" }, false],
    ["refers to a document", { references: ["data.aws_iam_policy_document.a.json"] }, true],
    [
      "refers to a document, in JSON",
      { constant_value: "${data.x.a.json}", references: ["data.x.a.json"] },
      true,
    ],
  ])("the configuration of a policy that %s matters: %#", (_, policy, expected) => {
    expect(projection.mattersConfigured({ type: "aws_iam_role", expressions: { policy } })).toBe(expected);
  });

  test.each<[string, JsonObject, boolean]>([
    ["with the word, whatever its case", { after: { policy: "AWS:SourceIP" } }, true],
    ["without it", { after: { policy: "{}" } }, false],
    ["whose text is not known", { after: {}, after_unknown: { policy: true } }, true],
    ["whose text is partly not known", { after: { policy: [] }, after_unknown: { policy: [true] } }, true],
    ["whose text is of another kind", { after: { policy: ["aws:sourceip"] } }, true],
    ["that has none", { after: {}, after_unknown: { policy: false } }, false],
    ["that is deleted", { after: null }, false],
  ])("a policy %s matters: %#", (_, change, expected) => {
    expect(projection.matters({ type: "aws_iam_role", change })).toBe(expected);
  });

  test("of a type without such a text matters always", () => {
    expect(projection.matters({ type: "aws_vpc", change: { after: null } })).toBe(true);
    expect(projection.mattersConfigured({ type: "aws_vpc" })).toBe(true);
  });

  test.each([
    ["with one of the words", { policy: { constant_value: '{"aws:SourceIp": []}' } }, true],
    ["without it", { policy: { constant_value: "{}" } }, false],
    ["that is null", { policy: { constant_value: null } }, false],
    ["that is made of others", { policy: { references: ["data.aws_iam_policy_document.a.json"] } }, true],
    ["that is not there", { name: { constant_value: "a" } }, true],
  ])("the configuration of a policy %s matters: %#", (_, expressions, expected) => {
    expect(projection.mattersConfigured({ type: "aws_iam_role", expressions })).toBe(expected);
  });

  test("keeps the configuration of a policy that does not matter where another resource refers to it", () => {
    const role = (name: string) => ({
      address: `aws_iam_role.${name}`,
      mode: "managed",
      type: "aws_iam_role",
      name,
      expressions: { assume_role_policy: { constant_value: "{}" } },
    });
    const vpc = {
      address: "aws_vpc.a",
      mode: "managed",
      type: "aws_vpc",
      name: "a",
      expressions: { tags: { references: ["aws_iam_role.referred.arn", "aws_iam_role.referred"] } },
    };
    const resources = [vpc, role("referred"), role("other")];
    const plan = { format_version: "1.2", configuration: { root_module: { resources } } };
    const kept = project(planDocument("plan.json", plan), readPack().reads);
    expect(JSON.stringify(kept)).toContain("aws_iam_role.referred");
    expect(JSON.stringify(kept)).not.toContain("aws_iam_role.other");
  });
});
