import { AWS_SERVICES, type AwsService } from "../aws-services";
import type { AwsEndpoint, AwsEndpointConnection } from "../model";
import type { Path } from "../positions";
import { partitionOf, partitionOfPrincipal, type PrincipalArn } from "../values";
import { WHENCE } from "../whence";
import type { Owned, Placed, Report, RouteRelations } from "./relation";
import { checkSide } from "./side";

type PlacedEndpoints = Placed<AwsEndpointConnection>;

export const awsEndpoint: RouteRelations<AwsEndpointConnection> = {
  owned({ connection: { target, endpoints, clusters }, path, clusterPaths }) {
    const place = target === undefined ? "" : `${target.accountId} ${target.region}`;
    const accounts = [...new Set(clusters.map(({ cluster }) => cluster.accountId))];
    const made = endpoints.flatMap((endpoint, index): Owned[] => {
      const at = [...path, "endpoints", index];
      switch (endpoint.service) {
        case "redshift":
          return endpoint.warehouses.flatMap((warehouse, position) =>
            accounts.map((account) => ({
              key: `redshift authorization ${place} ${warehouse} ${account}`,
              what: `the authorization of Redshift cluster ${warehouse} for account ${account}`,
              path: [...at, "warehouses", position],
            })),
          );
        case "s3":
          return endpoint.buckets.flatMap(({ name, policy }, position) =>
            policy === "statement"
              ? []
              : [
                  {
                    key: `bucket policy ${name}`,
                    what: `the policy of bucket ${name}`,
                    path: [...at, "buckets", position],
                  },
                ],
          );
        case "api-gateway":
          return endpoint.restApis.flatMap(({ id, policy }, position) =>
            policy === "statement"
              ? []
              : [
                  {
                    key: `resource policy ${place} ${id}`,
                    what: `the resource policy of REST API ${id}`,
                    path: [...at, "restApis", position],
                  },
                ],
          );
        default:
          return [];
      }
    });
    const known = clusters.flatMap(({ vpcEndpointIds }, index) =>
      Object.entries(vpcEndpointIds).map(([service, id]) => ({
        key: id,
        what: `the endpoint ${id}`,
        path: [...(clusterPaths[index] ?? path), "vpcEndpointIds", service],
      })),
    );
    return [...made, ...known];
  },

  // Traffic stays between the cluster and its endpoints: nothing is routed, and no security group of ours is in front.
  routingTables: () => [],
  ingress: () => [],

  check(placed, report) {
    const { connection, path } = placed;
    if (connection.target !== undefined) checkSide(connection.target, [...path, "target"], report);
    checkEndpoints(placed, report);
    checkServices(placed, report);
    checkClusters(placed, report);
  },
};

/** The paths, below its endpoint, of what Terraform has to see in AWS. */
function resourcesOf(endpoint: AwsEndpoint): readonly Path[] {
  switch (endpoint.service) {
    case "redshift":
      return endpoint.warehouses.map((_, index) => ["warehouses", index]);
    case "s3":
      return endpoint.buckets.map((_, index) => ["buckets", index]);
    case "api-gateway":
      return endpoint.restApis.map((_, index) => ["restApis", index]);
    default:
      return [];
  }
}

function checkEndpoints({ connection: { endpoints, target }, path }: PlacedEndpoints, report: Report): void {
  const seen = new Set<string>();
  endpoints.forEach((endpoint, index) => {
    const at = [...path, "endpoints", index];
    if (seen.has(endpoint.service)) {
      report([...at, "service"], `${endpoint.service} a second time`, "each service of a connection once");
    }
    seen.add(endpoint.service);
    const [resource] = resourcesOf(endpoint);
    if (target === undefined) {
      if (resource === undefined) return;
      report(
        [...at, ...resource],
        `something of ${AWS_SERVICES[endpoint.service].label} and no target`,
        "target with the account and region that it is in",
      );
      return;
    }
    checkPrincipals(endpoint, at, partitionOf(target.region), report);
    checkUniqueResources(endpoint, at, report);
  });
}

