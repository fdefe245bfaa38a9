/**
 * The route `endpoint-service`: Astro reaches what stands behind a Network Load Balancer. Document: "Custom Interface
 * Endpoint Services".
 */
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import { awsProvider } from "../provider";
import type { RouteStack } from "../route-stack";
import { EndpointService } from "./endpoint-service";
import { intentOf } from "./intent";

export { ConsumerIngress, type ConsumerIngressProps } from "./consumer-ingress";
export { EndpointAcceptance, type EndpointAcceptanceProps } from "./endpoint-acceptance";
export { EndpointService, type EndpointServiceProps } from "./endpoint-service";
export { ExistingLoadBalancer, type ExistingLoadBalancerProps } from "./existing-load-balancer";
export type { EndpointServiceIntent } from "./intent";
export type { ServiceLoadBalancer } from "./load-balancer";
export { NewLoadBalancer, type NewLoadBalancerProps } from "./new-load-balancer";
export { PrivateDns, type PrivateDnsProps } from "./private-dns";
export { ProviderVpc, type ProviderVpcProps } from "./provider-vpc";
export { RdsDatabase, type RdsDatabaseProps } from "./rds-database";
export { RdsTargets, type RdsTargetsProps } from "./rds-targets";
export { TargetGroup, type TargetGroupProps } from "./target-group";
export { TargetTraffic, type TargetTrafficProps } from "./target-traffic";

/** How the route fills its stack. */
export const endpointService: RouteStack<EndpointServiceConnection> = {
  providers: (stack, { target }) => {
    awsProvider(stack, target);
  },
  resources: (stack, connection) => {
    new EndpointService(stack, "endpoint-service", connection);
  },
  intent: (connection) => ({ ...intentOf(connection) }),
};
