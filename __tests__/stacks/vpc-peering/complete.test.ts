import type { PeeredCluster, VpcPeeringConnection } from "../../../config/model";
import { AwsRegion } from "../../../config/values";
import {
  cluster,
  fullPeering,
  groupId,
  knownCluster,
  peering,
  peeringId,
  service,
  subnetId,
  tableId,
  zoneId,
} from "../sample";
import { emit, type Emitted } from "../synth";

const complete = (more: Partial<VpcPeeringConnection> = {}, peered: Partial<PeeredCluster> = {}) =>
  emit(
    peering({ clusters: [{ cluster: cluster(1), peeringConnectionId: peeringId(1), ...peered }], ...more }),
  );

const source = "data.aws_vpc_peering_connection.clk1abcde";
const accepterId = "${aws_vpc_peering_connection_accepter.clk1abcde.id}";

describe("acceptance", () => {
  it("accepts the peering connection that was read", () => {
    // WHEN
    const { data, resource } = complete();
    // THEN
    expect(data["aws_vpc_peering_connection"]).toEqual({ clk1abcde: { id: "pcx-00000000000000001" } });
    expect(resource["aws_vpc_peering_connection_accepter"]).toEqual({
      clk1abcde: {
        vpc_peering_connection_id: `\${${source}.id}`,
        auto_accept: true,
        lifecycle: { precondition: expect.any(Array) },
      },
    });
  });

  it("proves requester, target and status before", () => {
    // WHEN
    const { resource } = complete({}, { cluster: knownCluster(1) });
    // THEN
    expect(preconditions(resource).map(({ condition }) => condition)).toEqual([
      `\${${source}.owner_id == "222222222222"}`,
      `\${${source}.vpc_id == "vpc-00000000000000001"}`,
      `\${${source}.cidr_block == "172.21.0.0/20"}`,
      `\${${source}.peer_owner_id == "333333333333" && ${source}.peer_vpc_id == "vpc-00000000000000099"}`,
      `\${contains(["pending-acceptance", "active"], ${source}.status)}`,
    ]);
  });

  it("names a rule first in whatever it refuses", () => {
    // WHEN
    const { resource } = complete();
    // THEN
    for (const { error_message } of preconditions(resource)) {
      expect(error_message).toMatch(
        /^vpc-peering\/[a-z-]+: pcx-00000000000000001 |^vpc-peering\/[a-z-]+: the VPC/,
      );
    }
  });

  it("asks nothing of a VPC id that nobody knows yet", () => {
    expect(JSON.stringify(complete().resource)).not.toContain(`${source}.vpc_id`);
  });

  it("leaves to Astronomer what is Astronomer's", () => {
    // WHEN
    const { resource } = emit(fullPeering());
    // THEN
    expect(Object.keys(resource)).not.toContain("aws_vpc_peering_connection");
    expect(Object.keys(resource)).not.toContain("aws_route53_zone_association");
    expect(JSON.stringify(resource)).not.toContain('"requester"');
  });
});

function preconditions(resource: Emitted["resource"]): { condition: string; error_message: string }[] {
  const { lifecycle } = resource["aws_vpc_peering_connection_accepter"]?.["clk1abcde"] as unknown as {
    lifecycle: { precondition: { condition: string; error_message: string }[] };
  };
  return lifecycle.precondition;
}

describe("DNS resolution", () => {
  const options = (resolution: "auto" | "required" | "disabled") =>
    complete({ dns: { resolution, privateHostedZoneIds: [] } }).resource[
      "aws_vpc_peering_connection_options"
    ];

  it.each([
    ["auto", "${data.aws_vpc.target.enable_dns_hostnames && data.aws_vpc.target.enable_dns_support}"],
    ["required", true],
  ] as const)("%s sets the accepter's half, once accepted", (resolution, value) => {
    expect(options(resolution)).toEqual({
      clk1abcde: {
        vpc_peering_connection_id: accepterId,
        accepter: { allow_remote_vpc_dns_resolution: value },
      },
    });
  });

  it("disabled leaves the option alone", () => {
    expect(options("disabled")).toBeUndefined();
  });
});

