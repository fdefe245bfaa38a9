/**
 * Connections that somebody made by hand, taken over: another Terraform makes them with names and tags of its own, and
 * the first deploy of the project only imports; real Terraform and AWS provider, two accounts of the emulator.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { gatewayDeclaration, lookAtGateway, roleIn } from "./support/gateway";
import type { Project } from "./support/project";
import { lookAtService, type ProviderIds, serviceDeclaration } from "./support/service";
import { ASTRO, CUSTOMER, declaration, REGION, World, type CustomerIds } from "./support/world";

interface Change {
  readonly address: string;
  readonly change: { readonly actions: readonly string[]; readonly importing?: unknown };
}

/** What a plan would do: addresses of what is imported and stays, and of all that is to change. */
async function planned(project: Project, stack: string): Promise<{ imported: string[]; changed: string[] }> {
  const { code, stdout, stderr } = await project.astroConnect(["plan", stack, "--out", "plans"]);
  expect({ code, text: stdout + stderr }).toMatchObject({ code: 0 });
  const { resource_changes: changes } = JSON.parse(
    readFileSync(join(project.folder, "plans", `${stack}.json`), "utf8"),
  ) as { readonly resource_changes: readonly Change[] };
  const managed = changes.filter(({ change }) => change.actions[0] !== "read");
  const changed = managed.filter(({ change }) => change.actions[0] !== "no-op");
  return {
    imported: managed
      .flatMap(({ address, change }) => (change.importing === undefined ? [] : [address]))
      .sort(),
    changed: changed.map(({ address, change }) => `${change.actions.join(" ")} ${address}`).sort(),
  };
}

