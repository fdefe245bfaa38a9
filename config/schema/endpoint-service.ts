import * as v from "valibot";
import type { EndpointServiceConnection } from "../model/endpoint-service";
import {
  HostedZoneId,
  HostName,
  InstanceId,
  IpAddress,
  LoadBalancerArn,
  SecurityGroupId,
  SubnetId,
  VpcEndpointId,
  VpcId,
} from "../values";
import { WHENCE } from "../whence";
import type { Assignable } from "./assignable";
import { awsSideEntries, clusterReference, connectionEntries, type Declared } from "./connection-base";
import { flag, key, list, oneOf, oneOfKind, port, text, value } from "./parts";
import { strict } from "./strict";

const target = strict({
  ...awsSideEntries,
  vpcId: key(value(VpcId), "The VPC that holds the load balancer"),
});

const loadBalancer = oneOfKind("type", [
  strict({
    type: key(v.literal("existing"), "A Network Load Balancer that exists already"),
    arn: key(value(LoadBalancerArn), "ARN of the internal Network Load Balancer"),
    securityGroupId: key(
      v.exactOptional(value(SecurityGroupId)),
      "Security group of the load balancer, which is to admit the clusters on the ports of the services. Default: none is touched.",
    ),
  }),
  strict({
    type: key(v.literal("new"), "An internal Network Load Balancer that is created"),
    subnetIds: key(
      list(value(SubnetId), "subnets of different Availability Zones", { atLeast: 2 }),
      "One subnet in each of at least two Availability Zones",
    ),
    deletionProtection: key(
      v.optional(flag(), true),
      "Whether AWS refuses to delete the load balancer. Default: true.",
    ),
    enforceSecurityGroup: key(
      v.optional(flag(), true),
      "Whether the load balancer's security group, which admits the clusters' CIDRs on the listeners' ports, guards traffic from endpoints too. Default: true.",
    ),
  }),
]);

const targetPort = key(v.exactOptional(port()), "Port of the targets. Default: the listener's.");

const targets = oneOfKind("type", [
  strict({
    type: key(v.literal("instances"), "EC2 instances"),
    instanceIds: key(list(value(InstanceId), "EC2 instances", { atLeast: 1 }), "The instances"),
    port: targetPort,
  }),
  strict({
    type: key(v.literal("ips"), "Private IP addresses that do not change"),
    addresses: key(list(value(IpAddress), "IP addresses", { atLeast: 1 }), "The addresses"),
    port: targetPort,
  }),
  strict({
    type: key(
      v.literal("rds"),
      "A database of RDS or Aurora, whose addresses a Lambda function keeps registered",
    ),
    database: key(
      v.optional(oneOf(["instance", "cluster", "proxy"]), "instance"),
      "What identifier names: a DB instance, a DB cluster (its writer is reached) or an RDS Proxy. Default: instance.",
    ),
    identifier: key(
      text("an identifier of RDS such as orders", /^[A-Za-z][A-Za-z0-9-]{0,62}$/),
      "Identifier of the DB instance or DB cluster, or name of the RDS Proxy",
    ),
    port: targetPort,
  }),
]);

const healthCheck = strict({
  protocol: key(v.optional(oneOf(["TCP", "HTTP", "HTTPS"]), "TCP"), "How a target is asked. Default: TCP."),
  port: key(v.exactOptional(port()), "Port that is asked. Default: the target's."),
  path: key(
    v.exactOptional(text("a path such as /health", /^\/[!-~]{0,1023}$/)),
    "Path that is asked by HTTP or HTTPS. Default: /.",
  ),
});

const listener = strict({
  port: key(port(), "TCP port that the clusters connect to"),
  targets: key(targets, "What answers on the port: EC2 instances, IP addresses, or a database of RDS"),
  healthCheck: key(
    v.optional(healthCheck, () => ({ protocol: "TCP" as const })),
    "How the load balancer knows that a target answers. Default: a TCP connection.",
  ),
  proxyProtocol: key(
    v.optional(flag(), false),
    "Whether targets get a proxy protocol v2 header, which they must understand. Default: false.",
  ),
});

const dns = strict({
  preferredName: key(
    v.exactOptional(value(HostName)),
    "Preferable DNS name for the endpoint, which Astronomer makes an alias for. Default: the endpoint's own name.",
  ),
  privateName: key(
    v.exactOptional(value(HostName)),
    "Private DNS name of the service, under a public domain of yours. AWS verifies it by a TXT record.",
  ),
  hostedZoneId: key(
    v.exactOptional(value(HostedZoneId)),
    "Public hosted zone of the domain, in the target's account, which gets the TXT record. Default: the record is handed over to you.",
  ),
});

const consumerCluster = strict({
  cluster: clusterReference,
  vpcEndpointId: key(
    v.exactOptional(value(VpcEndpointId)),
    "Endpoint that Astronomer added. Leave it out until it is known: the request phase.",
    WHENCE.vpcEndpointId,
  ),
  recoveryVpcEndpointId: key(
    v.exactOptional(value(VpcEndpointId)),
    "Endpoint of the cluster's disaster recovery VPC, if Astronomer added one.",
    WHENCE.vpcEndpointId,
  ),
});

export const endpointServiceSchema = strict({
  ...connectionEntries,
  route: key(
    v.literal("endpoint-service"),
    "Custom endpoint service: an EC2 or RDS service behind a Network Load Balancer, reached over AWS PrivateLink",
  ),
  target: key(target, "The owner's side: the VPC that holds the load balancer"),
  loadBalancer: key(loadBalancer, "The Network Load Balancer of the service: an existing one or a new one"),
  listeners: key(
    v.optional(list(listener, "listeners"), () => []),
    "TCP ports of the load balancer and what answers on them. Default: none, an existing load balancer has its own.",
  ),
  allowedPrincipal: key(
    v.optional(oneOf(["role", "account"]), "role"),
    "Whom of the clusters' accounts the service admits: Astronomer's role astronomer-remote-management, or the whole account. Default: role.",
  ),
  dns: key(
    v.optional(dns, () => ({})),
    "By which name the clusters reach the endpoint",
  ),
  clusters: key(
    list(consumerCluster, "clusters", { atLeast: 1 }),
    "The Astro clusters that consume the service",
  ),
});

export type MatchesTheModel = Assignable<
  v.InferOutput<typeof endpointServiceSchema>,
  Declared<EndpointServiceConnection>
>;
