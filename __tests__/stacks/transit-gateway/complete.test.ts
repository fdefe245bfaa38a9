import { cluster, knownCluster, subnetId, tableId, vpcId } from "../sample";
import { emit, type Emitted } from "../synth";
import {
  attachmentId,
  foreignVpc,
  fullGateway,
  gateway,
  gatewayTableId,
  network,
  newGateway,
  vpc,
} from "./sample";

const complete = [{ cluster: knownCluster(1), attachmentId: attachmentId(1) }];
const conditions = (emitted: Emitted, type: string, name: string) =>
  (
    emitted.resource[type]?.[name]?.["lifecycle"] as {
      precondition: { condition: string; error_message: string }[];
    }
  ).precondition;

describe("transit-gateway in the complete phase", () => {
  it("accepts the attachment only as that of the cluster's VPC, on this gateway", () => {
    // WHEN
    const emitted = emit(gateway({ clusters: complete }));
    // THEN
    const source = "data.aws_ec2_transit_gateway_vpc_attachment.clk1abcde";
    expect(emitted.data["aws_ec2_transit_gateway_vpc_attachment"]?.["clk1abcde"]).toEqual({
      id: attachmentId(1),
    });
    const proof = conditions(emitted, "aws_ec2_transit_gateway_vpc_attachment_accepter", "clk1abcde");
    expect(proof.map(({ condition }) => condition)).toEqual([
      `\${${source}.vpc_owner_id == "222222222222"}`,
      `\${${source}.vpc_id == "${vpcId(1)}"}`,
      `\${${source}.transit_gateway_id == data.aws_ec2_transit_gateway.gateway.id}`,
    ]);
    for (const { error_message } of proof.slice(0, 2)) {
      expect(error_message).toMatch(/^transit-gateway\/attachment-owner-is-cluster: /);
    }
  });

  it("keeps it out of the default tables, and associates it with the clusters' table", () => {
    const { resource } = emit(gateway({ clusters: complete }));
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]?.["clk1abcde"]).toMatchObject({
      transit_gateway_default_route_table_association: false,
    });
    expect(resource["aws_ec2_transit_gateway_route_table_association"]?.["clk1abcde"]).toEqual({
      transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment_accepter.clk1abcde.id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.clusters.id}",
    });
  });

  it("leaves acceptance to a gateway that accepts by itself, and proves before it associates", () => {
    // WHEN
    const emitted = emit(
      gateway({ clusters: complete, gateway: { ...gateway().gateway, autoAccept: true } }),
    );
    // THEN
    const type = "aws_ec2_transit_gateway_route_table_association";
    expect(emitted.resource).not.toHaveProperty("aws_ec2_transit_gateway_vpc_attachment_accepter");
    expect(emitted.resource[type]?.["clk1abcde"]).toMatchObject({ replace_existing_association: true });
    expect(conditions(emitted, type, "clk1abcde")).toHaveLength(3);
  });

  it("leads the tables of all targets back, each once", () => {
    // GIVEN two targets that share a table, and one whose table its attachment tells
    const declared = gateway({
      clusters: complete,
      vpcs: [vpc(0x31, { gatewayRouteTableId: gatewayTableId(7) })],
      networks: [network(0x51, { gatewayRouteTableId: gatewayTableId(7) }), network(0x52)],
    });
    // WHEN
    const { locals, resource } = emit(declared);
    // THEN
    expect(locals["target_route_table_ids"]).toBe(
      `\${sort(distinct(["${gatewayTableId(7)}", "${gatewayTableId(7)}", data.aws_ec2_transit_gateway_attachment.${attachmentId(0x52)}.association_transit_gateway_route_table_id]))}`,
    );
    expect(resource["aws_ec2_transit_gateway_route_table_propagation"]?.["clk1abcde"]).toEqual({
      for_each: "${toset(local.propagated_route_table_ids)}",
      transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment_accepter.clk1abcde.id}",
      transit_gateway_route_table_id: "${each.value}",
      depends_on: ["aws_ec2_transit_gateway_route_table_association.clk1abcde"],
    });
  });

  it("has the accepter lead a default table back, because it would undo a propagation of its own", () => {
    // WHEN
    const { locals, resource } = emit(gateway({ clusters: complete }));
    // THEN
    const byDefault = "data.aws_ec2_transit_gateway.gateway.propagation_default_route_table_id";
    expect(locals["propagated_route_table_ids"]).toBe(
      `\${[for table in local.target_route_table_ids : table if table != ${byDefault}]}`,
    );
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]?.["clk1abcde"]).toMatchObject({
      transit_gateway_default_route_table_association: false,
      transit_gateway_default_route_table_propagation: `\${contains(local.target_route_table_ids, ${byDefault})}`,
    });
  });

  it("does not undo what the gateway's owner sees to", () => {
    const { resource } = emit(
      gateway({ clusters: complete, gateway: { ...gateway().gateway, wayBack: "existing" } }),
    );
    expect(resource["aws_ec2_transit_gateway_vpc_attachment_accepter"]?.["clk1abcde"]).toMatchObject({
      transit_gateway_default_route_table_propagation: false,
      lifecycle: { ignore_changes: ["transit_gateway_default_route_table_propagation"] },
    });
  });

  it("leads back by static routes to every CIDR of the cluster where the file says so", () => {
    const { resource } = emit(
      newGateway({ clusters: complete, gateway: { ...newGateway().gateway, wayBack: "static" } }),
    );
    expect(Object.keys(resource["aws_ec2_transit_gateway_route"] ?? {}).sort()).toEqual([
      "clk1abcde_100-61-0-0-19_targets",
      "clk1abcde_172-21-0-0-20_targets",
    ]);
  });

  it("leaves the way back on the gateway to its owner where the file says so", () => {
    const { resource, locals } = emit(
      gateway({ clusters: complete, gateway: { ...gateway().gateway, wayBack: "existing" } }),
    );
    expect(resource["aws_ec2_transit_gateway_route_table_propagation"]).not.toHaveProperty("clk1abcde");
    expect(locals).not.toHaveProperty("target_route_table_ids");
  });

  it("routes each CIDR back in the VPC's tables, after the proof and after the VPC is attached", () => {
    // WHEN
    const { resource } = emit(gateway({ clusters: complete, vpcs: [foreignVpc(0x31)] }));
    // THEN
    expect(Object.keys(resource["aws_route"] ?? {})).toEqual([
      `clk1abcde_${vpcId(0x31)}_100-61-0-0-19`,
      `clk1abcde_${vpcId(0x31)}_172-21-0-0-20`,
    ]);
    expect(resource["aws_route"]?.[`clk1abcde_${vpcId(0x31)}_172-21-0-0-20`]).toEqual({
      for_each: `\${toset(local.route_table_ids_${vpcId(0x31)})}`,
      route_table_id: "${each.value}",
      destination_cidr_block: "172.21.0.0/20",
      transit_gateway_id: "${data.aws_ec2_transit_gateway.gateway.id}",
      provider: "aws.account_444444444444",
      depends_on: [
        "aws_ec2_transit_gateway_route_table_association.clk1abcde",
        `aws_ec2_transit_gateway_route_table_association.${vpcId(0x31)}`,
      ],
    });
  });

  it("admits the cluster to the security group in the account that has it", () => {
    const rules = emit(fullGateway()).resource["aws_vpc_security_group_ingress_rule"] ?? {};
    const group = (n: number) => `clk1abcde_sg-${n.toString(16).padStart(17, "0")}`;
    expect(rules[`${group(1)}_5432_172-21-0-0-20`]).not.toHaveProperty("provider");
    expect(rules[`${group(2)}_443_172-21-0-0-20`]).toMatchObject({ provider: "aws.account_444444444444" });
  });

  it("makes nothing for a cluster that is still requested", () => {
    const emitted = JSON.stringify(emit(fullGateway()).resource);
    expect(emitted).toContain("clk2abcde");
    expect(emitted).not.toContain("clk3abcde");
  });

  it("tells the attachment of a cluster only from its association, so that it is told when it works", () => {
    const { output } = emit(fullGateway());
    expect(output["cluster_attachments"]?.["value"]).toEqual({
      clk1abcde: "${aws_ec2_transit_gateway_route_table_association.clk1abcde.transit_gateway_attachment_id}",
      clk2abcde: "${aws_ec2_transit_gateway_route_table_association.clk2abcde.transit_gateway_attachment_id}",
    });
  });

  it("routes the subnets of a new inbound endpoint back as well", () => {
    const { locals } = emit(
      gateway({
        clusters: complete,
        vpcs: [vpc(0x31, { routing: { routeTableIds: [tableId(1)], subnetIds: [] } })],
        dns: { inbound: { subnetIds: [subnetId(8), subnetId(9)] }, rules: [], forwarding: [] },
      }),
    );
    expect(locals[`route_table_ids_${vpcId(0x31)}`]).toMatch(
      /subnet-00000000000000008.*subnet-00000000000000009/,
    );
  });

  it("does not know the VPC of a cluster that support has not told, and proves the account alone", () => {
    const emitted = emit(gateway({ clusters: [{ cluster: cluster(1), attachmentId: attachmentId(1) }] }));
    expect(conditions(emitted, "aws_ec2_transit_gateway_vpc_attachment_accepter", "clk1abcde")).toHaveLength(
      2,
    );
  });
});
