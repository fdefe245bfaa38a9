import type { Severity } from "../gate/finding";
import type { Rule } from "../gate/pack/pack";

/** What each check demands. */
interface Check {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly remediation: string;
  /** The sentence of the document, or of AWS's, that it comes from. */
  readonly document: string;
}

const PEERING = "Astronomer initiates a peering request; it must be accepted by the owner of the target VPC.";
const ROUTING = "Update the routing tables of both VPCs to direct traffic to each other.";
const GATEWAY = "Create Transit Gateway Attachments, Route Tables and Associations.";
const WHITELIST = "If you have more than one cluster, you will need to whitelist each cluster.";

/** Every check of `verify`, by its id, which never changes meaning. */
export const CHECKS = {
  "verify/deployed": {
    title: "What the connection needs is deployed",
    description: "What only exists once a deploy has made it is there, and its id is known.",
    severity: "error",
    remediation: "deploy the connection",
    document: "Nothing of the connection works before it is deployed.",
  },
  "verify/peering-active": {
    title: "The peering connection is active",
    description:
      "A peering request that nobody accepts within seven days expires, and can never be accepted any more.",
    severity: "error",
    remediation: "accept the request by a deploy, or ask for a new one where it is over",
    document: PEERING,
  },
  "verify/peering-requester": {
    title: "The peering connection is the cluster's",
    description:
      "The requester is the account, VPC and CIDR of the cluster, and the accepter is the target VPC.",
    severity: "error",
    remediation: "correct the id or the facts; if somebody else requested it, delete the peering connection",
    document: PEERING,
  },
  "verify/peering-dns": {
    title: "Accepter DNS Resolution is effective",
    description:
      "The option is on, and the target VPC has DNS hostnames and DNS resolution, without which it does nothing.",
    severity: "error",
    remediation: "turn on DNS hostnames and DNS resolution of the VPC, and deploy",
    document:
      "If you have enabled the DNS Hostnames and DNS Resolution options on the target VPC, enabling the Accepter DNS Resolution option allows the Data Plane to resolve public DNS names to private addresses.",
  },
  "verify/route-present": {
    title: "Every route table leads back to the cluster",
    description: "Each route table has a route to each CIDR of the cluster, by this connection.",
    severity: "error",
    remediation: "deploy the connection; a route that somebody removed is made again",
    document: ROUTING,
  },
  "verify/route-active": {
    title: "No route back is a black hole",
    description:
      "A route whose peering connection or attachment is gone stays in the table and drops all traffic.",
    severity: "error",
    remediation: "bring back what the route leads to, or correct its id in the file, and deploy",
    document: ROUTING,
  },
  "verify/share-accepted": {
    title: "The cluster's account has accepted the resource share",
    description:
      "An invitation is over when it is not accepted within seven days; the account is then no longer a principal.",
    severity: "error",
    remediation:
      "ask Astronomer support to accept the resource share; where it is over, deploy again for a new invitation",
    document:
      "Use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account; Astronomer accepts this resource share.",
  },
  "verify/attachment-available": {
    title: "The cluster's attachment is available",
    description: "The attachment is accepted, and it is the cluster's.",
    severity: "error",
    remediation: "deploy the connection, which accepts it, or ask Astronomer support for a new attachment",
    document: GATEWAY,
  },
  "verify/attachment-associated": {
    title: "The cluster's attachment is associated with a route table",
    description: "Traffic of an attachment without a route table goes nowhere.",
    severity: "error",
    remediation: "deploy the connection, which associates it",
    document: GATEWAY,
  },
  "verify/gateway-route": {
    title: "The gateway leads to the targets, and back to the cluster",
    description: "The route tables of the gateway have active routes in both directions.",
    severity: "error",
    remediation: "deploy the connection; where routes or wayBack is existing, ask the owner of the gateway",
    document: GATEWAY,
  },
  "verify/endpoint-accepted": {
    title: "The cluster's endpoint is accepted",
    description: "The connection of the endpoint to the endpoint service is available.",
    severity: "error",
    remediation: "deploy the connection, which accepts it, or ask Astronomer support for a new endpoint",
    document: "Reach out to Astronomer support to add this endpoint to the Astronomer VPC.",
  },
  "verify/targets-healthy": {
    title: "The targets of the load balancer are healthy",
    description: "A load balancer sends nothing to a target that does not answer its health check.",
    severity: "error",
    remediation: "start the service, and let the load balancer in: security groups, ports, health check",
    document:
      "Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.",
  },
  "verify/private-dns-verified": {
    title: "The private DNS name is verified",
    description: "AWS has found the TXT record that shows the domain to be yours.",
    severity: "error",
    remediation: "create the TXT record, which ticket tells, and have AWS verify it",
    document: "AWS: private DNS names of an endpoint service must be verified before consumers can use them.",
  },
  "verify/allow-list-complete": {
    title: "The allow-list admits the cluster",
    description:
      "Each security group admits each address of each cluster, as the file has them, on each port.",
    severity: "error",
    remediation: "deploy the connection, which admits them",
    document: WHITELIST,
  },
  "verify/allow-list-current": {
    title: "The allow-list admits no address that the cluster no longer has",
    description: "An address that was a cluster's may be somebody else's by now.",
    severity: "error",
    remediation: "deploy the connection, or take the rule away by hand if it was made by hand",
    document: WHITELIST,
  },
  "verify/zone-associated": {
    title: "The private hosted zone is associated with the cluster's VPC",
    description:
      "The owner of the zone authorizes the VPC, and then Astronomer associates it; names of the zone resolve only after that.",
    severity: "error",
    remediation:
      "deploy the connection, which authorizes the VPC, and ask Astronomer support to associate it",
    document:
      "If you are using Private Hosted Zones to resolve DNS names, then you will need to associate your Route53 Private Hosted Zone with the Astronomer VPC.",
  },
  "verify/redshift-authorized": {
    title: "The Redshift cluster authorizes the cluster's VPC",
    description:
      "A Redshift-managed endpoint can be created only in a VPC that the Redshift cluster authorizes; each is named.",
    severity: "error",
    remediation: "deploy the connection, which authorizes the VPC",
    document:
      "Some services require additional steps to enable and configure the endpoint service. For example, Redshift endpoints need additional configuration steps.",
  },
  "verify/resolver-operational": {
    title: "The Resolver endpoints are operational",
    description: "Queries for names arrive and leave by Route 53 Resolver endpoints.",
    severity: "error",
    remediation: "see what AWS says of the endpoint: subnets, addresses, security group",
    document: "If DNS Integration is required, then AWS recommends using the Route53 Resolver.",
  },
  "verify/expires-soon": {
    title: "Nothing that waits for acceptance expires soon",
    description: "Requests and invitations expire seven days after they were made.",
    severity: "warning",
    remediation: "have it accepted before",
    document: "AWS: a request or invitation that is not accepted within seven days expires.",
  },
} as const satisfies Readonly<Record<string, Check>>;

/** The id of a check. */
export type CheckId = keyof typeof CHECKS;

/** The checks as reports list rules. */
export const RULES: readonly Rule[] = Object.entries(CHECKS).map(([id, check]) => ({
  id,
  ...check,
  unknown: check.severity,
  rows: [],
  aliases: [],
  avoid: "",
  prefer: "",
  related: [],
}));
