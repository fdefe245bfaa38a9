import { Testing } from "cdktf";
import { RoleArn } from "../../config/values";
import { connectionStack, requireVersions } from "../../stacks";
import { fullPeering, peering } from "./sample";
import { bodiesOf, emit } from "./synth";

describe("the stack of a connection", () => {
  it("is named by the connection's id", () => {
    expect(connectionStack(Testing.app(), peering()).node.path).toBe("orders");
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

  it("serves another app's own stack as well", () => {
    expect(() => requireVersions(connectionStack(Testing.app(), peering()))).not.toThrow();
  });
});
