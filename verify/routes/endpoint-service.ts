import type { EndpointServiceConnection } from "../../config/model";
import {
  ASTRONOMER,
  deploying,
  fine,
  type Observed,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";
import { endpoints, findService, type NamedEndpoint, privateDns } from "../subjects/endpoint-service";
import { targets } from "../subjects/targets";

/** A custom endpoint service: the service, its endpoints, and what the load balancer leads to. */
export async function endpointService(
  connection: EndpointServiceConnection,
  scope: Scope,
): Promise<Observed> {
  const { target, clusters, dns, loadBalancer } = connection;
  const account = scope.account(target);
  const service = await findService(account, scope);
  const serviceId = service?.ServiceId;
  if (service === undefined || serviceId === undefined) {
    return {
      observations: [
        wrong("verify/deployed", "endpoint service", ["target"], "no endpoint service", {
          message: `AWS account ${target.accountId} has no endpoint service of this connection in ${target.region}`,
          expected: "an endpoint service",
          turn: YOU,
          fix: deploying(scope.id),
        }),
      ],
      remarks: [],
    };
  }
  const named = clusters.flatMap(
    ({ cluster, vpcEndpointId, recoveryVpcEndpointId }, index): NamedEndpoint[] => [
      ...(vpcEndpointId === undefined
        ? []
        : [{ id: vpcEndpointId, cluster, path: ["clusters", index, "vpcEndpointId"] }]),
      ...(recoveryVpcEndpointId === undefined
        ? []
        : [{ id: recoveryVpcEndpointId, cluster, path: ["clusters", index, "recoveryVpcEndpointId"] }]),
    ],
  );
  const [arn] = service.NetworkLoadBalancerArns ?? [];
  return {
    observations: [
      fine("verify/deployed", serviceId, ["target"], service.ServiceName ?? serviceId),
      ...(await endpoints(serviceId, named, account, scope)),
      ...(arn === undefined
        ? []
        : await targets(arn, [loadBalancer.type === "existing" ? "loadBalancer" : "listeners"], account)),
      ...(dns.privateName === undefined
        ? []
        : [privateDns(service, dns.privateName, ["dns", "privateName"])]),
    ],
    remarks: [
      ...clusters
        .filter(({ vpcEndpointId }) => vpcEndpointId === undefined)
        .map(
          ({ cluster }) =>
            `cluster ${cluster.name} has no endpoint yet; ${ASTRONOMER}: ${ticketing(scope.id)}`,
        ),
      ...(named.length === 0
        ? []
        : [
            `the endpoint's security group and DNS names in the Astronomer VPC cannot be seen from here; ${ASTRONOMER} can tell`,
          ]),
    ],
  };
}
