import fc from "fast-check";
import type { TransitGatewayConnection } from "../../../config/model";
import { DomainName, IpAddress } from "../../../config/values";
import { knownCluster, service, subnetId, tableId, vpcId } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import { attachmentId, foreignVpc, gateway, gatewayTableId, network, newGateway, vpc } from "./sample";

// Without the list of tables, which may grow: what it leads to is keyed by table in for_each, and whether a cluster propagates
// to the gateway's default one follows from whether it is in the list, so that the first of a list changes that in place.
const stateOf = (connection: TransitGatewayConnection) =>
  Object.fromEntries(
    Object.entries(bodiesOf({ ...emit(connection), locals: {} })).map(([address, body]) => [
      address,
      { ...(body as object), transit_gateway_default_route_table_propagation: undefined },
    ]),
  );

const expectUnmoved = (before: TransitGatewayConnection, after: TransitGatewayConnection) => {
  const [was, is] = [stateOf(before), stateOf(after)];
  expect(Object.fromEntries(Object.keys(was).map((address) => [address, is[address]]))).toEqual(was);
};

const rule = (n: number) => ({
  domain: DomainName.of(`d${n}.example.com`),
  servers: [IpAddress.of(`10.0.0.${n}`), IpAddress.of(`10.0.1.${n}`)],
});

const connection: fc.Arbitrary<TransitGatewayConnection> = fc
  .record({
    isNew: fc.boolean(),
    wayBack: fc.constantFrom("propagated" as const, "static" as const),
    clusters: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), known: fc.boolean() }), {
      selector: ({ n }) => n,
      minLength: 1,
      maxLength: 3,
    }),
    vpcs: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 9 }), attached: fc.boolean() }), {
      selector: ({ n }) => n,
      minLength: 1,
      maxLength: 3,
    }),
    networks: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
    rules: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
  })
  .map(({ isNew, wayBack, clusters, vpcs, networks, rules }) => {
    const base = isNew ? newGateway() : gateway();
    const declared = vpcs.map(({ n, attached }) =>
      attached
        ? vpc(0x30 + n, { gatewayRouteTableId: gatewayTableId(n) })
        : foreignVpc(0x30 + n, { gatewayShare: "organization" }),
    );
    return {
      ...base,
      gateway: { ...base.gateway, wayBack },
      clusters: clusters.map(({ n, known }) => ({
        cluster: knownCluster(n),
        ...(known ? { attachmentId: attachmentId(n) } : {}),
      })),
      vpcs: declared,
      networks: networks.map((n) => network(0x50 + n)),
      dns: {
        ...(declared[0] === undefined ? {} : { vpcId: declared[0].vpcId }),
        outbound: { subnetIds: [subnetId(1), subnetId(2)] },
        rules: rules.map(rule),
        forwarding: [],
      },
      services: declared.map(({ vpcId }, n) => ({ ...service(n, 443, 5432), vpcId })),
    };
  });

const runs = { numRuns: 5 };

describe("the same file gives the same bytes", () => {
  it("in any order", () => {
    fc.assert(
      fc.property(connection, fc.infiniteStream(fc.nat()), (each, random) => {
        // GIVEN
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => ({ value, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const { dns } = each;
        // WHEN
        const other: TransitGatewayConnection = {
          ...each,
          clusters: shuffled(each.clusters),
          vpcs: shuffled(each.vpcs).map((one) => ({
            ...one,
            attachmentSubnetIds: shuffled(one.attachmentSubnetIds),
          })),
          networks: shuffled(each.networks),
          services: shuffled(each.services).map((one) => ({ ...one, ports: shuffled(one.ports) })),
          dns: {
            ...dns,
            ...(dns.outbound === undefined
              ? {}
              : { outbound: { ...dns.outbound, subnetIds: shuffled(dns.outbound.subnetIds) } }),
            rules: shuffled(dns.rules).map((one) => ({ ...one, servers: shuffled(one.servers) })),
          },
        };
        // THEN
        expect(bytesOf(other)).toBe(bytesOf(each));
      }),
      runs,
    );
  });

  it("under any names", () => {
    fc.assert(
      fc.property(connection, fc.string(), (each, name) => {
        // WHEN
        const renamed: TransitGatewayConnection = {
          ...each,
          name,
          clusters: each.clusters.map((one) => ({ ...one, cluster: { ...one.cluster, name } })),
          networks: each.networks.map((one) => ({ ...one, name })),
          services: each.services.map((one) => ({ ...one, name })),
        };
        // THEN
        expect(bytesOf(renamed)).toBe(bytesOf(each));
      }),
      runs,
    );
  });
});

describe("what is added moves nothing that was there", () => {
  const GROWTHS: Readonly<Record<string, (each: TransitGatewayConnection) => TransitGatewayConnection>> = {
    "a cluster": (each) => ({
      ...each,
      clusters: [{ cluster: knownCluster(7), attachmentId: attachmentId(7) }, ...each.clusters],
    }),
    "a VPC that is attached": (each) => ({ ...each, vpcs: [vpc(0x20), ...each.vpcs] }),
    "a VPC that gets attached": (each) => ({
      ...each,
      vpcs: [foreignVpc(0x20, { gatewayShare: "organization" }), ...each.vpcs],
    }),
    "a route table": (each) => ({
      ...each,
      vpcs: each.vpcs.map((one, n) => ({
        ...one,
        routing: {
          ...one.routing,
          routeTableIds: n > 0 ? one.routing.routeTableIds : [tableId(0), ...one.routing.routeTableIds],
        },
      })),
    }),
    "a network": (each) => ({
      ...each,
      networks: [network(0x59), ...each.networks.filter(({ attachmentId: id }) => id !== attachmentId(0x59))],
    }),
    "a rule": (each) => ({ ...each, dns: { ...each.dns, rules: [rule(20), ...each.dns.rules] } }),
    "an attachment id": (each) => ({
      ...each,
      clusters: each.clusters.map((one, n) => ({ attachmentId: attachmentId(n + 0x70), ...one })),
    }),
  };

  it.each(Object.entries(GROWTHS))("%s", (_, grow) => {
    fc.assert(
      fc.property(connection, (each) => {
        expectUnmoved(each, grow(each));
      }),
      runs,
    );
  });
});

test("VPCs are told apart by their ids", () => {
  const routes = emit(
    gateway({
      clusters: [{ cluster: knownCluster(1), attachmentId: attachmentId(1) }],
      vpcs: [vpc(0x31), vpc(0x32)],
    }),
  ).resource["aws_route"];
  expect(Object.keys(routes ?? {}).filter((name) => name.includes(vpcId(0x32)))).toHaveLength(2);
});
