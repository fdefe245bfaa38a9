import { portsOf } from "../endpoint-service";
import type { EndpointServiceConnection } from "../model/endpoint-service";
import {
  checkClusters,
  checkDns,
  checkListeners,
  checkLoadBalancer,
  checkServices,
} from "./endpoint-service-checks";
import { admittedClusters } from "./owners";
import type { Owned, RouteRelations } from "./relation";
import { checkSide } from "./side";

export const endpointService: RouteRelations<EndpointServiceConnection> = {
  owned({ connection: { clusters, loadBalancer, listeners, dns }, path, clusterPaths }) {
    const own: Owned[] = [];
    if (loadBalancer.type === "existing") {
      own.push({
        key: loadBalancer.arn,
        what: `the load balancer ${loadBalancer.arn}`,
        path: [...path, "loadBalancer", "arn"],
      });
    }
    if (dns.privateName !== undefined) {
      own.push({
        key: `private DNS name ${dns.privateName.toLowerCase()}`,
        what: `the private DNS name ${dns.privateName}`,
        path: [...path, "dns", "privateName"],
      });
    }
    listeners.forEach(({ port }, index) =>
      own.push({
        key: `listener ${path.join(".")} ${port}`,
        what: `the listener on port ${port}`,
        path: [...path, "listeners", index, "port"],
      }),
    );
    clusters.forEach((entry, index) => {
      for (const at of ["vpcEndpointId", "recoveryVpcEndpointId"] as const) {
        const id = entry[at];
        if (id !== undefined)
          own.push({ key: id, what: `the endpoint ${id}`, path: [...(clusterPaths[index] ?? path), at] });
      }
    });
    return own;
  },

  // Traffic comes back through the endpoint: nothing is routed.
  routingTables: () => [],

  // Targets admit the load balancer, not the clusters, by rules that name it.
  ingress(placed) {
    const { loadBalancer } = placed.connection;
    return loadBalancer.type === "existing" && loadBalancer.securityGroupId !== undefined
      ? admittedClusters(placed, loadBalancer.securityGroupId, portsOf(placed.connection), [
          ...placed.path,
          "loadBalancer",
          "securityGroupId",
        ])
      : [];
  },

  check(placed, report) {
    const { connection, path } = placed;
    checkSide(connection.target, [...path, "target"], report);
    checkLoadBalancer(placed, report);
    checkListeners(placed, report);
    checkServices(placed, report);
    checkDns(placed, report);
    checkClusters(placed, report);
  },
};
