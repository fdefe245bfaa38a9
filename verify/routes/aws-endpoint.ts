import { endpointOf, vpcsByAccount } from "../../config/aws-endpoint";
import { AWS_SERVICES } from "../../config/aws-services";
import type { AwsEndpointConnection } from "../../config/model";
import { ASTRONOMER, type Observation, type Observed, type Scope, ticketing } from "../observation";
import { warehouse } from "../subjects/redshift";

/** Built-in endpoints: what Redshift authorizes. The endpoints are in the Astronomer VPC, which nobody else can look into. */
export async function awsEndpoint(connection: AwsEndpointConnection, scope: Scope): Promise<Observed> {
  const { endpoints, clusters } = connection;
  const labels = endpoints.map(({ service }) => AWS_SERVICES[service].label).join(", ");
  const unknown =
    endpointOf(connection, "redshift") === undefined
      ? []
      : clusters.filter(({ cluster }) => cluster.vpcId === undefined);
  return {
    observations: await authorizations(connection, scope),
    remarks: [
      ...unknown.map(
        ({ cluster }) =>
          `the VPC of cluster ${cluster.name} is not known yet, so no Redshift cluster authorizes it; ${ASTRONOMER}: ${ticketing(scope.id)}`,
      ),
      `the endpoints (${labels}) are in the Astronomer VPC and cannot be seen from here; ${ASTRONOMER} can tell`,
    ],
  };
}

async function authorizations(
  connection: AwsEndpointConnection,
  scope: Scope,
): Promise<readonly Observation[]> {
  const redshift = endpointOf(connection, "redshift");
  const { target, endpoints } = connection;
  if (redshift === undefined || target === undefined) return [];
  const vpcs = vpcsByAccount(connection);
  const observed: Observation[] = [];
  for (const [index, identifier] of redshift.warehouses.entries()) {
    const path = ["endpoints", endpoints.indexOf(redshift), "warehouses", index];
    observed.push(...(await warehouse({ identifier, path, vpcs }, scope.account(target), scope)));
  }
  return observed;
}
