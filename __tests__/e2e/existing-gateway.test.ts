/** A transit gateway that exists, in the account of the VPC, with an office behind a VPN: both phases and an impostor. */
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { type GatewaySeen, gatewayDeclaration, lookAtGateway, roleIn } from "./support/gateway";
import type { Project } from "./support/project";
import { CUSTOMER, REGION, World, type CustomerIds } from "./support/world";

const DEPLOY = ["deploy", "hub", "--auto-approve", "--skip-provider-lock"];
const DESTROY = ["destroy", "hub", "--auto-approve", "--skip-provider-lock"];

interface NetworkIds {
  readonly transit_gateway_id: string;
  readonly default_table_id: string;
  readonly office_attachment_id: string;
}

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "An existing transit gateway with an office behind a VPN", (found) => {
    let world: World;
    let customer: CustomerIds;
    let network: NetworkIds;
    let project: Project;
    let own: string;
    const seen = (): GatewaySeen => lookAtGateway(python, world.emulator.endpoint, CUSTOMER);
    const declared = (more: { attachmentId?: string; retired?: boolean } = {}): unknown =>
      gatewayDeclaration(customer, {
        gateway: {
          accountId: CUSTOMER,
          region: REGION,
          assumeRoleArn: roleIn(CUSTOMER),
          transitGatewayId: network.transit_gateway_id,
        },
        vpcs: [
          {
            vpcId: customer.vpc_id,
            attachmentSubnetIds: customer.subnet_ids,
            routing: { routeTableIds: [customer.route_table_ids.main] },
          },
        ],
        networks: [
          {
            name: "Office",
            attachmentId: network.office_attachment_id,
            cidrs: ["192.168.0.0/16"],
            routes: "static",
          },
        ],
        ...more,
      });

    beforeAll(async () => {
      world = await World.create(found, python);
      customer = await world.customer();
      network = (await world.side("network").apply()) as unknown as NetworkIds;
      project = world.project();
    });
    afterAll(() => world.emulator.stop());

    // Each test continues where the one before it ended.
    test("the request phase leads the clusters' table to the office, and leaves the office's own alone", async () => {
      // GIVEN
      project.declare(declared());
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      const { attachments, staticRoutes, propagations } = seen();
      own = Object.keys(attachments).find((id) => attachments[id]?.resource === customer.vpc_id) ?? "";
      expect(attachments[own]).toMatchObject({ state: "available", table: "astro-hub targets" });
      expect(attachments[network.office_attachment_id]).toMatchObject({ table: "default" });
      expect(staticRoutes).toEqual([["astro-hub clusters", "192.168.0.0/16", network.office_attachment_id]]);
      expect(propagations).toEqual([
        ["astro-hub clusters", own],
        ["default", network.office_attachment_id],
      ]);
    });

    test("an attachment of another account than the cluster's is not accepted as the cluster's", async () => {
      // GIVEN
      project.declare(declared({ attachmentId: own }));
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(code).not.toBe(0);
      expect((stdout + stderr).replace(/\s+/g, " ")).toMatch(/attachment-owner-is-cluster/);
      expect(await world.emulator.changes()).toEqual([]);
    });

    test("the complete phase leads both ways over both tables", async () => {
      // GIVEN
      const gateway = {
        id: network.transit_gateway_id,
        share_arn: (
          JSON.parse(project.read("terraform.hub.tfstate")) as {
            outputs: { resource_share_arn: { value: string } };
          }
        ).outputs.resource_share_arn.value,
      };
      const attachmentId = (await world.side("astronomer").apply({ gateway }))["attachment_id"] as string;
      project.declare(declared({ attachmentId }));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      const { attachments, propagations, vpcRoutes } = seen();
      expect(attachments[attachmentId]).toMatchObject({ state: "available", table: "astro-hub clusters" });
      expect(propagations).toContainEqual(["astro-hub targets", attachmentId]);
      expect(propagations).toContainEqual(["default", attachmentId]);
      expect(vpcRoutes).toEqual([[customer.route_table_ids.main, "172.20.0.0/20"]]);
      // AND a second plan is empty
      const second = await project.guard("hub", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(second.code === 0 ? "" : second.stdout).toBe("");
    });

    test("destroy leaves the gateway and the office as they were", async () => {
      // GIVEN
      project.declare(declared({ retired: true }));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DESTROY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      expect(seen()).toMatchObject({
        shares: [],
        attachments: { [network.office_attachment_id]: { state: "available", table: "default" } },
        propagations: [["default", network.office_attachment_id]],
        staticRoutes: [],
        vpcRoutes: [],
      });
      expect(Object.keys(seen().attachments)).toHaveLength(1);
    });
  }),
);
