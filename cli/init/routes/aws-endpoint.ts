import { given, hint, needed, optional, type Answers, type Steps } from "../step";
import { cluster, sideSteps } from "./shared";

/** What a service's endpoint reaches, where its name says more than that. */
const REACHES: Readonly<Record<string, string>> = { "ec2-api": "api", "rds-data": "aurora-serverless" };

/** Built-in AWS endpoints: the services, and what Redshift needs besides. */
export function* awsEndpoint(answers: Answers): Steps {
  yield needed("services", "endpoints.services");
  const services = (answers.get("services") as readonly string[] | undefined) ?? [];
  if (services.includes("redshift")) yield* sideSteps(answers, "target");
  const only = services[0] ?? "s3";
  for (const [index, service] of services.entries()) {
    const at = `endpoints[${index}]`;
    yield given(`${at}.service`, service);
    const reaches = REACHES[service];
    if (reaches !== undefined) yield given(`${at}.reaches`, reaches, "All that this endpoint reaches");
    if (service === "redshift") yield needed("warehouses", `${at}<redshift>.warehouses`);
  }
  yield given("clusters[0].cluster", cluster(answers));
  if (services.length === 1) yield optional("vpc-endpoint-id", `clusters[0].vpcEndpointIds.${only}`, null);
  if (!answers.has("vpc-endpoint-id")) {
    yield hint("clusters[0].vpcEndpointIds", `{ ${only}: vpce-0123456789abcdef0 }`);
  }
}