/** Deploys, and gives the calls that may have changed something. */
async function deployed(world: World, project: Project, stack: string): Promise<readonly string[]> {
  await world.emulator.forgetCalls();
  const { code, stdout, stderr } = await project.astroConnect(["deploy", stack, "--auto-approve"]);
  expect({ code, text: stdout + stderr }).toMatchObject({ code: 0 });
  return world.emulator.changes();
}

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "What was made by hand is taken over", (found) => {
    let world: World;
    let project: Project;
    beforeEach(async () => {
      world = await World.create(found, python);
      project = world.project();
    });
    afterEach(() => world.emulator.stop());

    test("a peering: only imports, nothing changes, then or later", async () => {
      // GIVEN
      const customer: CustomerIds = await world.customer();
      const target = { account_id: CUSTOMER, region: REGION, vpc_id: customer.vpc_id };
      const { peering_connection_id: pcx, vpc_id: vpcId } = (await world
        .side("astronomer")
        .apply({ target })) as { peering_connection_id: string; vpc_id: string };
      const adopt = (rule: string): readonly unknown[] => [
        { resource: "aws_vpc_peering_connection_accepter.clk1abcde" },
        { resource: "aws_vpc_peering_connection_options.clk1abcde" },
        { resource: "aws_route.clk1abcde_172-20-0-0-20" },
        {
          resource: `aws_vpc_security_group_ingress_rule.clk1abcde_${customer.security_group_id}_5432_172-20-0-0-20`,
          id: rule,
        },
        { resource: `aws_route53_vpc_association_authorization.clk1abcde_${customer.zone_id}` },
      ];
      const declared = (rule: string, connection: object = { adopt: adopt(rule) }): unknown =>
        declaration(customer, {
          peeringConnectionId: pcx,
          cluster: { vpcId },
          connection: { ...connection },
        });
      // A request that nobody has accepted is nothing to take over.
      project.declare(declared("sgr-1", { adopt: adopt("sgr-1").slice(0, 1) }));
      const refused = await project.astroConnect(["plan", "orders"]);
      expect(refused.code).toBe(1);
      expect(refused.stdout).toContain("vpc-peering/accepter-must-accept");
      const { security_group_rule_id: rule } = await world.side("by-hand/peering").apply({
        peering_connection_id: pcx,
        cluster_vpc_id: vpcId,
        route_table_ids: Object.values(customer.route_table_ids),
        security_group_id: customer.security_group_id,
        zone_id: customer.zone_id,
      });
      const before = world.look();
      // WHEN
      project.declare(declared(rule as string));
      // THEN
      const { main, explicit } = customer.route_table_ids;
      const instances = [main, explicit].map((table) => `aws_route.clk1abcde_172-20-0-0-20["${table}"]`);
      const whole = (adopt("") as { resource: string }[]).map(({ resource }) => resource);
      expect(await planned(project, "orders")).toEqual({
        imported: [...whole.filter((address) => !address.startsWith("aws_route.")), ...instances].sort(),
        changed: [],
      });
      expect(await deployed(world, project, "orders")).toEqual([]);
      expect(world.look()).toEqual(before);
      expect(await planned(project, "orders")).toEqual({ imported: [], changed: [] });
    });

    test("a transit gateway, its share and the cluster's attachment: only imports, nothing changes, then or later", async () => {
      // GIVEN
      const customer: CustomerIds = await world.customer();
      const { main } = customer.route_table_ids;
      const hand = world.side("by-hand/gateway");
      const own = {
        vpc_id: customer.vpc_id,
        subnet_ids: customer.subnet_ids,
        route_table_id: main,
        security_group_id: customer.security_group_id,
      };
      const made = (await hand.apply(own)) as Readonly<Record<string, string>>;
      const gateway = { id: made["transit_gateway_id"], share_arn: made["share_arn"] };
      const attachmentId = (await world.side("astronomer").apply({ gateway }))["attachment_id"] as string;
      const { security_group_rule_id: rule } = await hand.apply({ ...own, attachment_id: attachmentId });
      const route = `aws_route.clk1abcde_${customer.vpc_id}_172-20-0-0-20`;
      const propagation = "aws_ec2_transit_gateway_route_table_propagation";
      const whole = [
        "aws_ram_resource_association.gateway_gateway",
        `aws_ram_principal_association.gateway_${ASTRO}`,
        "aws_ec2_transit_gateway_vpc_attachment_accepter.clk1abcde",
        "aws_ec2_transit_gateway_route_table_association.clk1abcde",
        `${propagation}.${customer.vpc_id}`,
      ];
      const ingress = `aws_vpc_security_group_ingress_rule.clk1abcde_${customer.security_group_id}_5432_172-20-0-0-20`;
      const before = lookAtGateway(python, world.emulator.endpoint, CUSTOMER);
      // WHEN
      project.declare(
        gatewayDeclaration(customer, {
          attachmentId,
          gateway: {
            accountId: CUSTOMER,
            region: REGION,
            assumeRoleArn: roleIn(CUSTOMER),
            transitGatewayId: made["transit_gateway_id"],
            routeTableId: made["clusters_table_id"],
          },
          vpcs: [
            {
              vpcId: customer.vpc_id,
              attachmentId: made["vpc_attachment_id"],
              routing: { routeTableIds: [main] },
            },
          ],
          adopt: [
            ...[...whole, `${propagation}.clk1abcde`, route].map((resource) => ({ resource })),
            { resource: "aws_ram_resource_share.gateway", id: made["share_arn"] },
            { resource: ingress, id: rule },
          ],
        }),
      );
      // THEN
      const { imported, changed } = await planned(project, "hub");
      const propagated = `${propagation}.clk1abcde["${made["targets_table_id"] ?? ""}"]`;
      expect({ imported, changed }).toEqual({
        imported: [
          ...whole,
          propagated,
          "aws_ram_resource_share.gateway",
          `${route}["${main}"]`,
          ingress,
        ].sort(),
        changed: [],
      });
      expect(await deployed(world, project, "hub")).toEqual([]);
      expect(lookAtGateway(python, world.emulator.endpoint, CUSTOMER)).toEqual(before);
      expect(await planned(project, "hub")).toEqual({ imported: [], changed: [] });
    });

    test("an endpoint service: imports, and what no provider imports is made again to no effect", async () => {
      // GIVEN
      const provider = (await world.side("provider").apply()) as unknown as ProviderIds;
      const hand = world.side("by-hand/service");
      const own = {
        vpc_id: provider.vpc_id,
        subnet_ids: provider.subnet_ids,
        security_group_id: provider.security_group_id,
        instance_id: provider.instance_id,
      };
      const { service_name } = await hand.apply(own);
      const vpcEndpointId = (await world.side("consumer").apply({ service_name }))[
        "vpc_endpoint_id"
      ] as string;
      const made = (await hand.apply({ ...own, vpc_endpoint_id: vpcEndpointId })) as Readonly<
        Record<string, string>
      > & { readonly rule_ids: Readonly<Record<"cluster" | "balancer", string>> };
      const group = made["balancer_security_group_id"] ?? "";
      const ids: Readonly<Record<string, string | undefined>> = {
        "aws_lb_target_group.tcp-8443": made["target_group_arn"],
        "aws_lb_listener.tcp-8443": made["listener_arn"],
        "aws_vpc_endpoint_service.service": made["service_id"],
        "aws_vpc_security_group_ingress_rule.consumer-8443_172-20-0-0-20": made.rule_ids.cluster,
        [`aws_vpc_security_group_ingress_rule.${provider.security_group_id}_443["${group}"]`]:
          made.rule_ids.balancer,
      };
      const before = lookAtService(python, world.emulator.endpoint);
      // WHEN
      project.declare(
        serviceDeclaration(provider, {
          vpcEndpointId,
          loadBalancer: { type: "existing", arn: made["load_balancer_arn"], securityGroupId: group },
          listeners: [
            { port: 8443, targets: { type: "instances", instanceIds: [provider.instance_id], port: 443 } },
          ],
          dns: {},
          services: [{ name: "orders", ports: [8443], securityGroupId: provider.security_group_id }],
          adopt: [
            ...Object.entries(ids).map(([resource, id]) => ({ resource, id })),
            { resource: "aws_vpc_endpoint_connection_accepter.clk1abcde" },
          ],
        }),
      );
      // THEN
      expect(await planned(project, "orders")).toEqual({
        imported: [...Object.keys(ids), "aws_vpc_endpoint_connection_accepter.clk1abcde"].sort(),
        changed: [
          `create aws_lb_target_group_attachment.tcp-8443_${provider.instance_id}`,
          `create aws_vpc_endpoint_service_allowed_principal._${ASTRO}`,
        ],
      });
      expect([...(await deployed(world, project, "orders"))].sort()).toEqual([
        `${CUSTOMER} ModifyVpcEndpointServicePermissions`,
        `${CUSTOMER} RegisterTargets`,
      ]);
      expect(lookAtService(python, world.emulator.endpoint)).toEqual(before);
      expect(await planned(project, "orders")).toEqual({ imported: [], changed: [] });
    });
  }),
);
