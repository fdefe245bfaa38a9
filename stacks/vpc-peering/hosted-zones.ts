import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** A private hosted zone that exists. */
export interface HostedZone {
  readonly id: string;
  /** Its id, as an expression that ties whoever uses it to what was read of the zone. */
  readonly zoneId: string;
  readonly declaredAt?: Path;
}

/** Properties of HostedZones. */
export interface HostedZonesProps {
  readonly zones: readonly { readonly id: string; readonly declaredAt?: Path }[];
}

/** The private hosted zones of a connection: read, never changed, so that a plan shows whether they are private. */
export class HostedZones extends Construct {
  readonly all: readonly HostedZone[];

  constructor(scope: Construct, id: string, props: HostedZonesProps) {
    super(scope, id);
    const unique = new Map([...props.zones].reverse().map((zone) => [zone.id, zone]));
    this.all = [...unique.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((zone) => {
        const source = named(
          new DataAwsRoute53Zone(this, nameOf(zone.id), { zoneId: zone.id }),
          nameOf(zone.id),
        );
        declaredAt(source, zone.declaredAt);
        return { ...zone, zoneId: hcl(`${addressOf(source)}.zone_id`) };
      });
  }
}
