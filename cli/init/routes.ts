import type { Route } from "../../config/model";
import { awsEndpoint } from "./routes/aws-endpoint";
import { endpointService } from "./routes/endpoint-service";
import { publicEndpoint } from "./routes/public-endpoint";
import { clusterSteps, headSteps } from "./routes/shared";
import { thirdPartyEndpoint } from "./routes/third-party-endpoint";
import { transitGateway } from "./routes/transit-gateway";
import { vpcPeering } from "./routes/vpc-peering";
import type { Answers, Steps } from "./step";

/** How `init` asks for a route. */
interface AskedRoute {
  /** When to choose it. */
  readonly hint: string;
  /** What may be reached by it. @default - empty: there is one kind */
  readonly targets: Readonly<Record<string, string>>;
  readonly steps: (answers: Answers, target: string) => Steps;
}

/** Every route, in the document's order. */
export const ROUTES: Readonly<Record<Route, AskedRoute>> = {
  "public-endpoint": {
    hint: "over the internet, from the cluster's external IP addresses",
    targets: {
      snowflake: "network policy of a Snowflake account",
      databricks: "IP access list of a Databricks workspace",
      "security-group": "security groups on AWS",
    },
    steps: publicEndpoint,
  },
  "vpc-peering": { hint: "one VPC of yours", targets: {}, steps: vpcPeering },
  "transit-gateway": {
    hint: "several VPCs, or an on-premises network",
    targets: {
      vpc: "a VPC on the gateway",
      network: "an on-premises network behind a VPN or Direct Connect",
    },
    steps: transitGateway,
  },
  "aws-endpoint": {
    hint: "AWS services such as S3 or Redshift, over PrivateLink",
    targets: {},
    steps: awsEndpoint,
  },
  "endpoint-service": {
    hint: "an EC2 or RDS service behind a Network Load Balancer, over PrivateLink",
    targets: {
      rds: "a database of RDS or Aurora; the load balancer is created",
      instances: "EC2 instances; the load balancer is created",
      ips: "private IP addresses that do not change; the load balancer is created",
      "load-balancer": "a Network Load Balancer that exists",
    },
    steps: endpointService,
  },
  "third-party-endpoint": {
    hint: "Snowflake or Databricks, over PrivateLink",
    targets: { snowflake: "a Snowflake account", databricks: "a Databricks workspace (front end)" },
    steps: thirdPartyEndpoint,
  },
};

/** All questions of a route: the cluster first, then the connection. */
export function* stepsOf(route: Route, target: string, answers: Answers): Steps {
  yield* clusterSteps(route);
  yield* headSteps(answers, route);
  yield* ROUTES[route].steps(answers, target);
}
