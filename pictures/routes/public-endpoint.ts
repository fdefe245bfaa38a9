import type { PublicEndpointConnection } from "../../config/model";
import { accountPlace, type Reach, serviceLines } from "../reach";
import { provider } from "./provider";

/** Who admits the clusters' external addresses: a provider, or security groups in the customer's account. */
export function publicEndpoint({ id, target, services }: PublicEndpointConnection): Reach {
  if (target.type !== "security-group") return provider(target, services);
  const place = accountPlace(target);
  const box = `security groups of ${id}`;
  const groups = [...new Set(services.flatMap(({ securityGroupId }) => securityGroupId ?? []))].sort();
  return {
    places: [place],
    boxes: [
      {
        id: box,
        kind: "target",
        place: place.id,
        title: groups[0] ?? "security groups",
        caption: groups.length === 1 ? "Security group" : "Security groups",
        lines: groups.slice(1),
        services: serviceLines(services),
      },
    ],
    ways: [{ to: box }],
  };
}
