import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { RoleArn } from "../../config/values";
import { addProviders, ConnectionStack } from "../../stacks";
import { VpcPeering } from "../../stacks/vpc-peering";
import { fullPeering, peering } from "./sample";
import { bodiesOf, emit, parsed } from "./synth";

describe("the stack of a connection", () => {
  it("is named by the connection's id", () => {
    expect(new ConnectionStack(Testing.app(), peering()).node.path).toBe("orders");
  });

  it("admits the AWS provider from 5.100 up to the next unknown major version", () => {
    expect(emit(peering()).terraform).toMatchObject({
      required_version: ">= 1.10",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7" } },
    });
  });

  it("acts in one account and region only", () => {
    expect(emit(peering()).provider).toEqual({
      aws: [{ allowed_account_ids: ["333333333333"], region: "eu-west-1" }],
    });
  });

  it("acts through the role and the profile that the file names", () => {
    // GIVEN
    const assumeRoleArn = RoleArn.of("arn:aws:iam::333333333333:role/terraform");
    // WHEN
    const { provider } = emit(
      peering({ target: { ...peering().target, assumeRoleArn, profile: "network" } }),
    );
    // THEN
    expect(provider).toEqual({
      aws: [
        {
          allowed_account_ids: ["333333333333"],
          region: "eu-west-1",
          profile: "network",
          assume_role: [{ role_arn: "arn:aws:iam::333333333333:role/terraform" }],
        },
      ],
    });
  });

  it("keeps provider and backend of a retired connection, and nothing that Terraform would make", () => {
    // WHEN
    const retired = emit(fullPeering({ retired: true }));
    // THEN
    expect(bodiesOf(retired)).toEqual({});
    expect(retired.output).toEqual({});
    expect(retired.provider).toEqual(emit(fullPeering()).provider);
    expect(retired.terraform).toEqual(emit(fullPeering()).terraform);
  });

  it("is what another app gets in a stack of its own, beside what else it holds", () => {
    // GIVEN
    const connection = fullPeering();
    const stack = new TerraformStack(Testing.app(), "network");
    new TerraformOutput(stack, "own", { value: "theirs" });
    // WHEN
    addProviders(stack, connection);
    new VpcPeering(stack, "astro", connection);
    // THEN
    const [theirs, ours] = [parsed(Testing.synth(stack, true)), emit(connection)];
    expect(bodiesOf(theirs)).toEqual(bodiesOf(ours));
    expect(theirs.provider).toEqual(ours.provider);
    expect(theirs.terraform["required_providers"]).toEqual(ours.terraform["required_providers"]);
    expect(Object.keys(theirs.output)).toEqual([...Object.keys(ours.output), "own"].sort());
  });
});
