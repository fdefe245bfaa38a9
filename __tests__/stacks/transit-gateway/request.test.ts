import { subnetId, vpcId } from "../sample";
import { bodiesOf, bytesOf, emit } from "../synth";
import {
  foreignVpc,
  gateway,
  gatewayId,
  gatewayTableId,
  network,
  newGateway,
  NETWORK,
  vpc,
  WORKLOAD,
} from "./sample";

const addresses = (connection: Parameters<typeof emit>[0]) => Object.keys(bodiesOf(emit(connection))).sort();

describe("transit-gateway in the request phase", () => {
  it("shares an existing gateway with the cluster's account, and leads the clusters' table to the target", () => {
    expect(addresses(gateway())).toEqual([
      "aws_ec2_transit_gateway_route_table.clusters",
      `aws_ec2_transit_gateway_route_table_propagation.${vpcId(0x31)}`,
      "aws_ram_principal_association.gateway_222222222222",
      "aws_ram_resource_association.gateway_gateway",
      "aws_ram_resource_share.gateway",
      "data.aws_ec2_transit_gateway.gateway",
      "data.aws_ec2_transit_gateway_attachment.tgw-attach-00000000000000031",
      `data.aws_vpc.${vpcId(0x31)}`,
    ]);
  });

  it("allows external principals, because the cluster's account is outside of the organization", () => {
    expect(emit(gateway()).resource["aws_ram_resource_share"]?.["gateway"]).toEqual({
      name: "astro-hub",
      allow_external_principals: true,
    });
  });

  it("proves that the gateway is its owner's and accepts as the file says", () => {
    const read = emit(gateway()).data["aws_ec2_transit_gateway"]?.["gateway"];
    expect(read).toMatchObject({
      id: gatewayId(1),
      lifecycle: {
        postcondition: [
          { condition: `\${self.owner_id == "${NETWORK}"}` },
          {
            condition: '${self.auto_accept_shared_attachments == "disable"}',
            error_message: expect.stringMatching(
              /^transit-gateway\/auto-accept-and-accepter: .*autoAccept: true/,
            ),
          },
        ],
      },
    });
  });

  it("shares nothing where somebody else does", () => {
    const { resource } = emit(gateway({ gateway: { ...gateway().gateway, share: "existing" } }));
    expect(Object.keys(resource).filter((type) => type.startsWith("aws_ram_"))).toEqual([]);
  });

  it("uses the clusters' table that exists, after proof that it is the gateway's", () => {
    // GIVEN
    const declared = gateway({ gateway: { ...gateway().gateway, routeTableId: gatewayTableId(9) } });
    // WHEN
    const { data, resource } = emit(declared);
    // THEN
    expect(data["aws_ec2_transit_gateway_route_table"]?.["clusters"]).toMatchObject({
      id: gatewayTableId(9),
      lifecycle: {
        postcondition: [
          { condition: `\${self.transit_gateway_id == "${gatewayId(1)}"}` },
          { condition: "${!self.default_association_route_table && !self.default_propagation_route_table}" },
        ],
      },
    });
    expect(resource["aws_ec2_transit_gateway_route_table"]).toBeUndefined();
  });

  it("creates a gateway that accepts nothing by itself and has no default table", () => {
    expect(emit(newGateway()).resource["aws_ec2_transit_gateway"]?.["gateway"]).toEqual({
      description: "astro-hub",
      auto_accept_shared_attachments: "disable",
      default_route_table_association: "disable",
      default_route_table_propagation: "disable",
      tags: { Name: "astro-hub" },
    });
  });

  it("attaches a VPC of another account there, and has the gateway's owner accept it", () => {
    // WHEN
    const { resource } = emit(gateway({ vpcs: [foreignVpc(0x31)] }));
    // THEN
    const id = vpcId(0x31);
    expect(resource["aws_ec2_transit_gateway_vpc_attachment"]?.[id]).toMatchObject({
      provider: `aws.account_${WORKLOAD}`,
      subnet_ids: [subnetId(0x31), subnetId(0x32)],
    });
    expect(resource["aws_ec2_transit_gateway_vpc_attachment"]?.[id]).not.toHaveProperty(
      "transit_gateway_default_route_table_association",
    );
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]?.[id]).toEqual({
      transit_gateway_attachment_id: `\${aws_ec2_transit_gateway_vpc_attachment.${id}.id}`,
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
      tags: { Name: `astro-hub ${id}` },
    });
    expect(resource["aws_ec2_transit_gateway_route_table_association"]?.[id]).toMatchObject({
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.targets.id}",
    });
  });

  it("keeps a new attachment of the gateway's own account out of the default tables", () => {
    // GIVEN
    const { attachmentId: _, ...rest } = vpc(0x31);
    // WHEN
    const { resource } = emit(gateway({ vpcs: [{ ...rest, attachmentSubnetIds: [subnetId(1)] }] }));
    // THEN
    expect(resource["aws_ec2_transit_gateway_vpc_attachment"]?.[vpcId(0x31)]).toMatchObject({
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: false,
    });
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]).toBeUndefined();
  });

  it("lets a new attachment be in a table that exists, the default one too", () => {
    // WHEN
    const { resource } = emit(
      gateway({ vpcs: [foreignVpc(0x31, { gatewayRouteTableId: gatewayTableId(7) })] }),
    );
    // THEN
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]?.[vpcId(0x31)]).toMatchObject({
      transit_gateway_default_route_table_association: `\${data.aws_ec2_transit_gateway.gateway.association_default_route_table_id == "${gatewayTableId(7)}"}`,
    });
    expect(resource["aws_ec2_transit_gateway_route_table_association"]?.[vpcId(0x31)]).toMatchObject({
      transit_gateway_route_table_id: gatewayTableId(7),
      replace_existing_association: true,
    });
  });

  it("shares the gateway with the VPC's account apart from Astro, and attaches after the invitation is accepted", () => {
    // WHEN
    const { resource } = emit(gateway({ vpcs: [foreignVpc(0x31, { gatewayShare: "invitation" })] }));
    // THEN
    const id = vpcId(0x31);
    expect(Object.keys(resource["aws_ram_resource_share"] ?? {})).toEqual(["gateway", id]);
    expect(resource["aws_ram_principal_association"]).toEqual({
      gateway_222222222222: expect.objectContaining({ principal: "222222222222" }),
      [`${id}_${WORKLOAD}`]: expect.objectContaining({ principal: WORKLOAD }),
    });
    expect(resource["aws_ec2_transit_gateway_vpc_attachment"]?.[id]).toMatchObject({
      depends_on: [`aws_ram_resource_share_accepter.${id}`],
    });
  });

  it("leads to a network by its CIDRs where routes are static", () => {
    const { resource, data } = emit(gateway({ vpcs: [], networks: [network(0x51, { routes: "static" })] }));
    expect(resource["aws_ec2_transit_gateway_route"]).toEqual({
      "tgw-attach-00000000000000051_192-168-81-0-24": {
        destination_cidr_block: "192.168.81.0/24",
        transit_gateway_attachment_id:
          "${data.aws_ec2_transit_gateway_attachment.tgw-attach-00000000000000051.transit_gateway_attachment_id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.clusters.id}",
      },
    });
    expect(JSON.stringify(data["aws_ec2_transit_gateway_attachment"])).toContain(
      '\\"direct-connect-gateway\\"',
    );
  });

  it("makes no way to a target that the gateway's owner sees to", () => {
    const { resource } = emit(gateway({ vpcs: [vpc(0x31, { routes: "existing" })] }));
    expect(resource).not.toHaveProperty("aws_ec2_transit_gateway_route_table_propagation");
  });

  it("acts in each account as the file says, and refuses credentials of any other", () => {
    // GIVEN
    const declared = gateway({ vpcs: [vpc(0x31), foreignVpc(0x41), foreignVpc(0x51)] });
    // THEN
    expect(emit(declared).provider["aws"]).toEqual([
      { region: "us-east-1", allowed_account_ids: [NETWORK] },
      {
        alias: `account_${WORKLOAD}`,
        region: "us-east-1",
        allowed_account_ids: [WORKLOAD],
        assume_role: [{ role_arn: `arn:aws:iam::${WORKLOAD}:role/terraform` }],
      },
    ]);
  });

  it("keeps its providers when it is retired, and nothing else", () => {
    const emitted = emit(gateway({ vpcs: [foreignVpc(0x31)], retired: true }));
    expect(emitted.provider["aws"]).toHaveLength(2);
    expect(bodiesOf(emitted)).toEqual({});
  });

  it("gives the same bytes whatever the connection is called", () => {
    expect(bytesOf(gateway({ name: "Another" }))).toBe(bytesOf(gateway()));
  });
});
