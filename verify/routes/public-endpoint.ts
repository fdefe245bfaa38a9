import { externalAddresses } from "../../config/external-addresses";
import type { PublicEndpointConnection } from "../../config/model";
import { ASTRONOMER, type Observed, type Scope, ticketing } from "../observation";
import { allowLists } from "./admitted";

/** Security groups on AWS: the allow-list is what the file says. Snowflake and Databricks are no AWS accounts of yours. */
export async function publicEndpoint(connection: PublicEndpointConnection, scope: Scope): Promise<Observed> {
  const { target, clusters, services } = connection;
  if (target.type !== "security-group") {
    const vendor = target.type === "snowflake" ? "Snowflake" : "Databricks";
    return {
      observations: [],
      remarks: [
        `${vendor} is not asked; \`terraform plan\` of the connection says whether its allow-list is as declared`,
      ],
    };
  }
  const addresses = clusters.map(({ cluster }) => ({ cluster, ...externalAddresses(connection, cluster) }));
  const unknown = addresses.filter((each) => each.unknown.length > 0);
  const lookedUp = addresses.filter((each) => each.lookedUp && each.cluster.externalIps.length === 0);
  const remarks = [
    ...unknown.map(
      ({ cluster }) =>
        `the external IP addresses of cluster ${cluster.name} are not known yet; ${ASTRONOMER}: ${ticketing(scope.id)}`,
    ),
    ...lookedUp.map(
      ({ cluster }) =>
        `the external IP addresses of cluster ${cluster.name} are looked up at plan; write them under externalIps to have them compared`,
    ),
    `whether the external IP addresses in the file are still the cluster's, only Astronomer knows; ${ASTRONOMER} can tell`,
  ];
  // As the stack: a list without one of the clusters would shut it out, so nothing is emitted.
  if (unknown.length > 0 || lookedUp.length > 0) return { observations: [], remarks };
  return {
    observations: await allowLists(
      services,
      addresses.map(({ cluster, declared }) => ({
        clusterId: cluster.id,
        cidrs: declared.map((ip) => `${ip}/32`),
      })),
      () => scope.account(target),
      scope,
    ),
    remarks,
  };
}
