import type { Route } from "../../../config/model";
import { given, hint, needed, optional, type Answers, type Place, type Steps } from "../step";

/** The cluster and the head of its connection, which all routes begin with. */
export function* clusterSteps(route: Route): Steps {
  yield needed("cluster-id", "cluster.id");
  yield needed("cluster-name", "cluster.name", "prod");
  yield needed("cluster-region", "cluster.region", "us-east-1");
  yield needed("cluster-account-id", "cluster.accountId");
  yield needed("cluster-cidr", "cluster.cidr");
  yield optional("cluster-secondary-cidr", "cluster.secondaryCidr", "100.64.0.0/19");
  if (route === "public-endpoint") {
    yield optional("cluster-external-ips", "cluster.externalIps", "[52.1.2.3, 52.1.2.4]");
  }
  if (route === "vpc-peering" || route === "transit-gateway" || route === "aws-endpoint") {
    yield optional("cluster-vpc-id", "cluster.vpcId", "vpc-0fedcba9876543210");
  }
}

/** An id and a name, and which route it is. */
export function* headSteps(answers: Answers, route: Route): Steps {
  yield needed("id", "id");
  yield needed("name", "name", sentence(text(answers, "id") ?? route));
  yield given("route", route);
}

/** An AWS account and region of yours, and how Terraform gets there. */
export function* sideSteps(answers: Answers, at: Place): Steps {
  yield needed("account-id", `${at}.accountId`);
  yield needed("region", `${at}.region`, text(answers, "cluster-region"));
  yield optional(
    "assume-role-arn",
    `${at}.assumeRoleArn`,
    `arn:aws:iam::${text(answers, "account-id") ?? "333333333333"}:role/terraform`,
  );
}

/** The subnets or route tables that lead back to the cluster. */
export function* routingSteps(answers: Answers, at: Place): Steps {
  yield optional("subnet-ids", `${at}.subnetIds`, "[subnet-0123456789abcdef0]");
  yield answers.has("subnet-ids")
    ? optional("route-table-ids", `${at}.routeTableIds`, "[rtb-0123456789abcdef0]")
    : needed("route-table-ids", `${at}.routeTableIds`);
}

/** A data service, if there is one to tell of. */
export function* serviceSteps(answers: Answers, options: { readonly securityGroup?: boolean } = {}): Steps {
  yield optional("ports", "services[0].ports", null);
  if (!answers.has("ports")) {
    yield hint("services", "[{ name: orders, ports: [5432] }]");
    return;
  }
  yield needed("service", "services[0].name", text(answers, "id"));
  yield optional("host", "services[0].host", "orders.internal.example.com");
  if (options.securityGroup === true) yield optional("security-group-id", "services[0].securityGroupId");
  yield optional("connection-type", "services[0].connectionType", "postgres");
}

/** An answer that is one text. */
export function text(answers: Answers, flag: Parameters<Answers["get"]>[0]): string | undefined {
  const value = answers.get(flag);
  return typeof value === "string" ? value : undefined;
}

/** The cluster, as the connection refers to it. */
export function cluster(answers: Answers): string {
  return text(answers, "cluster-name") ?? "prod";
}

function sentence(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
