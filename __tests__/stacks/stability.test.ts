import fc from "fast-check";
import type { VpcPeeringConnection } from "../../config/model";
import { fullPeering, knownCluster, peeringId, service, subnetId, tableId, zoneId } from "./sample";
import { bodiesOf, bytesOf, emit } from "./synth";

/** Everything Terraform would keep in the state of a connection, by address. */
// Without the list of route tables, which may grow: each route is keyed by its table in for_each. And without conditions,
// which are asked and not kept: a cluster whose peering exists is asked other ones.
const stateOf = (connection: VpcPeeringConnection) =>
  JSON.parse(
    JSON.stringify(bodiesOf({ ...emit(connection), locals: {} }), (key, value: unknown) =>
      key === "precondition" || key === "postcondition" ? [] : value,
    ),
  ) as Record<string, unknown>;

const expectUnmoved = (before: VpcPeeringConnection, after: VpcPeeringConnection) => {
  const [was, is] = [stateOf(before), stateOf(after)];
  expect(Object.fromEntries(Object.keys(was).map((address) => [address, is[address]]))).toEqual(was);
};

const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 });

const connection: fc.Arbitrary<VpcPeeringConnection> = fc
  .record({
    clusters: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), known: fc.boolean() }), {
      selector: ({ n }) => n,
      minLength: 1,
      maxLength: 3,
    }),
    tables: numbers,
    subnets: numbers,
    zones: numbers,
    services: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
    resolution: fc.constantFrom("auto" as const, "required" as const, "disabled" as const),
  })
  .map(({ clusters, tables, subnets, zones, services, resolution }) =>
    fullPeering({
      clusters: clusters.map(({ n, known }) => ({
        cluster: knownCluster(n),
        ...(known ? { peeringConnectionId: peeringId(n) } : {}),
      })),
      routing: { routeTableIds: tables.map(tableId), subnetIds: subnets.map(subnetId) },
      dns: { resolution, privateHostedZoneIds: zones.map(zoneId) },
      services: services.map((n) => service(n, 5432, 8443)),
    }),
  );

const runs = { numRuns: 20 };

describe("the same file gives the same bytes", () => {
  it("every time", () => {
    fc.assert(
      fc.property(connection, (each) => {
        expect(bytesOf(each)).toBe(bytesOf(each));
      }),
      runs,
    );
  });

  it("in any order", () => {
    fc.assert(
      fc.property(connection, fc.infiniteStream(fc.nat()), (each, random) => {
        // GIVEN
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => ({ value, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const { routing, dns } = each;
        // WHEN
        const other: VpcPeeringConnection = {
          ...each,
          clusters: shuffled(each.clusters),
          services: shuffled(each.services).map((one) => ({ ...one, ports: shuffled(one.ports) })),
          routing: {
            routeTableIds: shuffled(routing.routeTableIds),
            subnetIds: shuffled(routing.subnetIds),
          },
          dns: { ...dns, privateHostedZoneIds: shuffled(dns.privateHostedZoneIds) },
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
        const renamed: VpcPeeringConnection = {
          ...each,
          name,
          clusters: each.clusters.map((peered) => ({ ...peered, cluster: { ...peered.cluster, name } })),
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
  const GROWTHS: Readonly<Record<string, (each: VpcPeeringConnection) => VpcPeeringConnection>> = {
    "a cluster": (each) => ({
      ...each,
      clusters: [{ cluster: knownCluster(7), peeringConnectionId: peeringId(7) }, ...each.clusters],
    }),
    "a route table": (each) => ({
      ...each,
      routing: { ...each.routing, routeTableIds: [tableId(0), ...each.routing.routeTableIds] },
    }),
    "a subnet": (each) => ({
      ...each,
      routing: { ...each.routing, subnetIds: [subnetId(0), ...each.routing.subnetIds] },
    }),
    "a hosted zone": (each) => ({
      ...each,
      dns: { ...each.dns, privateHostedZoneIds: [zoneId(0), ...each.dns.privateHostedZoneIds] },
    }),
    "a service": (each) => ({ ...each, services: [service(0, 443), ...each.services] }),
  };

  it.each(Object.entries(GROWTHS))("%s", (_, grow) => {
    fc.assert(
      fc.property(connection, (each) => {
        expectUnmoved(each, grow(each));
      }),
      runs,
    );
  });

  it("nor does a peering connection id that becomes known", () => {
    fc.assert(
      fc.property(connection, (each) => {
        // WHEN
        const clusters = each.clusters.map((peered, n) => ({
          peeringConnectionId: peeringId(n + 20),
          ...peered,
        }));
        // THEN
        expectUnmoved(each, { ...each, clusters });
      }),
      runs,
    );
  });
});
