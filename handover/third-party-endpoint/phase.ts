import type { Phase, ThirdPartyCluster, ThirdPartyEndpointConnection } from "../../config/model";

/** A cluster that Astronomer has added the endpoint for. */
export type AddedCluster = ThirdPartyCluster & Required<Pick<ThirdPartyCluster, "vpcEndpointId">>;

/** Complete once the file holds the endpoint id that Astronomer sent back. */
export function phaseOf(member: ThirdPartyCluster): Phase {
  return hasEndpoint(member) ? "complete" : "request";
}

/** The clusters still without an endpoint. */
export function inRequestPhase({ clusters }: ThirdPartyEndpointConnection): readonly ThirdPartyCluster[] {
  return clusters.filter((member) => !hasEndpoint(member));
}

/** The clusters whose endpoint is known. */
export function inCompletePhase({ clusters }: ThirdPartyEndpointConnection): readonly AddedCluster[] {
  return clusters.filter(hasEndpoint);
}

function hasEndpoint(member: ThirdPartyCluster): member is AddedCluster {
  return member.vpcEndpointId !== undefined;
}
