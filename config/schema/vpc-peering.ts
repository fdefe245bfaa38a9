import * as v from "valibot";
import type { VpcPeeringConnection } from "../model";
import { Cidr, HostedZoneId, PeeringConnectionId, RoleArn, RouteTableId, SubnetId, VpcId } from "../values";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import { awsSideEntries, clusterReference, connectionEntries, type Declared } from "./connection-base";
import { key, list, oneOf, value } from "./parts";
import { strict } from "./strict";

const target = strict({
  ...awsSideEntries,
  vpcId: key(value(VpcId), "The target VPC, which holds the data services"),
  cidrs: key(
    v.exactOptional(list(value(Cidr), "the CIDRs of the target VPC", { atLeast: 1 })),
    "CIDRs of the target VPC, for the support ticket. Default: Terraform reads them from the VPC.",
  ),
});

const peeredCluster = strict({
  cluster: clusterReference,
  peeringConnectionId: key(
    v.exactOptional(value(PeeringConnectionId)),
    "Peering connection that Astronomer requested. Leave it out until it is known: the request phase.",
    WHENCE.peeringConnectionId,
  ),
});

const routing = strict({
  routeTableIds: key(
    v.optional(list(value(RouteTableId), "route tables"), () => []),
    "Route tables that get a route to the clusters",
  ),
  subnetIds: key(
    v.optional(list(value(SubnetId), "subnets"), () => []),
    "Subnets whose route tables (the main one where there is no other) get a route to the clusters",
  ),
});

const dns = strict({
  resolution: key(
    v.optional(oneOf(["auto", "required", "disabled"]), "auto"),
    "Accepter DNS Resolution. auto: where the target VPC has DNS hostnames and DNS resolution on; required: always; disabled: never. Default: auto.",
  ),
  privateHostedZoneIds: key(
    v.optional(list(value(HostedZoneId), "private hosted zones"), () => []),
    "Private hosted zones whose names the clusters must resolve",
  ),
});

export const vpcPeeringSchema = strict({
  ...connectionEntries,
  route: key(
    v.literal("vpc-peering"),
    "VPC peering: Astronomer requests, the owner of the target VPC accepts",
  ),
  target: key(target, "The owner's side: the VPC that holds the data services"),
  clusters: key(list(peeredCluster, "clusters", { atLeast: 1 }), "The Astro clusters that reach the target"),
  routing: key(
    routing,
    "The route tables that get a route to the clusters: routeTableIds, subnetIds or both",
  ),
  dns: key(
    v.optional(dns, () => ({ resolution: "auto" as const, privateHostedZoneIds: [] })),
    "How the clusters resolve the names of the data services",
  ),
  peerRoleArn: key(
    v.exactOptional(value(RoleArn)),
    "Astro Hybrid: the PeerRole ARN that lets Astronomer request the peering",
  ),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof vpcPeeringSchema>,
  Declared<VpcPeeringConnection>
>;
