/** The constructs in a stack that somebody else fills. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { TerraformStack, Testing } from "cdktf";
import { SecurityGroupIngress } from "../../stacks";
import { EndpointService } from "../../stacks/endpoint-service";
import { TransitGateway } from "../../stacks/transit-gateway";
import { VpcPeering } from "../../stacks/vpc-peering";
import { fullEndpointService } from "./endpoint-service/sample";
import { fullPeering, peeringId } from "./sample";
import { parsed, type Emitted } from "./synth";
import { newGateway } from "./transit-gateway/sample";

const astro = {
  clusterId: "clk1abcde",
  accountId: "222222222222",
  region: "us-east-1",
  cidr: "172.20.0.0/20",
};

/** What a stack emits once `fill` has put things into it. */
function emitted(fill: (stack: TerraformStack) => void): Emitted {
  const stack = new TerraformStack(Testing.app(), "theirs");
  fill(stack);
  return parsed(Testing.synth(stack));
}

describe("in another app's stack", () => {
  it("a security group of its own admits the cluster, under a name that stays", () => {
    // WHEN other things of the app come first, which numbers its attributes anew
    const [once, again] = [0, 3].map((count) =>
      emitted((stack) => {
        const others = Array.from({ length: count }, (_, n) => new SecurityGroup(stack, `other-${n}`).arn);
        expect(others).toHaveLength(count);
        const group = new SecurityGroup(stack, "orders", { vpcId: "vpc-0123456789abcdef0" });
        new SecurityGroupIngress(stack, "ingress", {
          astro,
          ports: [{ securityGroupId: group.id, name: "orders", port: 5432 }],
        });
      }),
    );
    // THEN
    expect(once?.resource["aws_vpc_security_group_ingress_rule"]).toEqual({
      "clk1abcde_orders_5432_172-20-0-0-20": expect.objectContaining({
        security_group_id: "${aws_security_group.orders.id}",
        cidr_ipv4: "172.20.0.0/20",
      }),
    });
    expect(again?.resource["aws_vpc_security_group_ingress_rule"]).toEqual(
      once?.resource["aws_vpc_security_group_ingress_rule"],
    );
  });

  it("an id that nobody knows yet names nothing", () => {
    const fill = (stack: TerraformStack) => {
      const { id } = new SecurityGroup(stack, "orders");
      new SecurityGroupIngress(stack, "ingress", { astro, ports: [{ securityGroupId: id, port: 5432 }] });
    };
    expect(() => emitted(fill)).toThrow(
      /^\$\{TfToken\[.*\]\} is an attribute of a resource, where an id is needed at synth, .* or give a name/,
    );
  });

  it("a route of its own leads through the accepted peering connection", () => {
    // WHEN
    const { resource } = emitted((stack) => {
      const peering = new VpcPeering(stack, "astro", fullPeering());
      expect([...peering.accepters.keys()]).toEqual(["clk1abcde", "clk2abcde"]);
      const table = new RouteTable(stack, "private", { vpcId: "vpc-0123456789abcdef0" });
      for (const accepter of peering.accepters.values()) {
        new Route(stack, `to-${accepter.astro.clusterId}`, {
          routeTableId: table.id,
          destinationCidrBlock: accepter.astro.cidr,
          vpcPeeringConnectionId: accepter.activePeeringConnectionId,
        });
      }
    });
    // THEN
    expect(resource["aws_vpc_peering_connection_accepter"]?.["clk1abcde"]).toMatchObject({
      vpc_peering_connection_id: "${data.aws_vpc_peering_connection.clk1abcde.id}",
    });
    expect(resource["aws_route"]?.["to-clk1abcde"]).toEqual({
      route_table_id: "${aws_route_table.private.id}",
      destination_cidr_block: "172.21.0.0/20",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.clk1abcde.id}",
    });
    expect(JSON.stringify(resource)).not.toContain(peeringId(3));
  });

  it("nothing is accepted while no peering connection is known", () => {
    emitted((stack) => {
      const clusters = fullPeering().clusters.map(({ cluster }) => ({ cluster }));
      expect(new VpcPeering(stack, "astro", fullPeering({ clusters })).accepters.size).toBe(0);
    });
  });

  it("what is made can be referred to", () => {
    // WHEN
    const { resource } = emitted((stack) => {
      const { serviceId, serviceName } = new EndpointService(stack, "service", fullEndpointService());
      const { gateway } = new TransitGateway(stack, "gateway", newGateway());
      alarm(stack, "service", { "Service Id": serviceId, name: serviceName });
      alarm(stack, "gateway", { TransitGateway: gateway.transitGatewayId });
    });
    // THEN
    expect(resource["aws_cloudwatch_metric_alarm"]).toMatchObject({
      "alarm-service": {
        dimensions: {
          "Service Id": "${aws_vpc_endpoint_service.service.id}",
          name: "${aws_vpc_endpoint_service.service.service_name}",
        },
      },
      "alarm-gateway": { dimensions: { TransitGateway: "${aws_ec2_transit_gateway.gateway.id}" } },
    });
  });
});

function alarm(stack: TerraformStack, name: string, dimensions: Record<string, string>): void {
  new CloudwatchMetricAlarm(stack, `alarm-${name}`, {
    alarmName: name,
    comparisonOperator: "LessThanThreshold",
    evaluationPeriods: 1,
    dimensions,
  });
}
