import * as v from "valibot";
import type { GatewayDns } from "../model/transit-gateway";
import {
  DomainName,
  InboundEndpointId,
  IpAddress,
  OutboundEndpointId,
  ResolverRuleId,
  SubnetId,
  VpcId,
} from "../values";
import type { Assignable } from "./assignable";
import { key, list, value } from "./parts";
import { strict } from "./strict";

const subnetIds = key(
  v.optional(list(value(SubnetId), "subnets"), () => []),
  "Subnets of a new endpoint, in at least two Availability Zones",
);

const inbound = strict({
  endpointId: key(
    v.exactOptional(value(InboundEndpointId)),
    "An inbound endpoint that exists. Else subnetIds.",
  ),
  subnetIds,
});

const outbound = strict({
  endpointId: key(
    v.exactOptional(value(OutboundEndpointId)),
    "An outbound endpoint that exists. Else subnetIds.",
  ),
  subnetIds,
});

const forwarding = {
  domain: key(value(DomainName), "Domain whose names the clusters must resolve"),
  servers: key(
    v.optional(list(value(IpAddress), "IP addresses of DNS servers"), () => []),
    "DNS servers that answer for the domain. Default: the inbound endpoint.",
  ),
};

/** The key `dns` of a transit gateway connection. */
export const gatewayDns = strict({
  vpcId: key(
    v.exactOptional(value(VpcId)),
    "Which of vpcs has the Resolver endpoints, and whose account the rules. Default: the only one.",
  ),
  inbound: key(
    v.exactOptional(inbound),
    "Inbound endpoint of Route 53 Resolver: where queries for names of the VPC arrive",
  ),
  outbound: key(
    v.exactOptional(outbound),
    "Outbound endpoint of Route 53 Resolver: where queries that match a rule leave",
  ),
  rules: key(
    v.optional(
      list(
        strict({
          ...forwarding,
          ruleId: key(
            v.exactOptional(value(ResolverRuleId)),
            "A forwarding rule that exists. Default: a new one at the outbound endpoint.",
          ),
        }),
        "forwarding rules",
      ),
      () => [],
    ),
    "Forwarding rules, shared with the clusters' accounts through Resource Access Manager",
  ),
  forwarding: key(
    v.optional(list(strict(forwarding), "domains"), () => []),
    "Domains that Astronomer is asked to forward to your DNS servers itself",
  ),
});

export type MatchesTheModel = Assignable<v.InferOutput<typeof gatewayDns>, GatewayDns>;
