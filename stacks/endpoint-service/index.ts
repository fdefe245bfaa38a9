/**
 * The route `endpoint-service`: Astro reaches what stands behind a Network Load Balancer. Document: "Custom Interface
 * Endpoint Services".
 * @module astro-connect/stacks/endpoint-service
 */
export type { EndpointServiceOutputs } from "../outputs";
export { ConsumerIngress, type ConsumerIngressProps } from "./consumer-ingress";
export { EndpointAcceptance, type EndpointAcceptanceProps } from "./endpoint-acceptance";
export { EndpointService, type EndpointServiceProps } from "./endpoint-service";
export { ExistingLoadBalancer, type ExistingLoadBalancerProps } from "./existing-load-balancer";
export type { ServiceLoadBalancer } from "./load-balancer";
export { NewLoadBalancer, type NewLoadBalancerProps } from "./new-load-balancer";
export { PrivateDns, type PrivateDnsProps } from "./private-dns";
export { ProviderVpc, type ProviderVpcProps } from "./provider-vpc";
export { RdsDatabase, type RdsDatabaseProps } from "./rds-database";
export { RdsTargets, type RdsTargetsProps } from "./rds-targets";
export { TargetGroup, type TargetGroupProps } from "./target-group";
export { TargetTraffic, type TargetTrafficProps } from "./target-traffic";
