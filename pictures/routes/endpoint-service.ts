import type { EndpointServiceConnection, Listener } from "../../config/model";
import { accountPlace, type Reach, serviceLines } from "../reach";

/** The VPC with the load balancer that the endpoint service leads to. */
export function endpointService(connection: EndpointServiceConnection): Reach {
  const { target, loadBalancer, listeners, dns, services } = connection;
  const place = accountPlace(target);
  const id = `vpc ${target.vpcId}`;
  // arn:…:loadbalancer/net/NAME/ID
  const balancer = loadBalancer.type === "new" ? "new load balancer" : loadBalancer.arn.split("/")[2];
  const name = dns.privateName ?? dns.preferredName;
  return {
    places: [place],
    boxes: [
      {
        id,
        kind: "target",
        place: place.id,
        title: target.vpcId,
        caption: "VPC",
        lines: [
          `endpoint service, ${balancer ?? "load balancer"}`,
          ...(name === undefined ? [] : [`as ${name}`]),
          ...listeners.map(listenerLine),
        ],
        services: serviceLines(services),
      },
    ],
    ways: [{ to: id }],
  };
}

function listenerLine({ port, targets }: Listener): string {
  switch (targets.type) {
    case "rds":
      return `${port} to RDS ${targets.database} ${targets.identifier}`;
    case "instances":
      return `${port} to ${targets.instanceIds.join(", ")}`;
    case "ips":
      return `${port} to ${targets.addresses.join(", ")}`;
  }
}
