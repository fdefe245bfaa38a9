import { ConfigError } from "../../config/errors";
import { type LoadedDeclaration, parseDeclaration } from "../../config/load";

/** A cluster; keys given replace its own. */
export const cluster = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "clk1abcde",
  name: "prod",
  region: "us-east-1",
  accountId: "222222222222",
  cidr: "172.20.0.0/20",
  ...keys,
});

export const staging = (keys: Record<string, unknown> = {}): Record<string, unknown> =>
  cluster({ id: "clk2fghij", name: "staging", cidr: "172.21.0.0/20", ...keys });

/** A peering connection; keys given replace its own. */
export const peering = (keys: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "orders",
  name: "Orders",
  route: "vpc-peering",
  target: { accountId: "333333333333", region: "us-east-1", vpcId: "vpc-0aaaaaaaaaaaaaaa1" },
  clusters: [{ cluster: "prod" }],
  routing: { routeTableIds: ["rtb-0aaaaaaaaaaaaaaa1"] },
  ...keys,
});

/** Another one that shares nothing with `peering()`. */
export const other = (keys: Record<string, unknown> = {}): Record<string, unknown> =>
  peering({
    id: "billing",
    name: "Billing",
    target: { accountId: "444444444444", region: "us-east-1", vpcId: "vpc-0bbbbbbbbbbbbbbb1" },
    routing: { routeTableIds: ["rtb-0bbbbbbbbbbbbbbb1"] },
    ...keys,
  });

/** The text of a file; JSON is YAML, and each part stands on a line of its own. */
export const fileOf = (clusters: unknown[], connections?: unknown[]): string =>
  [
    "astro:",
    "  clusters:",
    ...clusters.map((each) => `    - ${JSON.stringify(each)}`),
    ...(connections === undefined
      ? []
      : [
          connections.length === 0 ? "connections: []" : "connections:",
          ...connections.map((each) => `  - ${JSON.stringify(each)}`),
        ]),
  ].join("\n");

export const load = (clusters: unknown[], connections?: unknown[]): LoadedDeclaration =>
  parseDeclaration("c.yaml", fileOf(clusters, connections));

/** The lines of the refusal of a text; fails when it is not refused, or by anything else. */
export function refusal(text: string): string[] {
  try {
    parseDeclaration("c.yaml", text);
  } catch (error) {
    if (error instanceof ConfigError) return error.format().split("\n");
    throw error;
  }
  throw new Error("it was not refused");
}

/** The lines of a refusal without their positions. */
export const messages = (clusters: unknown[], connections?: unknown[]): string[] =>
  refusal(fileOf(clusters, connections)).map((line) => line.replace(/^c\.yaml:\d+:\d+: /, ""));
