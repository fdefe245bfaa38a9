import type { PublicEndpointConnection } from "../../../config/model";
import { emit } from "../synth";
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

const TARGETS: readonly [string, PublicEndpointConnection["target"]][] = [
  ["Snowflake", snowflake],
  ["Databricks", databricks],
  ["security groups", groups],
];

describe.each(TARGETS)("%s", (_, target) => {
  const nothing = { resource: {}, data: {}, output: {} };

  it("get nothing while the addresses of one cluster are unknown, because the list would shut it out", () => {
    const clusters = [{ cluster: reachable(1) }, { cluster: reachable(2, { externalIps: [] }) }];
    expect(emit(publicEndpoint({ target, clusters }))).toMatchObject(nothing);
  });

  it("get nothing while those of a disaster recovery site are unknown, even if the cluster's can be looked up", () => {
    const clusters = [{ cluster: recoverable(1, ips()) }];
    expect(emit(publicEndpoint({ target, clusters, organizationId: ORGANIZATION }))).toMatchObject(nothing);
  });

  it("keep their provider when the connection is retired, and nothing else", () => {
    const emitted = emit(publicEndpoint({ target, retired: true }));
    expect(emitted).toMatchObject(nothing);
    expect(Object.keys(emitted.provider)).toHaveLength(1);
  });
});

it("a standard cluster is not looked up: Astro's provider knows none", () => {
  const clusters = [{ cluster: reachable(1, { type: "standard" as const }) }];
  const { data, resource } = emit(publicEndpoint({ clusters, organizationId: ORGANIZATION }));
  expect(data).toEqual({});
  expect(resource["snowflake_network_rule"]?.["astro"]).toMatchObject({
    value_list: ["52.1.1.3/32", "52.1.1.4/32"],
  });
});
