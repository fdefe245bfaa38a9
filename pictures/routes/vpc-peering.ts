import type { VpcPeeringConnection } from "../../config/model";
import { accountPlace, type Reach, serviceLines } from "../reach";

/** The VPC on the other side of the peering. */
export function vpcPeering({ target, services }: VpcPeeringConnection): Reach {
  const place = accountPlace(target);
  const id = `vpc ${target.vpcId}`;
  return {
    places: [place],
    boxes: [
      {
        id,
        kind: "target",
        place: place.id,
        title: target.vpcId,
        caption: "VPC",
        lines: target.cidrs ?? [],
        services: serviceLines(services),
      },
    ],
    ways: [{ to: id }],
  };
}
