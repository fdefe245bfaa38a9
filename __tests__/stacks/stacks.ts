import type { Backend, Connection } from "../../config/model";
import { AwsAccountId, AwsRegion, HostName, RoleArn } from "../../config/values";
import { awsEndpoints, fullAwsEndpoints } from "./aws-endpoint/sample";
import { BALANCER, existing, fullEndpointService, listener } from "./endpoint-service/sample";
import { groups, publicEndpoint } from "./public-endpoint/sample";
import {
  ALL_ROUTES,
  cluster,
  fullPeering,
  groupId,
  knownCluster,
  peering,
  peeringId,
  service,
} from "./sample";
import { EXISTING_ENDPOINTS, fullGateway, gateway, newGateway } from "./transit-gateway/sample";

export const S3 = {
  type: "s3",
  bucket: "states",
  region: AwsRegion.of("eu-west-1"),
} as const satisfies Backend;
export const CLOUD = {
  type: "cloud",
  organization: "example",
  project: "networks",
} as const satisfies Backend;

/** Everything that can be emitted with the AWS provider alone, by name. */
export const STACKS: Readonly<Record<string, Connection>> = {
  "request-phase": peering(),
  retired: peering({ retired: true }),
  "least-known": peering({
    clusters: [{ cluster: knownCluster(1), peeringConnectionId: peeringId(1) }],
    dns: { resolution: "auto", privateHostedZoneIds: [] },
    routing: { routeTableIds: [], subnetIds: [] },
    name: "a name ${that} %{looks} like an expression",
  }),
  "by-role-state-in-s3": fullPeering({
    backend: S3,
    target: {
      ...peering().target,
      accountId: AwsAccountId.of("444444444444"),
      assumeRoleArn: RoleArn.of("arn:aws:iam::444444444444:role/terraform"),
    },
    dns: { resolution: "disabled", privateHostedZoneIds: [] },
  }),
  "by-profile-state-in-cloud": peering({
    backend: CLOUD,
    target: { ...peering().target, profile: "network" },
  }),
  "everything-of-aws-endpoint": fullAwsEndpoints(),
  "endpoints-alone": awsEndpoints(),
  "everything-of-endpoint-service": fullEndpointService(),
  "existing-load-balancer": existing(),
  "existing-load-balancer-new-listeners": existing({
    loadBalancer: { type: "existing", arn: BALANCER, securityGroupId: groupId(7) },
    listeners: [listener(5432, { type: "rds", database: "instance", identifier: "orders" })],
    services: [service(1, 5432)],
    dns: { privateName: HostName.of("orders.example.com") },
  }),
  // Of a public endpoint, what needs the AWS provider alone: no other can be had without network.
  "public-endpoint-request-phase": publicEndpoint({ target: groups, clusters: [{ cluster: cluster(1) }] }),
  "everything-of-public-endpoint": publicEndpoint({ target: groups }),
  "everything-of-transit-gateway": fullGateway(),
  "new-gateway-static": newGateway({
    clusters: fullGateway().clusters,
    gateway: { ...newGateway().gateway, amazonSideAsn: 64513, wayBack: "static" },
  }),
  "gateway-that-accepts-by-itself": gateway({
    gateway: { ...gateway().gateway, autoAccept: true, share: "existing" },
    clusters: fullGateway().clusters,
    dns: EXISTING_ENDPOINTS,
  }),
  ...Object.fromEntries(ALL_ROUTES.map((connection) => [`everything-of-${connection.route}`, connection])),
};
