import { IPv4 } from "ipaddr.js";
import type { Cluster, PublicEndpointConnection } from "../model";
import type { Path } from "../positions";
import { type Cidr, isIpv4Cidr, prefixLength } from "../values";
import { checkSide } from "./side";
import type { Owned, Placed, Report, RouteRelations } from "./relation";

const INTERNAL = new Set<string>([
  "unspecified",
  "broadcast",
  "multicast",
  "linkLocal",
  "loopback",
  "carrierGradeNat",
  "private",
]);

type Placement = Placed<PublicEndpointConnection>;

export const publicEndpoint: RouteRelations<PublicEndpointConnection> = {
  owned({ connection: { target }, path }) {
    switch (target.type) {
      case "snowflake": {
        const account = `${target.organization}-${target.account}`.toUpperCase();
        return [
          ...target.users.map((user, index) => ({
            key: `network policy ${account} ${user}`,
            what: `the network policy of Snowflake user ${user}`,
            path: [...path, "target", "users", index],
          })),
          ...(target.wholeAccount === undefined
            ? []
            : [
                {
                  key: `network policy ${account}`,
                  what: `the network policy of Snowflake account ${account}`,
                  path: [...path, "target", "wholeAccount"],
                },
              ]),
        ];
      }
      case "databricks":
        return [
          {
            key: `workspace ${target.host.toLowerCase()}`,
            what: `the IP access lists of workspace ${target.host}`,
            path: [...path, "target", "host"],
          },
        ];
      case "security-group":
        return [];
    }
  },

  // By cluster, not by address: an address may be looked up.
  ingress: ({ connection: { services, clusters }, path }) =>
    services.flatMap(({ securityGroupId, ports }, index) =>
      securityGroupId === undefined
        ? []
        : ports.flatMap((port) =>
            clusters.map(({ cluster }): Owned => ({
              key: `ingress ${securityGroupId} ${port} external ${cluster.id}`,
              what: `the ingress of ${securityGroupId} on port ${port} from the external addresses of cluster ${cluster.name}`,
              path: [...path, "services", index, "securityGroupId"],
            })),
          ),
    ),

  routingTables: () => [],

  check(placed, report) {
    checkTarget(placed, report);
    checkServices(placed, report);
    placed.connection.clusters.forEach(({ cluster }, index) => {
      checkAddresses(cluster, [...(placed.clusterPaths[index] ?? placed.path), "cluster"], report);
    });
  },
};

function checkTarget({ connection: { target }, path }: Placement, report: Report): void {
  const at = [...path, "target"];
  if (target.type === "security-group") {
    checkSide(target, at, report);
    return;
  }
  target.alsoAllow.forEach((cidr, index) => checkAlsoAllowed(cidr, [...at, "alsoAllow", index], report));
  if (target.type === "databricks") {
    checkAddress(target.callerIp, [...at, "callerIp"], report);
    if (/^accounts\./.test(target.host)) {
      report(
        [...at, "host"],
        `${target.host}, where accounts are managed`,
        "the host of the workspace: IP access lists belong to it",
      );
    }
    return;
  }
  const { users, wholeAccount } = target;
  if (wholeAccount !== undefined)
    checkAddress(wholeAccount.callerIp, [...at, "wholeAccount", "callerIp"], report);
  if (users.length === 0 && wholeAccount === undefined) {
    report(
      at,
      "neither users nor wholeAccount",
      "users with Airflow's service user: a network policy does nothing until it is attached",
    );
  }
  if (users.length > 0 && wholeAccount !== undefined) {
    report(
      [...at, "wholeAccount"],
      "wholeAccount beside users",
      "one of the two: a policy for the whole account is for these users, too",
    );
  }
}

function checkServices({ connection: { services, target }, path }: Placement, report: Report): void {
  if (target.type === "security-group") {
    if (services.some(({ securityGroupId }) => securityGroupId !== undefined)) return;
    report(
      [...path, "target"],
      "no service with a securityGroupId",
      "services with the security group and the ports that admit the clusters",
    );
    return;
  }
  services.forEach(({ securityGroupId }, index) => {
    if (securityGroupId === undefined) return;
    report(
      [...path, "services", index, "securityGroupId"],
      `a security group in front of ${target.type === "snowflake" ? "Snowflake" : "Databricks"}`,
      "it under a connection of its own, with target.type: security-group",
    );
  });
}

function checkAlsoAllowed(cidr: Cidr, path: Path, report: Report): void {
  if (!isIpv4Cidr(cidr)) report(path, `${cidr}, which is IPv6`, "an IPv4 CIDR: these lists take no other");
  else if (prefixLength(cidr) === 0)
    report(path, `${cidr}, which admits everybody`, "the CIDRs that need access");
}

function checkAddresses(cluster: Cluster, path: Path, report: Report): void {
  const own = cluster.externalIps;
  for (const ip of new Set([...own, ...(cluster.disasterRecovery?.externalIps ?? [])])) {
    const why = whyNotPublic(ip);
    if (why === undefined) continue;
    report(
      path,
      `cluster ${cluster.name} with external IP ${ip}, ${why}`,
      "a public IPv4 address under externalIps of the cluster: to retrieve it, open a ticket with Astronomer support",
    );
  }
}

function checkAddress(ip: string, path: Path, report: Report): void {
  const why = whyNotPublic(ip);
  if (why !== undefined) report(path, `${ip}, ${why}`, "the public IPv4 address that the service sees");
}

function whyNotPublic(ip: string): string | undefined {
  if (!IPv4.isValid(ip)) return "which is IPv6";
  return INTERNAL.has(IPv4.parse(ip).range()) ? "which is not routed on the internet" : undefined;
}
