import * as fc from "fast-check";
import { type Mutable, type MutableObject, objectIn, objectsIn } from "./json";

/** A resource that has nothing to do with Astro. */
interface Unrelated {
  readonly type: string;
  readonly after: object;
}

const octet = fc.integer({ min: 0, max: 255 });
/** No CIDR of Astro's: facts of the fixtures are 172.x and 100.64.x. */
const cidr = fc.tuple(fc.integer({ min: 1, max: 9 }), octet).map(([a, b]) => `192.${a}.${b}.0/24`);
const account = fc.constantFrom("555555555555", "666666666666", "777777777777");
const hex = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).padStart(17, "e"));

const unrelated = fc.oneof(
  fc.record({ type: fc.constant("aws_s3_bucket"), after: fc.record({ bucket: hex }) }),
  fc.record({
    type: fc.constant("aws_vpc"),
    after: fc.record({
      cidr_block: cidr,
      enable_dns_hostnames: fc.boolean(),
      enable_dns_support: fc.boolean(),
    }),
  }),
  fc.record({
    type: fc.constant("aws_security_group"),
    after: fc.record({
      vpc_id: hex.map((id) => `vpc-${id}`),
      ingress: fc.array(
        fc.record({
          cidr_blocks: fc.array(cidr, { maxLength: 2 }),
          from_port: octet,
          to_port: octet,
          protocol: fc.constantFrom("tcp", "udp", "-1"),
          ipv6_cidr_blocks: fc.constant([]),
          prefix_list_ids: fc.constant([]),
          security_groups: fc.constant([]),
          self: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    }),
  }),
  fc.record({
    type: fc.constant("aws_route"),
    after: fc.record({
      route_table_id: hex.map((id) => `rtb-${id}`),
      destination_cidr_block: fc.oneof(cidr, fc.constant("0.0.0.0/0")),
      gateway_id: hex.map((id) => `igw-${id}`),
    }),
  }),
  fc.record({
    type: fc.constant("aws_vpc_peering_connection"),
    after: fc.record({
      vpc_id: hex.map((id) => `vpc-${id}`),
      peer_vpc_id: hex.map((id) => `vpc-${id}`),
      peer_owner_id: account,
    }),
  }),
  fc.record({
    type: fc.constant("aws_vpc_peering_connection_accepter"),
    after: fc.record({ vpc_peering_connection_id: hex.map((id) => `pcx-${id}`) }),
  }),
  fc.record({
    type: fc.constant("aws_vpc_endpoint_service_allowed_principal"),
    after: fc.record({
      vpc_endpoint_service_id: hex.map((id) => `vpce-svc-${id}`),
      principal_arn: account.map((id) => `arn:aws:iam::${id}:root`),
    }),
  }),
  fc.record({
    type: fc.constant("aws_ram_principal_association"),
    after: fc.record({
      resource_share_arn: hex.map(
        (id) => `arn:aws:ram:us-east-1:333333333333:resource-share/${id.slice(0, 8)}`,
      ),
      principal: account,
    }),
  }),
  fc.record({
    type: fc.constant("aws_lb"),
    after: fc.record({
      load_balancer_type: fc.constantFrom("application", "network", "gateway"),
      internal: fc.boolean(),
      subnets: fc.array(
        hex.map((id) => `subnet-${id}`),
        { maxLength: 2 },
      ),
    }),
  }),
  fc.record({
    type: fc.constant("aws_route53_zone"),
    after: fc.record({ name: hex.map((id) => `${id}.example.org`), vpc: fc.constant([]) }),
  }),
  fc.record({
    type: fc.constant("aws_ec2_transit_gateway_route"),
    after: fc.record({
      destination_cidr_block: cidr,
      transit_gateway_route_table_id: hex.map((id) => `tgw-rtb-${id}`),
      transit_gateway_attachment_id: hex.map((id) => `tgw-attach-${id}`),
    }),
  }),
);

/** Several resources that have nothing to do with Astro. */
export const unrelatedResources: fc.Arbitrary<readonly Unrelated[]> = fc.array(unrelated, {
  minLength: 1,
  maxLength: 8,
});

/** The plan, with more resources in it. */
export function withUnrelated(plan: MutableObject, resources: readonly Unrelated[]): MutableObject {
  const other = structuredClone(plan);
  const root = objectIn(objectIn(other["configuration"])["root_module"]);
  const changes: Mutable[] = [...objectsIn(other["resource_changes"])];
  const configured: Mutable[] = [...objectsIn(root["resources"])];
  resources.forEach(({ type, after }, i) => {
    const name = `unrelated_${i}`;
    const resource = {
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/hashicorp/aws",
    };
    changes.push({
      ...resource,
      change: {
        actions: ["create"],
        before: null,
        after: after as MutableObject,
        after_unknown: { id: true, arn: true },
        before_sensitive: false,
        after_sensitive: {},
      },
    });
    configured.push({
      ...resource,
      provider_config_key: "aws",
      expressions: Object.fromEntries(
        Object.entries(after as MutableObject).map(([key, value]) => [
          key,
          { constant_value: value ?? null },
        ]),
      ),
      schema_version: 0,
    });
  });
  other["resource_changes"] = changes;
  root["resources"] = configured;
  return other;
}
