import { given, needed, optional, type Answers, type Steps } from "../step";
import { cluster, serviceSteps, sideSteps, text } from "./shared";

/** A custom endpoint service: the load balancer, and what it leads to. */
export function* endpointService(answers: Answers, target: string): Steps {
  yield* sideSteps(answers, "target");
  yield needed("vpc-id", "target.vpcId");
  if (target === "load-balancer") {
    yield given("loadBalancer.type", "existing");
    yield needed("load-balancer-arn", "loadBalancer<existing>.arn");
    yield* clusterSteps(answers);
    yield* serviceSteps(answers);
    return;
  }
  yield given("loadBalancer.type", "new");
  yield needed("load-balancer-subnet-ids", "loadBalancer<new>.subnetIds");
  yield needed("ports", "listeners.ports");
  const ports = (answers.get("ports") as readonly number[] | undefined) ?? [];
  for (const [index, port] of ports.entries()) {
    const at = `listeners[${index}]`;
    yield given(`${at}.port`, port);
    yield given(`${at}.targets.type`, target);
    yield* targetSteps(target, `${at}.targets<${target}>`);
  }
  yield* clusterSteps(answers);
  if (ports.length === 0) return;
  yield needed("service", "services[0].name", text(answers, "id"));
  yield given("services[0].ports", ports);
  yield optional("security-group-id", "services[0].securityGroupId");
  yield optional("connection-type", "services[0].connectionType", "postgres");
}

function* targetSteps(target: string, at: string): Steps {
  if (target === "instances") yield needed("instance-ids", `${at}.instanceIds`);
  else if (target === "ips") yield needed("addresses", `${at}.addresses`);
  else {
    yield needed("database-kind", `${at}.database`, "instance");
    yield needed("identifier", `${at}.identifier`);
  }
}

function* clusterSteps(answers: Answers): Steps {
  yield given("clusters[0].cluster", cluster(answers));
  yield optional("vpc-endpoint-id", "clusters[0].vpcEndpointId");
}
