import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import type { Terraform } from "../../support/terraform";
import { Emulator } from "./emulator";
import { Project } from "./project";
import { Side, type SideName } from "./side";

export const ASTRO = "222222222222";
export const CUSTOMER = "333333333333";
export const IMPOSTOR = "555555555555";
export const REGION = "us-east-1";

/** The customer's ids that a connection names. */
export interface CustomerIds {
  readonly vpc_id: string;
  readonly subnet_ids: readonly string[];
  readonly route_table_ids: { readonly main: string; readonly explicit: string };
  readonly security_group_id: string;
  readonly zone_id: string;
}

/** What `emulator/look.py` tells of the customer's account. */
export interface Seen {
  readonly peerings: Readonly<
    Record<string, { readonly status: string; readonly requester: string; readonly accepterDns: boolean }>
  >;
  readonly routes: readonly (readonly [routeTable: string, destination: string, peering: string])[];
  readonly ingress: readonly (readonly [group: string, from: number, to: number, cidr: string])[];
  readonly authorizations: readonly { readonly VPCId: string; readonly VPCRegion: string }[];
  readonly zoneVpcs: readonly string[];
}

/** An emulator with a customer in it, and whatever a test puts beside. */
export class World {
  readonly env: NodeJS.ProcessEnv;

  private constructor(
    private readonly terraform: Terraform,
    private readonly python: string,
    readonly emulator: Emulator,
  ) {
    this.env = terraform.environment(emulator.env);
  }

  static async create(terraform: Terraform, python: string): Promise<World> {
    return new World(terraform, python, await Emulator.start(python));
  }

  side(name: SideName): Side {
    return new Side(name, this.terraform, this.env);
  }

  project(): Project {
    return new Project(this.env);
  }

  /** A customer's world of its own VPC. */
  async customer(variables: Readonly<Record<string, unknown>> = {}): Promise<CustomerIds> {
    return (await this.side("customer").apply(variables)) as unknown as CustomerIds;
  }

  look(): Seen {
    const script = resolve(__dirname, "..", "emulator", "look.py");
    return JSON.parse(
      execFileSync(this.python, [script, this.emulator.endpoint, CUSTOMER], { encoding: "utf8" }),
    ) as Seen;
  }
}

/** What a declaration may differ in. */
export interface DeclarationOptions {
  readonly peeringConnectionId?: string;
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly target?: Readonly<Record<string, unknown>>;
  readonly connection?: Readonly<Record<string, unknown>>;
}

/** A connections.yaml with one peering connection, `orders`, to a customer's VPC. */
export function declaration(customer: CustomerIds, options: DeclarationOptions = {}): unknown {
  const { peeringConnectionId } = options;
  return {
    astro: {
      clusters: [
        {
          id: "clk1abcde",
          name: "prod",
          region: REGION,
          accountId: ASTRO,
          cidr: "172.20.0.0/20",
          ...options.cluster,
        },
      ],
    },
    connections: [
      {
        id: "orders",
        name: "Orders",
        route: "vpc-peering",
        target: {
          accountId: CUSTOMER,
          region: REGION,
          assumeRoleArn: `arn:aws:iam::${CUSTOMER}:role/platform`,
          vpcId: customer.vpc_id,
          ...options.target,
        },
        clusters: [
          { cluster: "prod", ...(peeringConnectionId === undefined ? {} : { peeringConnectionId }) },
        ],
        routing: { subnetIds: customer.subnet_ids },
        dns: { resolution: "required", privateHostedZoneIds: [customer.zone_id] },
        services: [{ name: "orders", ports: [5432], securityGroupId: customer.security_group_id }],
        ...options.connection,
      },
    ],
  };
}
