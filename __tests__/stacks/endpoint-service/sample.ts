import type { EndpointServiceConnection, Listener, Targets } from "../../../config/model";
import {
  AwsAccountId,
  AwsRegion,
  Cidr,
  ConnectionId,
  HostName,
  InstanceId,
  IpAddress,
  LoadBalancerArn,
  VpcEndpointId,
} from "../../../config/values";
import { cluster, groupId, knownCluster, service, subnetId, vpcId, zoneId } from "../sample";

const hex = (n: number): string => n.toString(16).padStart(17, "0");
export const endpointId = (n: number): VpcEndpointId => VpcEndpointId.of(`vpce-${hex(n)}`);
export const instanceId = (n: number): InstanceId => InstanceId.of(`i-${hex(n)}`);
export const address = (n: number): IpAddress => IpAddress.of(`10.1.0.${n}`);
export const BALANCER = LoadBalancerArn.of(
  "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/orders/0123456789abcdef",
);

/** A listener whose health check is a TCP connection. */
export function listener(port: number, targets: Targets, more: Partial<Listener> = {}): Listener {
  return { port, targets, healthCheck: { protocol: "TCP" }, proxyProtocol: false, ...more };
}

/** A new load balancer with one listener, and a cluster in the request phase. */
export function endpointService(more: Partial<EndpointServiceConnection> = {}): EndpointServiceConnection {
  return {
    id: ConnectionId.of("orders"),
    name: "Orders",
    retired: false,
    route: "endpoint-service",
    backend: { type: "local" },
    services: [],
    target: {
      accountId: AwsAccountId.of("333333333333"),
      region: AwsRegion.of("us-east-1"),
      vpcId: vpcId(0x99),
    },
    loadBalancer: {
      type: "new",
      subnetIds: [subnetId(1), subnetId(2)],
      deletionProtection: true,
      enforceSecurityGroup: true,
    },
    listeners: [listener(5432, { type: "ips", addresses: [address(10)] })],
    allowedPrincipal: "role",
    dns: {},
    clusters: [{ cluster: cluster(1) }],
    ...more,
  };
}

/** A load balancer that exists, with listeners of its own. */
export function existing(more: Partial<EndpointServiceConnection> = {}): EndpointServiceConnection {
  return endpointService({ loadBalancer: { type: "existing", arn: BALANCER }, listeners: [], ...more });
}

/** Everything there is: targets of all kinds, two complete clusters, one with disaster recovery, and one that is not. */
export function fullEndpointService(
  more: Partial<EndpointServiceConnection> = {},
): EndpointServiceConnection {
  const recovery = { region: AwsRegion.of("us-west-2"), cidr: Cidr.of("172.30.0.0/20"), externalIps: [] };
  return endpointService({
    listeners: [
      listener(5432, { type: "rds", database: "cluster", identifier: "orders" }),
      listener(5433, { type: "rds", database: "instance", identifier: "stock", port: 5432 }),
      listener(5434, { type: "rds", database: "proxy", identifier: "pool", port: 5432 }),
      listener(
        8443,
        { type: "instances", instanceIds: [instanceId(1), instanceId(2)], port: 443 },
        { healthCheck: { protocol: "HTTPS", port: 8080, path: "/health" }, proxyProtocol: true },
      ),
      listener(9092, { type: "ips", addresses: [address(10), address(11)] }),
    ],
    dns: { privateName: HostName.of("orders.example.com"), hostedZoneId: zoneId(1) },
    clusters: [
      {
        cluster: knownCluster(1, { disasterRecovery: recovery }),
        vpcEndpointId: endpointId(1),
        recoveryVpcEndpointId: endpointId(3),
      },
      {
        cluster: knownCluster(2, { accountId: AwsAccountId.of("666666666666") }),
        vpcEndpointId: endpointId(2),
      },
      { cluster: cluster(3) },
    ],
    services: [service(1, 5432, 8443), { name: "kafka", ports: [9092], securityGroupId: groupId(2) }],
    ...more,
  });
}
