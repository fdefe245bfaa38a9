/** The route `vpc-peering`: Astronomer requests, the owner of the target VPC accepts. Document: "VPC Peering". */
import type { VpcPeeringConnection } from "../../config/model";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { intentOf } from "./intent";
import { VpcPeering } from "./vpc-peering";

export { DnsResolution, type DnsResolutionProps } from "./dns-resolution";
export { HostedZoneAuthorization, type HostedZoneAuthorizationProps } from "./hosted-zone-authorization";
export { type HostedZone, HostedZones, type HostedZonesProps } from "./hosted-zones";
export type { VpcPeeringIntent } from "./intent";
export { PeeringAccepter, type PeeringAccepterProps } from "./peering-accepter";
export { Routes, type RoutesProps } from "./routes";
export { TargetVpc, type TargetVpcProps } from "./target-vpc";
export { VpcPeering, type VpcPeeringProps } from "./vpc-peering";

/** How the route fills its stack. */
export const vpcPeering: RouteStack<VpcPeeringConnection> = {
  providers: (stack, { target }) => {
    awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new VpcPeering(stack, "vpc-peering", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
