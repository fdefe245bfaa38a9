import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { ASTRO, CUSTOMER, REGION, type CustomerIds } from "./world";

/** The account that owns the gateway, where it is not the customer's own. */
export const NETWORK = "444444444444";

/** What `emulator/look_gateway.py` tells of the gateway's owner and of the customer. */
export interface GatewaySeen {
  readonly shares: readonly {
    readonly name: string;
    readonly external: boolean;
    readonly principals: readonly (readonly [account: string, status: string])[];
  }[];
  readonly attachments: Readonly<
    Record<string, { readonly state: string; readonly resource: string; readonly table: string | null }>
  >;
  readonly propagations: readonly (readonly [table: string, attachment: string])[];
  readonly staticRoutes: readonly (readonly [table: string, cidr: string, attachment: string])[];
  readonly vpcRoutes: readonly (readonly [table: string, cidr: string])[];
  readonly ingress: readonly (readonly [group: string, protocol: string, port: number, cidr: string])[];
  readonly resolverEndpoints: readonly string[];
  readonly resolverRules: readonly (readonly [domain: string, targets: number])[];
}

/** Looks at the gateways of an account and at what the customer has of them. */
export function lookAtGateway(python: string, endpoint: string, owner: string): GatewaySeen {
  const script = resolve(__dirname, "..", "emulator", "look_gateway.py");
  return JSON.parse(
    execFileSync(python, [script, endpoint, owner, CUSTOMER], { encoding: "utf8" }),
  ) as GatewaySeen;
}

/** A connections.yaml with one transit gateway connection, `hub`; what is given replaces the rest. */
export function gatewayDeclaration(
  customer: CustomerIds,
  {
    cluster,
    attachmentId,
    ...connection
  }: {
    readonly cluster?: Readonly<Record<string, unknown>>;
    readonly attachmentId?: string;
    readonly gateway?: unknown;
    readonly vpcs?: unknown;
    readonly networks?: unknown;
    readonly dns?: unknown;
    readonly retired?: boolean;
    readonly services?: unknown;
    readonly adopt?: unknown;
  },
): unknown {
  return {
    astro: {
      clusters: [
        {
          id: "clk1abcde",
          name: "prod",
          region: REGION,
          accountId: ASTRO,
          cidr: "172.20.0.0/20",
          ...cluster,
        },
      ],
    },
    connections: [
      {
        id: "hub",
        name: "Hub",
        route: "transit-gateway",
        clusters: [{ cluster: "prod", ...(attachmentId === undefined ? {} : { attachmentId }) }],
        services: [{ name: "orders", ports: [5432], securityGroupId: customer.security_group_id }],
        ...connection,
      },
    ],
  };
}

/** The role that Terraform assumes in an account. */
export function roleIn(account: string): string {
  return `arn:aws:iam::${account}:role/platform`;
}
