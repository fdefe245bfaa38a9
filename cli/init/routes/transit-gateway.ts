import { given, needed, optional, type Answers, type Steps } from "../step";
import { cluster, routingSteps, serviceSteps, sideSteps } from "./shared";

/** A transit gateway: its owner, the cluster, and a VPC or an on-premises network. */
export function* transitGateway(answers: Answers, target: string): Steps {
  yield* sideSteps(answers, "gateway");
  yield optional("transit-gateway-id", "gateway.transitGatewayId");
  yield given("clusters[0].cluster", cluster(answers));
  yield optional("attachment-id", "clusters[0].attachmentId");
  if (target === "network") {
    yield needed("network-name", "networks[0].name", "Head office");
    yield needed("network-attachment-id", "networks[0].attachmentId");
    yield needed("network-cidrs", "networks[0].cidrs");
    yield* serviceSteps(answers);
    return;
  }
  yield needed("vpc-id", "vpcs[0].vpcId");
  yield optional("vpc-account-id", "vpcs[0].accountId", '"444444444444"');
  const elsewhere =
    answers.has("vpc-account-id") && answers.get("vpc-account-id") !== answers.get("account-id");
  if (elsewhere) {
    yield optional(
      "vpc-assume-role-arn",
      "vpcs[0].assumeRoleArn",
      `arn:aws:iam::${String(answers.get("vpc-account-id"))}:role/terraform`,
    );
    // A new gateway is shared with nobody yet.
    if (!answers.has("transit-gateway-id")) {
      yield given(
        "vpcs[0].gatewayShare",
        "organization",
        "Or invitation, where the accounts are of two organizations",
      );
    }
  }
  yield optional("vpc-cidrs", "vpcs[0].cidrs", "[10.20.0.0/16]");
  yield needed("attachment-subnet-ids", "vpcs[0].attachmentSubnetIds");
  yield* routingSteps(answers, "vpcs[0].routing");
  yield* serviceSteps(answers, { securityGroup: true });
}
