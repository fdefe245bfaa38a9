import type { VpcPeeringConnection } from "../../config/model";
import type { Note } from "../model";
import { clusterLabel } from "../words";
import type { RequestedCluster } from "./phase";

/** The clusters whose VPC id is needed to authorize it for a private hosted zone, and not known. */
export function withoutVpcId(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
): readonly RequestedCluster[] {
  if (connection.dns.privateHostedZoneIds.length === 0) return [];
  return clusters.filter(({ cluster }) => cluster.vpcId === undefined);
}

/** Asks for the VPC ids that must be authorized, and says what they are for. */
export function vpcIdQuestions(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
): readonly Note[] {
  return withoutVpcId(connection, clusters).map(({ cluster }) => ({
    text:
      `Please tell us the ID of the Astro VPC of ${clusterLabel(cluster)}. We then authorize it for our private ` +
      "hosted zones and write again, for you to run:",
    code: connection.dns.privateHostedZoneIds
      .map((zone) =>
        zoneCommand("associate-vpc-with-hosted-zone", zone, cluster.region, "<ID of the Astro VPC>"),
      )
      .join("\n"),
  }));
}

/** What Astronomer has to run, with its own credentials, after the zone's owner has authorized the VPC. */
export function associations(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
): readonly Note[] {
  return zoneCommands("associate-vpc-with-hosted-zone", connection, clusters).map(
    ({ zone, label, code }) => ({
      text: `Please associate the Astro VPC of ${label} with our private hosted zone ${zone}; we have authorized it.`,
      code,
    }),
  );
}

/** The reverse, when the connection is retired. Either side may run it. */
export function disassociations(
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
): readonly Note[] {
  return zoneCommands("disassociate-vpc-from-hosted-zone", connection, clusters).map(
    ({ zone, label, code }) => ({
      text: `Please disassociate the Astro VPC of ${label} from our private hosted zone ${zone}.`,
      code,
    }),
  );
}

function zoneCommands(
  verb: ZoneVerb,
  connection: VpcPeeringConnection,
  clusters: readonly RequestedCluster[],
): readonly { readonly zone: string; readonly label: string; readonly code: string }[] {
  return clusters.flatMap(({ cluster }) => {
    const { vpcId, region } = cluster;
    if (vpcId === undefined) return [];
    return connection.dns.privateHostedZoneIds.map((zone) => ({
      zone,
      label: clusterLabel(cluster),
      code: zoneCommand(verb, zone, region, vpcId),
    }));
  });
}

type ZoneVerb = "associate-vpc-with-hosted-zone" | "disassociate-vpc-from-hosted-zone";

function zoneCommand(verb: ZoneVerb, zone: string, region: string, vpcId: string): string {
  return `aws route53 ${verb} --hosted-zone-id ${zone} --vpc VPCRegion=${region},VPCId=${vpcId}`;
}
