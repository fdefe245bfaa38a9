import { given, needed, optional, type Answers, type Steps } from "../step";
import { cluster, routingSteps, serviceSteps, sideSteps } from "./shared";

/** VPC peering: the target VPC, the way back, and what is behind it. */
export function* vpcPeering(answers: Answers): Steps {
  yield* sideSteps(answers, "target");
  yield needed("vpc-id", "target.vpcId");
  yield optional("vpc-cidrs", "target.cidrs", "[10.20.0.0/16]");
  yield given("clusters[0].cluster", cluster(answers));
  yield optional("peering-connection-id", "clusters[0].peeringConnectionId");
  yield* routingSteps(answers, "routing");
  yield* serviceSteps(answers, { securityGroup: true });
}
