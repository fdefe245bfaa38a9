/**
 * The route `vpc-peering`: Astronomer requests, the owner of the target VPC accepts. Document: "VPC Peering".
 * @module astro-connect/stacks/vpc-peering
 */
export type { VpcPeeringClusterOutputs, VpcPeeringOutputs, VpcPeeringTargetOutputs } from "../outputs";
export { DnsResolution, type DnsResolutionProps } from "./dns-resolution";
export {
  type AuthorizedZone,
  HostedZoneAuthorization,
  type HostedZoneAuthorizationProps,
} from "./hosted-zone-authorization";
export { type HostedZone, HostedZones, type HostedZonesProps } from "./hosted-zones";
export { PeeringAccepter, type PeeringAccepterProps } from "./peering-accepter";
export { Routes, type RoutesProps } from "./routes";
export { TargetVpc, type TargetVpcProps } from "./target-vpc";
export { VpcPeering, type VpcPeeringProps } from "./vpc-peering";
