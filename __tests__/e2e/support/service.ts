import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { ASTRO, CUSTOMER, REGION } from "./world";

/** The customer's ids that an endpoint service names. */
export interface ProviderIds {
  readonly vpc_id: string;
  readonly subnet_ids: readonly string[];
  readonly security_group_id: string;
  readonly instance_id: string;
  readonly zone_id: string;
}

/** What `emulator/look_service.py` tells of the customer's account. */
export interface ServiceSeen {
  readonly loadBalancers: readonly (readonly [type: string, scheme: string])[];
  readonly targets: readonly (readonly [groupPort: number, target: string, port: number])[];
  readonly services: readonly {
    readonly acceptanceRequired: boolean;
    readonly principals: readonly string[];
  }[];
  readonly connections: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
}

/** Looks at the endpoint services of the customer. */
export function lookAtService(python: string, endpoint: string): ServiceSeen {
  const script = resolve(__dirname, "..", "emulator", "look_service.py");
  return JSON.parse(execFileSync(python, [script, endpoint, CUSTOMER], { encoding: "utf8" })) as ServiceSeen;
}

/** A connections.yaml with one endpoint service, `orders`; what is given replaces the rest. */
export function serviceDeclaration(
  provider: ProviderIds,
  {
    vpcEndpointId,
    ...connection
  }: { readonly vpcEndpointId?: string } & Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    astro: {
      clusters: [{ id: "clk1abcde", name: "prod", region: REGION, accountId: ASTRO, cidr: "172.20.0.0/20" }],
    },
    connections: [
      {
        id: "orders",
        name: "Orders",
        route: "endpoint-service",
        target: {
          accountId: CUSTOMER,
          region: REGION,
          assumeRoleArn: `arn:aws:iam::${CUSTOMER}:role/platform`,
          vpcId: provider.vpc_id,
        },
        loadBalancer: { type: "new", subnetIds: provider.subnet_ids, deletionProtection: false },
        listeners: [
          { port: 5432, targets: { type: "rds", identifier: "orders" } },
          { port: 8443, targets: { type: "instances", instanceIds: [provider.instance_id], port: 443 } },
          { port: 9092, targets: { type: "ips", addresses: ["10.1.1.20", "192.168.7.7"] } },
        ],
        dns: { privateName: "orders.example.com", hostedZoneId: provider.zone_id },
        clusters: [{ cluster: "prod", ...(vpcEndpointId === undefined ? {} : { vpcEndpointId }) }],
        services: [
          { name: "orders", ports: [5432, 8443], securityGroupId: provider.security_group_id },
          { name: "kafka", ports: [9092] },
        ],
        ...connection,
      },
    ],
  };
}
