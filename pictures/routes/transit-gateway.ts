import type { GatewayService, TransitGatewayConnection } from "../../config/model";
import { Cidr, cidrContains } from "../../config/values";
import type { Place } from "../model";
import { accountPlace, type Reach, serviceLines, type TargetBox } from "../reach";

const PREMISES: Place = { id: "premises", side: "customer", title: "On premises" };

/** The gateway, and the VPCs and networks behind it, each with the services that are in it. */
export function transitGateway(connection: TransitGatewayConnection): Reach {
  const { id, gateway, vpcs, networks, services } = connection;
  const owner = accountPlace(gateway);
  // A gateway that is to be made has no id yet; it is this connection's own.
  const gatewayBox = `gateway ${gateway.transitGatewayId ?? `of ${id}`}`;
  const behind = [
    ...vpcs.map((vpc) => ({
      place: accountPlace({ accountId: vpc.accountId ?? gateway.accountId, region: gateway.region }),
      id: `vpc ${vpc.vpcId}`,
      title: vpc.vpcId,
      caption: "VPC",
      cidrs: vpc.cidrs ?? [],
    })),
    ...networks.map((network) => ({
      place: PREMISES,
      id: `network ${network.attachmentId}`,
      title: network.name,
      caption: "Network",
      cidrs: network.cidrs,
    })),
  ];
  const homeOf = (service: GatewayService): string => {
    const named = service.vpcId === undefined ? undefined : `vpc ${service.vpcId}`;
    const by = behind.find(({ cidrs }) => holds(cidrs, service.host))?.id;
    const only = behind.length === 1 ? behind[0]?.id : undefined;
    return named ?? by ?? only ?? gatewayBox;
  };
  const servicesIn = (box: string) => serviceLines(services.filter((service) => homeOf(service) === box));
  const box: TargetBox = {
    id: gatewayBox,
    kind: "gateway",
    place: owner.id,
    title: gateway.transitGatewayId ?? "new transit gateway",
    caption: "Transit gateway",
    lines: resolver(connection),
    services: servicesIn(gatewayBox),
  };
  return {
    places: [owner, ...behind.map(({ place }) => place)],
    boxes: [
      box,
      ...behind.map(({ place, id, title, caption, cidrs }) => ({
        id,
        kind: "target" as const,
        place: place.id,
        title,
        caption,
        lines: cidrs,
        services: servicesIn(id),
      })),
    ],
    ways: [{ to: gatewayBox }, ...behind.map(({ id }) => ({ from: gatewayBox, to: id }))],
  };
}

function resolver({ dns }: TransitGatewayConnection): readonly string[] {
  const parts = [
    ...(dns.inbound === undefined ? [] : ["inbound"]),
    ...(dns.outbound === undefined ? [] : ["outbound"]),
    ...[...dns.rules, ...dns.forwarding].map(({ domain }) => domain),
  ];
  return parts.length === 0 ? [] : [`Resolver: ${parts.join(", ")}`];
}

function holds(cidrs: readonly Cidr[], host: string | undefined): boolean {
  if (host === undefined) return false;
  // A host name is no CIDR: what it stands for, nobody here knows.
  const address = Cidr.parse(`${host}/${host.includes(":") ? 128 : 32}`);
  return address.ok && cidrs.some((cidr) => cidrContains(cidr, address.value));
}
