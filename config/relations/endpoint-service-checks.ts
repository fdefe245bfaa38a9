/** What must hold within one connection of the route `endpoint-service`, part by part. */
import { portsOf } from "../endpoint-service";
import type { EndpointServiceConnection } from "../model/endpoint-service";
import type { Path } from "../positions";
import { partitionOf, placeOfLoadBalancer } from "../values";
import type { Placed, Report } from "./relation";

type PlacedService = Placed<EndpointServiceConnection>;

export function checkLoadBalancer(
  { connection: { loadBalancer, target }, path }: PlacedService,
  report: Report,
): void {
  if (loadBalancer.type === "new") return;
  const { accountId, region, partition } = placeOfLoadBalancer(loadBalancer.arn);
  const at = [...path, "loadBalancer", "arn"];
  if (accountId !== target.accountId) {
    report(
      at,
      `a load balancer of account ${accountId}`,
      `one of account ${target.accountId}, or correct target.accountId: service and load balancer have one owner`,
    );
  }
  if (region !== target.region || partition !== partitionOf(target.region)) {
    report(
      at,
      `a load balancer in ${region} (${partition})`,
      `one in ${target.region}, or correct target.region: service and load balancer are in one region`,
    );
  }
}

export function checkListeners(
  { connection: { loadBalancer, listeners }, path }: PlacedService,
  report: Report,
): void {
  if (loadBalancer.type === "new" && listeners.length === 0) {
    report(
      [...path, "listeners"],
      "a new load balancer without listeners",
      "at least one listener: a port and the targets that answer on it",
    );
  }
  listeners.forEach(({ targets, healthCheck }, index) => {
    const at: Path = [...path, "listeners", index];
    if (healthCheck.path !== undefined && healthCheck.protocol === "TCP") {
      report(
        [...at, "healthCheck", "path"],
        "a path for a health check by TCP",
        "protocol: HTTP or HTTPS beside it, or leave the path out",
      );
    }
    if (targets.type !== "ips") return;
    targets.addresses.forEach((address, position) => {
      if (!address.includes(":")) return;
      report(
        [...at, "targets", "addresses", position],
        `the IPv6 address ${address}`,
        "an IPv4 address: the load balancer is reached by IPv4",
      );
    });
  });
}

export function checkServices({ connection, path }: PlacedService, report: Report): void {
  const { services, listeners, loadBalancer } = connection;
  if (
    loadBalancer.type === "existing" &&
    loadBalancer.securityGroupId !== undefined &&
    portsOf(connection).length === 0
  ) {
    report(
      [...path, "loadBalancer", "securityGroupId"],
      "a security group to admit the clusters, and no ports",
      "listeners or services with their ports, or leave securityGroupId out",
    );
  }
  services.forEach(({ name, ports, securityGroupId }, index) => {
    const at = [...path, "services", index];
    if (listeners.length === 0) {
      if (securityGroupId !== undefined) {
        report(
          [...at, "securityGroupId"],
          `${securityGroupId}, with listeners that this file does not declare`,
          "the listeners, so that the port of the targets is known, or leave securityGroupId out",
        );
      }
      return;
    }
    ports.forEach((port, position) => {
      if (listeners.some((listener) => listener.port === port)) return;
      report(
        [...at, "ports", position],
        `port ${port} of ${name}, which no listener has`,
        `one of ${listeners.map((listener) => listener.port).join(", ")}, or declare a listener on ${port}`,
      );
    });
  });
}

export function checkDns({ connection: { dns }, path }: PlacedService, report: Report): void {
  if (dns.privateName !== undefined && dns.preferredName !== undefined) {
    report(
      [...path, "dns", "preferredName"],
      "a preferredName beside a privateName",
      "one of them: either Astronomer makes an alias, or AWS resolves the private DNS name",
    );
  }
  if (dns.hostedZoneId !== undefined && dns.privateName === undefined) {
    report(
      [...path, "dns", "hostedZoneId"],
      `${dns.hostedZoneId} without a privateName`,
      "the privateName that is to be verified, or leave hostedZoneId out",
    );
  }
}

export function checkClusters({ connection, path, clusterPaths }: PlacedService, report: Report): void {
  const { clusters, target } = connection;
  clusters.forEach(({ cluster, recoveryVpcEndpointId }, index) => {
    const entry = clusterPaths[index] ?? path;
    if (cluster.type === "standard") {
      report(
        [...entry, "cluster"],
        `the standard cluster ${cluster.name}`,
        "a dedicated or hybrid one: custom endpoint services are only available for these",
      );
    }
    if (partitionOf(cluster.region) !== partitionOf(target.region)) {
      report(
        [...entry, "cluster"],
        `a cluster in ${cluster.region} (${partitionOf(cluster.region)}) for a target in ${target.region} (${partitionOf(target.region)})`,
        "a cluster of the same AWS partition: endpoints do not lead to another one",
      );
    }
    if (cluster.vpcId === target.vpcId) {
      report(
        [...path, "target", "vpcId"],
        `${target.vpcId}, the VPC of cluster ${cluster.name} itself`,
        "the VPC that holds the load balancer",
      );
    }
    if (recoveryVpcEndpointId !== undefined && cluster.disasterRecovery === undefined) {
      report(
        [...entry, "recoveryVpcEndpointId"],
        `an endpoint of the disaster recovery of ${cluster.name}, which has none`,
        "disasterRecovery of the cluster under astro, or leave it out",
      );
    }
  });
}
