import fc from "fast-check";
import type { EndpointServiceConnection, Targets } from "../../../config/model";
import { knownCluster, service, subnetId } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import { address, endpointId, fullEndpointService, instanceId, listener } from "./sample";

const targets: fc.Arbitrary<Targets> = fc.oneof(
  fc.record({
    type: fc.constant("instances" as const),
    instanceIds: fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map(instanceId), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    type: fc.constant("ips" as const),
    addresses: fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map(address), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant("rds" as const),
    database: fc.constantFrom("instance" as const, "cluster" as const, "proxy" as const),
    identifier: fc.constantFrom("orders", "stock"),
  }),
);

const connection: fc.Arbitrary<EndpointServiceConnection> = fc
  .record({
    listeners: fc.uniqueArray(fc.tuple(fc.constantFrom(1433, 3306, 5432, 8443), targets), {
      selector: ([port]) => port,
      minLength: 1,
      maxLength: 3,
    }),
    clusters: fc.uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 6 }), known: fc.boolean() }), {
      selector: ({ n }) => n,
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ listeners, clusters }) =>
    fullEndpointService({
      listeners: listeners.map(([port, each]) => listener(port, each)),
      clusters: clusters.map(({ n, known }) => ({
        cluster: knownCluster(n),
        ...(known ? { vpcEndpointId: endpointId(n) } : {}),
      })),
      services: listeners.map(([port], n) => service(n + 1, port)),
    }),
  );

const runs = { numRuns: 20 };

describe("the same endpoint service gives the same bytes", () => {
  it("in any order", () => {
    fc.assert(
      fc.property(connection, fc.infiniteStream(fc.nat()), (each, random) => {
        // GIVEN
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => ({ value, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const { loadBalancer } = each;
        // WHEN
        const other: EndpointServiceConnection = {
          ...each,
          clusters: shuffled(each.clusters),
          services: shuffled(each.services),
          listeners: shuffled(each.listeners),
          loadBalancer:
            loadBalancer.type === "new"
              ? { ...loadBalancer, subnetIds: shuffled(loadBalancer.subnetIds) }
              : loadBalancer,
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
        const renamed: EndpointServiceConnection = {
          ...each,
          name,
          clusters: each.clusters.map((one) => ({ ...one, cluster: { ...one.cluster, name } })),
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
  const GROWTHS: Readonly<Record<string, (each: EndpointServiceConnection) => EndpointServiceConnection>> = {
    "a cluster": (each) => ({
      ...each,
      clusters: [{ cluster: knownCluster(7), vpcEndpointId: endpointId(7) }, ...each.clusters],
    }),
    "a listener": (each) => ({
      ...each,
      listeners: [listener(9999, { type: "ips", addresses: [address(1)] }), ...each.listeners],
    }),
    "a subnet": (each) =>
      each.loadBalancer.type === "new"
        ? {
            ...each,
            loadBalancer: { ...each.loadBalancer, subnetIds: [subnetId(9), ...each.loadBalancer.subnetIds] },
          }
        : each,
  };

  it.each(Object.entries(GROWTHS))("%s", (_, grow) => {
    fc.assert(
      fc.property(connection, (each) => {
        const before = Object.keys(bodiesOf(emit(each)));
        const after = Object.keys(bodiesOf(emit(grow(each))));
        expect(after).toEqual(expect.arrayContaining(before));
      }),
      runs,
    );
  });
});