describe("routes", () => {
  it("lead back to every CIDR of a cluster, once accepted", () => {
    // WHEN
    const { resource } = complete({}, { cluster: knownCluster(1) });
    // THEN
    const route = (destination: string) => ({
      for_each: "${toset(local.route_table_ids)}",
      route_table_id: "${each.value}",
      destination_cidr_block: destination,
      vpc_peering_connection_id: accepterId,
    });
    expect(resource["aws_route"]).toEqual({
      "clk1abcde_172-21-0-0-20": route("172.21.0.0/20"),
      "clk1abcde_100-61-0-0-19": route("100.61.0.0/19"),
    });
  });

  it("stand in named tables and in those of named subnets, the main one where a subnet has none", () => {
    // WHEN
    const { locals } = complete({
      routing: { routeTableIds: [tableId(2), tableId(1)], subnetIds: [subnetId(1)] },
    });
    // THEN
    const own = "data.aws_route_tables.subnet-00000000000000001.ids";
    expect(locals).toEqual({
      route_table_ids: `\${sort(distinct(concat([${[1, 2]
        .map((n) => `data.aws_route_table.rtb-0000000000000000${n}.route_table_id`)
        .join(", ")}], length(${own}) > 0 ? ${own} : data.aws_route_tables.main.ids)))}`,
    });
  });

  it("look for tables in the target VPC only", () => {
    // WHEN
    const { data } = complete({ routing: { routeTableIds: [tableId(1)], subnetIds: [subnetId(1)] } });
    // THEN
    const inTarget = {
      postcondition: [
        {
          condition: '${self.vpc_id == "vpc-00000000000000099"}',
          error_message: expect.stringContaining("not to the target VPC"),
        },
      ],
    };
    const tables = (name: string, value: string) => ({
      vpc_id: "vpc-00000000000000099",
      filter: [{ name, values: [value] }],
    });
    expect(data).toMatchObject({
      aws_route_table: {
        "rtb-00000000000000001": { route_table_id: "rtb-00000000000000001", lifecycle: inTarget },
      },
      aws_subnet: {
        "subnet-00000000000000001": { id: "subnet-00000000000000001", lifecycle: inTarget },
      },
      aws_route_tables: {
        main: tables("association.main", "true"),
        "subnet-00000000000000001": tables("association.subnet-id", "subnet-00000000000000001"),
      },
    });
  });

  it("do not ask for the main table where no subnet is named", () => {
    expect(complete().data["aws_route_tables"]).toBeUndefined();
  });

  it("do not lead to a disaster recovery cluster, which has a VPC and a peering of its own", () => {
    // GIVEN
    const { cidr, region } = cluster(2);
    const recovering = cluster(1, { disasterRecovery: { cidr, region, externalIps: [] } });
    // THEN
    expect(complete({}, { cluster: recovering }).resource).toEqual(complete().resource);
  });
});

describe("security group ingress", () => {
  it("admits a cluster on the named ports and nothing wider", () => {
    // WHEN
    const { resource } = complete({ services: [service(1, 5432)] });
    // THEN
    expect(resource["aws_vpc_security_group_ingress_rule"]).toEqual({
      "clk1abcde_sg-00000000000000001_5432_172-21-0-0-20": {
        security_group_id: "sg-00000000000000001",
        ip_protocol: "tcp",
        from_port: 5432,
        to_port: 5432,
        cidr_ipv4: "172.21.0.0/20",
        description: "Astro cluster clk1abcde",
      },
    });
  });

  it("admits once what two services share", () => {
    // GIVEN
    const services = [service(1, 5432), { ...service(2, 5432), securityGroupId: groupId(1) }];
    // THEN
    expect(complete({ services })).toEqual(complete({ services: services.slice(0, 1) }));
  });

  it("touches no security group that is not named", () => {
    // GIVEN
    const { securityGroupId: _, ...open } = service(1, 5432);
    // THEN
    expect(complete({ services: [open] })).toEqual(complete());
  });
});

describe("private hosted zones", () => {
  const dns = { resolution: "auto", privateHostedZoneIds: [zoneId(1)] } as const;

  it("are authorized for the cluster's VPC in the cluster's region", () => {
    // GIVEN
    const region = AwsRegion.of("us-west-2");
    // WHEN
    const { data, resource } = complete({ dns }, { cluster: knownCluster(1, { region }) });
    // THEN
    expect(data["aws_route53_zone"]).toEqual({ Z000000000000000001: { zone_id: "Z000000000000000001" } });
    expect(resource["aws_route53_vpc_association_authorization"]).toEqual({
      clk1abcde_Z000000000000000001: {
        zone_id: "${data.aws_route53_zone.Z000000000000000001.zone_id}",
        vpc_id: "vpc-00000000000000001",
        vpc_region: "us-west-2",
      },
    });
  });

  it("wait for the VPC id", () => {
    expect(complete({ dns }).resource["aws_route53_vpc_association_authorization"]).toBeUndefined();
  });

  it("wait for the peering, because a zone without a way there takes names away", () => {
    // WHEN
    const { resource } = emit(peering({ clusters: [{ cluster: knownCluster(1) }], dns }));
    // THEN
    expect(resource).toEqual({});
  });
});

describe("outputs", () => {
  it("tell of each complete cluster what a hand-over needs", () => {
    // WHEN
    const { output } = complete(
      { dns: { resolution: "required", privateHostedZoneIds: [zoneId(1)] } },
      { cluster: knownCluster(1) },
    );
    // THEN
    const value = (name: string) => output[name]?.["value"];
    expect(value("peering_connections")).toEqual({
      clk1abcde: {
        id: "pcx-00000000000000001",
        status: "${aws_vpc_peering_connection_accepter.clk1abcde.accept_status}",
      },
    });
    expect(value("accepter_dns_resolution")).toEqual({
      clk1abcde:
        "${aws_vpc_peering_connection_options.clk1abcde.accepter[0].allow_remote_vpc_dns_resolution}",
    });
    expect(value("route_table_ids")).toBe("${local.route_table_ids}");
    expect(value("routed_cidrs")).toEqual({ clk1abcde: ["172.21.0.0/20", "100.61.0.0/19"] });
    expect(value("hosted_zone_authorizations")).toEqual({
      clk1abcde: [
        { zone_id: "Z000000000000000001", vpc_id: "vpc-00000000000000001", vpc_region: "us-east-1" },
      ],
    });
  });
});

describe("several clusters", () => {
  it("are each in a phase of their own", () => {
    // WHEN
    const { resource } = emit(fullPeering());
    // THEN
    expect(Object.keys(resource["aws_vpc_peering_connection_accepter"] ?? {})).toEqual([
      "clk1abcde",
      "clk2abcde",
    ]);
    expect(JSON.stringify(resource)).not.toContain("clk3abcde");
  });
});
