import type { ThirdPartyEndpointConnection } from "../model";
import type { Path } from "../positions";
import { partitionOf, regionOfService } from "../values";
import type { Owned, Placed, Report, RouteRelations } from "./relation";

type PlacedThirdParty = Placed<ThirdPartyEndpointConnection>;

export const thirdPartyEndpoint: RouteRelations<ThirdPartyEndpointConnection> = {
  owned({ connection: { target, clusters }, path, clusterPaths }) {
    const account =
      target.type === "snowflake" ? `${target.organization}-${target.account}`.toUpperCase() : "";
    const users = target.type === "snowflake" ? (target.policy?.users ?? []) : [];
    const policies = users.map((user, index): Owned => ({
      key: `network policy ${account} ${user}`,
      what: `the network policy of Snowflake user ${user}`,
      path: [...path, "target", "policy", "users", index],
    }));
    const settings: Owned[] =
      target.type === "databricks" && target.privateAccess.type === "new"
        ? [
            {
              key: `private access ${target.host.toLowerCase()}`,
              what: `the private access settings of workspace ${target.host}`,
              path: [...path, "target", "host"],
            },
          ]
        : [];
    const endpoints = clusters.flatMap(({ vpcEndpointId }, index): Owned[] =>
      vpcEndpointId === undefined
        ? []
        : [
            {
              key: vpcEndpointId,
              what: `the endpoint ${vpcEndpointId}`,
              path: [...(clusterPaths[index] ?? path), "vpcEndpointId"],
            },
          ],
    );
    return [...policies, ...settings, ...endpoints];
  },

  // Nothing of ours is in the way.
  routingTables: () => [],
  ingress: () => [],

  check(placed, report) {
    checkTarget(placed, report);
    checkServices(placed, report);
    checkClusters(placed, report);
  },
};

function checkTarget({ connection: { target, clusters }, path }: PlacedThirdParty, report: Report): void {
  const at: Path = [...path, "target"];
  if (target.type === "databricks") {
    if (/^accounts\./.test(target.host)) {
      report(
        [...at, "host"],
        `${target.host}, where accounts are managed`,
        "the host of the workspace: this is the name that leads to the endpoint",
      );
    }
    return;
  }
  const { privateLink } = target;
  if (privateLink === undefined) {
    clusters.forEach(({ vpcEndpointId }) => {
      if (vpcEndpointId === undefined) return;
      report(
        at,
        `no privateLink, and the endpoint ${vpcEndpointId} that was made for it`,
        "privateLink with what SYSTEM$GET_PRIVATELINK_CONFIG() returns",
      );
    });
    return;
  }
  for (const url of ["accountUrl", "ocspUrl", "regionlessAccountUrl"] as const) {
    const name = privateLink[url];
    if (name === undefined || /\.privatelink\./.test(name)) continue;
    report(
      [...at, "privateLink", url],
      `${name}, which leads over the internet`,
      "the name with privatelink in it, as SYSTEM$GET_PRIVATELINK_CONFIG() returns it",
    );
  }
}

function checkServices({ connection: { services, target }, path }: PlacedThirdParty, report: Report): void {
  services.forEach(({ securityGroupId }, index) => {
    if (securityGroupId === undefined) return;
    report(
      [...path, "services", index, "securityGroupId"],
      `${securityGroupId}, and no security group of yours is in front of ${target.type === "snowflake" ? "Snowflake" : "Databricks"}`,
      "nothing: leave securityGroupId out",
    );
  });
}

function checkClusters({ connection, path, clusterPaths }: PlacedThirdParty, report: Report): void {
  const { clusters, target } = connection;
  const service = target.type === "databricks" ? target.serviceName : target.privateLink?.serviceName;
  clusters.forEach(({ cluster }, index) => {
    const at = [...(clusterPaths[index] ?? path), "cluster"];
    if (cluster.type === "standard") {
      report(
        at,
        `the standard cluster ${cluster.name}`,
        "a dedicated or hybrid one: endpoints of third parties are only available for these",
      );
    }
    if (service === undefined) return;
    const partition = partitionOf(regionOfService(service));
    if (partition !== partitionOf(cluster.region)) {
      report(
        at,
        `a cluster in ${cluster.region} (${partitionOf(cluster.region)}) for a service of ${partition}`,
        "a cluster of the same AWS partition: endpoints do not lead to another one",
      );
    }
  });
}
