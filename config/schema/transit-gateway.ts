import * as v from "valibot";
import type { TransitGatewayConnection } from "../model/transit-gateway";
import {
  Cidr,
  RouteTableId,
  SubnetId,
  TransitGatewayAttachmentId,
  TransitGatewayId,
  TransitGatewayRouteTableId,
  VpcId,
} from "../values";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import {
  awsSideEntries,
  clusterReference,
  connectionEntries,
  type Declared,
  serviceSchema,
} from "./connection-base";
import { flag, key, list, oneOf, text, value } from "./parts";
import { strict } from "./strict";
import { gatewayDns } from "./transit-gateway-dns";

const routes = v.optional(oneOf(["propagated", "static", "existing"]), "propagated");
const subnets = () => list(value(SubnetId), "subnets");

const asn = (issue: v.BaseIssue<unknown>): string =>
  `found ${String(issue.input)}; write a private ASN: 64512 to 65534, or 4200000000 to 4294967294`;

const gateway = strict({
  ...awsSideEntries,
  transitGatewayId: key(
    v.exactOptional(value(TransitGatewayId)),
    "The transit gateway. Leave it out to have a new one created.",
  ),
  amazonSideAsn: key(
    v.exactOptional(
      v.pipe(v.number(asn), v.integer(asn), v.minValue(64512, asn), v.maxValue(4294967294, asn)),
    ),
    "ASN of a new gateway. Default: 64512.",
  ),
  autoAccept: key(
    v.optional(flag(), false),
    "true where the existing gateway accepts shared attachments by itself. Default: false.",
  ),
  share: key(
    v.optional(oneOf(["create", "existing"]), "create"),
    "create: share the gateway with the clusters' accounts; existing: somebody else already does. Default: create.",
  ),
  routeTableId: key(
    v.exactOptional(value(TransitGatewayRouteTableId)),
    "Route table of the gateway for the clusters' attachments. Default: a new one.",
  ),
  wayBack: key(
    routes,
    "How the route tables of the targets learn the way back to the clusters: propagated, static, or existing (the gateway's owner sees to it). Default: propagated.",
  ),
});

const routing = strict({
  routeTableIds: key(
    v.optional(list(value(RouteTableId), "route tables"), () => []),
    "Route tables that get a route to the clusters",
  ),
  subnetIds: key(
    v.optional(subnets(), () => []),
    "Subnets whose route tables (the main one where there is no other) get a route to the clusters",
  ),
});

const gatewayRouteTableId = v.exactOptional(value(TransitGatewayRouteTableId));

const vpc = strict({
  vpcId: key(value(VpcId), "A VPC that holds data services"),
  accountId: key(
    v.exactOptional(awsSideEntries.accountId),
    "AWS account that owns the VPC, twelve digits in quotes. Default: the gateway's.",
  ),
  assumeRoleArn: awsSideEntries.assumeRoleArn,
  profile: awsSideEntries.profile,
  cidrs: key(
    v.exactOptional(list(value(Cidr), "the CIDRs of the VPC", { atLeast: 1 })),
    "CIDRs of the VPC, for the support ticket. Default: Terraform reads them from the VPC.",
  ),
  attachmentId: key(
    v.exactOptional(value(TransitGatewayAttachmentId)),
    "The VPC's attachment to the gateway, where it has one. Else attachmentSubnetIds.",
  ),
  attachmentSubnetIds: key(
    v.optional(subnets(), () => []),
    "Subnets of a new attachment: one in each zone that holds data services",
  ),
  gatewayShare: key(
    v.optional(oneOf(["existing", "organization", "invitation"]), "existing"),
    "How the VPC's account gets at the gateway, for a new attachment: existing, or shared here within your organization, or by invitation. Default: existing.",
  ),
  routes: key(
    routes,
    "How the clusters' route table learns the way to the VPC: propagated, static, or existing. Default: propagated.",
  ),
  gatewayRouteTableId: key(
    gatewayRouteTableId,
    "Route table of the gateway that the VPC's attachment is associated with. Default: read from the attachment; a new one for a new attachment.",
  ),
  routing: key(
    routing,
    "The VPC's route tables that get a route to the clusters: routeTableIds, subnetIds or both",
  ),
});

const network = strict({
  name: key(text("a name of one line, at most 100 characters"), "Name of the on-premises network"),
  attachmentId: key(value(TransitGatewayAttachmentId), "Its VPN or Direct Connect attachment"),
  cidrs: key(
    list(value(Cidr), "the CIDRs of the network", { atLeast: 1 }),
    "CIDRs of the on-premises network, for the support ticket and for static routes",
  ),
  routes: key(
    routes,
    "How the clusters' route table learns the way to the network: propagated, static, or existing. Default: propagated.",
  ),
  gatewayRouteTableId: key(
    gatewayRouteTableId,
    "Route table of the gateway that the attachment is associated with. Default: read from the attachment.",
  ),
});

const attachedCluster = strict({
  cluster: clusterReference,
  attachmentId: key(
    v.exactOptional(value(TransitGatewayAttachmentId)),
    "Attachment that Astronomer made. Leave it out until it is known: the request phase.",
    WHENCE.attachmentId,
  ),
});

const service = strict({
  ...serviceSchema.entries,
  vpcId: key(v.exactOptional(value(VpcId)), "Which of vpcs the security group is in. Default: the only one."),
});

export const transitGatewaySchema = strict({
  ...connectionEntries,
  services: key(
    v.optional(list(service, "services"), () => []),
    "The data services reached over this connection",
  ),
  route: key(
    v.literal("transit-gateway"),
    "Transit gateway: its owner shares it, Astronomer attaches the cluster's VPC",
  ),
  gateway: key(gateway, "The transit gateway and the account that owns it"),
  vpcs: key(
    v.optional(list(vpc, "VPCs"), () => []),
    "VPCs that hold data services",
  ),
  networks: key(
    v.optional(list(network, "networks"), () => []),
    "On-premises networks behind a VPN or Direct Connect attachment",
  ),
  clusters: key(
    list(attachedCluster, "clusters", { atLeast: 1 }),
    "The Astro clusters that reach the targets",
  ),
  dns: key(
    v.optional(gatewayDns, () => ({ rules: [], forwarding: [] })),
    "How the clusters resolve names, since a transit gateway does not. Default: sources are reached by private IP.",
  ),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof transitGatewaySchema>,
  Declared<TransitGatewayConnection>
>;
