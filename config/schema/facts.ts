import * as v from "valibot";
import type { Facts } from "../model";
// One by one: `check` reads facts at every start, and the index loads every value object.
import { AwsAccountId } from "../values/aws-account-id";
import { AwsRegion } from "../values/aws-region";
import { Cidr, isIpv4Cidr, prefixLength } from "../values/cidr";
import { IpAddress } from "../values/ip-address";
import { defineValue } from "../values/value";
import { VpcId } from "../values/vpc-id";
import { WHENCE } from "../whence";
import { key, list, oneOf, text, value } from "./parts";
import { strict } from "./strict";
import type { Assignable } from "./assignable";

/** A block that a VPC of AWS can have. */
const VpcCidr = defineValue<Cidr>({
  what: "the CIDR of a VPC",
  example: "172.20.0.0/20",
  pattern: /^[0-9]{1,3}(\.[0-9]{1,3}){3}\/(1[6-9]|2[0-8])$/,
  refuse(found) {
    const parsed = Cidr.parse(found);
    if (!parsed.ok) return { why: parsed.found.split(", ").at(-1) ?? "", write: parsed.write };
    if (!isIpv4Cidr(parsed.value)) {
      return { why: "which is IPv6", write: "the IPv4 CIDR, such as 172.20.0.0/20" };
    }
    const length = prefixLength(parsed.value);
    if (length >= 16 && length <= 28) return undefined;
    return { why: "which no VPC of AWS can have", write: "a CIDR with a prefix length from /16 to /28" };
  },
});

const shared = {
  region: key(value(AwsRegion), "AWS Region of the cluster", WHENCE.region),
  cidr: key(value(VpcCidr), "CIDR of the cluster's VPC, such as 172.20.0.0/20", WHENCE.cidr),
  secondaryCidr: key(
    v.exactOptional(value(VpcCidr)),
    "Pod range of the cluster, such as 100.64.0.0/19. Leave it out where the cluster has none.",
  ),
  externalIps: key(
    v.optional(list(value(IpAddress), "the external IP addresses of the cluster"), () => []),
    "External IP addresses of the cluster, usually two. Leave them out until they are known.",
    WHENCE.externalIps,
  ),
  vpcId: key(
    v.exactOptional(value(VpcId)),
    "ID of the Astronomer VPC. Leave it out until it is known.",
    WHENCE.vpcId,
  ),
};

const disasterRecovery = strict(shared);

export const clusterSchema = strict({
  id: key(
    text("the Cluster ID, such as clk1abcde", /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/),
    "Cluster ID",
    WHENCE.clusterId,
  ),
  name: key(text("a name of one line, at most 100 characters"), "How this file refers to the cluster"),
  ...shared,
  accountId: key(
    value(AwsAccountId),
    "AWS account of the Astro data plane, twelve digits in quotes",
    WHENCE.accountId,
  ),
  type: key(
    v.optional(oneOf(["dedicated", "hybrid", "standard"]), "dedicated"),
    "Kind of the cluster. Standard clusters have only external IPs and pre-configured endpoints.",
  ),
  disasterRecovery: key(
    v.exactOptional(disasterRecovery),
    "The cluster that this one fails over to. Leave it out where there is none.",
  ),
});

const factsSchema = strict({
  clusters: key(list(clusterSchema, "clusters", { atLeast: 1 }), "The Astro clusters, all of them"),
});

export const astroKey = key(
  factsSchema,
  "The Astro side: the trusted description that the policies compare with",
);

/** A file of which only the facts matter: it has no `connections`. */
export const factsFileSchema = strict({ astro: astroKey });

export type FactsMatchTheModel = Assignable<v.InferOutput<typeof factsSchema>, Facts>;
