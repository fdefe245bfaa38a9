import type { TransitGatewayConnection } from "../../model/transit-gateway";
import type { Placed, Report } from "../relation";
import { checkSide } from "../side";

/** What is said of the gateway fits whether it exists or is created. */
export function checkGateway(
  { connection: { gateway }, path }: Placed<TransitGatewayConnection>,
  report: Report,
): void {
  const at = [...path, "gateway"];
  checkSide(gateway, at, report);
  const { amazonSideAsn } = gateway;
  if (amazonSideAsn !== undefined && amazonSideAsn > 65534 && amazonSideAsn < 4200000000) {
    report(
      [...at, "amazonSideAsn"],
      `${amazonSideAsn}, which is no private ASN`,
      "one from 64512 to 65534, or from 4200000000 to 4294967294",
    );
  }
  if (gateway.transitGatewayId !== undefined) {
    if (amazonSideAsn !== undefined) {
      report(
        [...at, "amazonSideAsn"],
        `an ASN for ${gateway.transitGatewayId}, which has one`,
        "it only for a new gateway, without transitGatewayId",
      );
    }
    return;
  }
  const existing = "transitGatewayId, or leave it out: a new gateway has none of it";
  if (gateway.autoAccept) {
    report(
      [...at, "autoAccept"],
      "true for a new gateway",
      "false: what attaches to a new gateway is looked at first",
    );
  }
  if (gateway.share === "existing") {
    report([...at, "share"], "the existing share of a gateway that does not exist yet", existing);
  }
  if (gateway.routeTableId !== undefined) {
    report([...at, "routeTableId"], "the route table of a gateway that does not exist yet", existing);
  }
  if (gateway.wayBack === "existing") {
    report(
      [...at, "wayBack"],
      "the existing way back of a gateway that does not exist yet",
      "propagated or static",
    );
  }
}