function checkUniqueResources(endpoint: AwsEndpoint, at: Path, report: Report): void {
  const named =
    endpoint.service === "s3"
      ? endpoint.buckets.map(({ name }) => ["buckets", name] as const)
      : endpoint.service === "api-gateway"
        ? endpoint.restApis.map(({ id }) => ["restApis", id] as const)
        : [];
  const seen = new Set<string>();
  named.forEach(([list, name], index) => {
    if (seen.has(name)) report([...at, list, index], `${name} a second time`, "each of them once");
    seen.add(name);
  });
}

function checkPrincipals(endpoint: AwsEndpoint, at: Path, partition: string, report: Report): void {
  const check = (principals: readonly PrincipalArn[], below: Path): void =>
    principals.forEach((arn, index) => {
      if (partitionOfPrincipal(arn) === partition) return;
      report(
        [...at, ...below, "principals", index],
        `a principal of partition ${partitionOfPrincipal(arn)}`,
        `one of ${partition}, the partition of target`,
      );
    });
  if (endpoint.service === "s3")
    endpoint.buckets.forEach(({ principals }, index) => check(principals, ["buckets", index]));
  if (endpoint.service === "api-gateway")
    endpoint.restApis.forEach(({ principals }, index) => check(principals, ["restApis", index]));
}

function checkServices({ connection: { services, endpoints }, path }: PlacedEndpoints, report: Report): void {
  const warehouses = endpoints.some(({ service }) => service === "redshift");
  services.forEach(({ name, ports, securityGroupId }, index) => {
    const at = [...path, "services", index];
    if (securityGroupId !== undefined) {
      report(
        [...at, "securityGroupId"],
        `${securityGroupId}, and no security group of yours is in front of an AWS endpoint`,
        "nothing: leave securityGroupId out",
      );
    }
    ports.forEach((port, position) => {
      if (port === 443 || warehouses) return;
      report(
        [...at, "ports", position],
        `port ${port} of ${name}, and the endpoints of AWS services answer on 443`,
        "443; for a service on EC2 instances or a database of RDS, a connection with route: endpoint-service",
      );
    });
  });
}

function checkClusters({ connection, path, clusterPaths }: PlacedEndpoints, report: Report): void {
  const { clusters, target, endpoints } = connection;
  const declared = new Set<AwsService>(endpoints.map(({ service }) => service));
  clusters.forEach(({ cluster, vpcEndpointIds }, index) => {
    const entry = clusterPaths[index] ?? path;
    if (cluster.type === "standard") {
      report(
        [...entry, "cluster"],
        `the standard cluster ${cluster.name}`,
        "a dedicated or hybrid one: standard clusters have pre-configured endpoints only",
      );
    }
    if (target !== undefined && cluster.region !== target.region) {
      report(
        [...entry, "cluster"],
        `a cluster in ${cluster.region} for a target in ${target.region}`,
        `a cluster in ${target.region}, or a connection of its own: an endpoint leads to the AWS services of its region`,
      );
    }
    if (vpcEndpointIds.redshift !== undefined && cluster.vpcId === undefined) {
      report(
        [...entry, "vpcEndpointIds", "redshift"],
        `an endpoint of Redshift and no vpcId of cluster ${cluster.name}, which Redshift has to authorize`,
        `vpcId of the cluster under astro: ${WHENCE.vpcId}`,
      );
    }
    for (const service of Object.keys(vpcEndpointIds) as AwsService[]) {
      if (declared.has(service)) continue;
      report(
        [...entry, "vpcEndpointIds", service],
        `an endpoint of ${AWS_SERVICES[service].label}, which is not among endpoints`,
        `service: ${service} under endpoints, or leave it out`,
      );
    }
  });
}
