import fc from "fast-check";
import type { PublicEndpointConnection } from "../../../config/model";
import { service } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import {
  databricks,
  groups,
  ips,
  ORGANIZATION,
  publicEndpoint,
  reachable,
  recoverable,
  snowflake,
} from "./sample";

const runs = { numRuns: 20 };

const connection: fc.Arbitrary<PublicEndpointConnection> = fc
  .record({
    target: fc.constantFrom(snowflake, databricks, groups),
    clusters: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    services: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    lookUp: fc.boolean(),
  })
  .map(({ target, clusters, services, lookUp }) =>
    publicEndpoint({
      target,
      clusters: clusters.map((n) => ({ cluster: n % 2 === 0 ? reachable(n) : recoverable(n) })),
      services: target.type === "security-group" ? services.map((n) => service(n, 443, 5432)) : [],
      ...(lookUp ? { organizationId: ORGANIZATION } : {}),
    }),
  );

const addresses = (each: PublicEndpointConnection) => Object.keys(bodiesOf(emit(each)));

it("the order of the file changes no byte", () => {
  fc.assert(
    fc.property(connection, (each) => {
      const reversed = {
        ...each,
        clusters: [...each.clusters].reverse().map(({ cluster }) => ({
          cluster: { ...cluster, externalIps: [...cluster.externalIps].reverse() },
        })),
        services: [...each.services].reverse(),
      };
      expect(bytesOf(reversed)).toBe(bytesOf(each));
    }),
    runs,
  );
});

it("names change nothing", () => {
  fc.assert(
    fc.property(connection, fc.string(), (each, name) => {
      const renamed = {
        ...each,
        name,
        clusters: each.clusters.map(({ cluster }) => ({ cluster: { ...cluster, name } })),
        services: each.services.map((one) => ({ ...one, name })),
      };
      expect(bytesOf(renamed)).toBe(bytesOf(each));
    }),
    runs,
  );
});

it("another cluster, and another address, move nothing that is there", () => {
  fc.assert(
    fc.property(connection, (each) => {
      const grown = {
        ...each,
        clusters: [
          { cluster: reachable(7) },
          ...each.clusters.map(({ cluster }) => ({
            cluster: { ...cluster, externalIps: [...ips("52.9.9.9"), ...cluster.externalIps] },
          })),
        ],
      };
      expect(addresses(grown)).toEqual(expect.arrayContaining(addresses(each)));
    }),
    runs,
  );
});

it("nor does looking up what stood in the file", () => {
  fc.assert(
    fc.property(connection, (each) => {
      const managed = (of: PublicEndpointConnection) =>
        addresses(of).filter((address) => !address.startsWith("data."));
      const { organizationId: _, ...declared } = each;
      expect(managed({ ...declared, organizationId: ORGANIZATION })).toEqual(managed(declared));
    }),
    runs,
  );
});
