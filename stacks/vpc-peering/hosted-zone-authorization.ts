import { Route53VpcAssociationAuthorization } from "@cdktf/provider-aws/lib/route53-vpc-association-authorization";
import { Construct } from "constructs";
import { declaredAt } from "../origin";
import { named, nameOf } from "../private/names";
import type { AstroVpc } from "../shared/astro-vpc";
import type { HostedZones } from "./hosted-zones";

/** Properties of a HostedZoneAuthorization. */
export interface HostedZoneAuthorizationProps {
  /** A cluster whose VPC id is known. */
  readonly astro: AstroVpc & { readonly vpcId: string };
  readonly zones: HostedZones;
}

/** What Astronomer needs to associate a zone with the VPC of a cluster. */
export interface AuthorizedZone {
  readonly zone_id: string;
  readonly vpc_id: string;
  readonly vpc_region: string;
}

/**
 * Lets Astronomer associate the VPC of a cluster with private hosted zones. The association itself is theirs: with the
 * credentials of the zone's owner it is not authorized.
 */
export class HostedZoneAuthorization extends Construct {
  readonly authorized: readonly AuthorizedZone[];

  constructor(scope: Construct, id: string, props: HostedZoneAuthorizationProps) {
    super(scope, id);
    const { astro, zones } = props;
    this.authorized = zones.all.map((zone) => {
      const authorization = new Route53VpcAssociationAuthorization(this, nameOf(zone.id), {
        zoneId: zone.zoneId,
        vpcId: astro.vpcId,
        // Its default is the region of the provider, which is the target's.
        vpcRegion: astro.region,
      });
      declaredAt(named(authorization, nameOf(astro.clusterId, zone.id)), zone.declaredAt);
      return { zone_id: zone.id, vpc_id: astro.vpcId, vpc_region: astro.region };
    });
  }
}
