/** The whole path of a peering: real cdktf, real Terraform and AWS provider, two accounts of the emulator. */
import { notAllowed } from "../support/iam-policy";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import type { Side } from "./support/side";
import { ASTRO, CUSTOMER, declaration, REGION, World, type CustomerIds } from "./support/world";

const DEPLOY = ["deploy", "orders", "--auto-approve", "--skip-provider-lock"];

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "VPC peering, from request to destroy", (found) => {
    let world: World;
    let astronomer: Side;
    let customer: CustomerIds;
    let project: Project;
    let pcx: string;
    let cluster: { vpcId: string };
    const target = (): unknown => ({ account_id: CUSTOMER, region: REGION, vpc_id: customer.vpc_id });

    beforeAll(async () => {
      world = await World.create(found, python);
      astronomer = world.side("astronomer");
      customer = await world.customer();
      project = world.project();
      await world.emulator.forgetActions();
    });
    afterAll(() => world.emulator.stop());

    // Each test continues where the one before it ended: a connection lives through its phases.
    test("the request phase tells what the ticket needs, and changes nothing in AWS", async () => {
      // GIVEN
      project.declare(declaration(customer));
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(JSON.parse(project.read("terraform.orders.tfstate"))).toMatchObject({
        outputs: {
          target_vpc_id: { value: customer.vpc_id },
          target_account_id: { value: CUSTOMER },
          target_region: { value: REGION },
          target_vpc_cidr_blocks: { value: ["10.1.0.0/16"] },
        },
      });
      expect(await world.emulator.changes()).toEqual([]);
    });

    test("the other side requests the peering with it", async () => {
      const outputs = await astronomer.apply({ target: target() });
      pcx = outputs["peering_connection_id"] as string;
      cluster = { vpcId: outputs["vpc_id"] as string };
      expect(world.look().peerings[pcx]).toEqual({
        status: "pending-acceptance",
        requester: ASTRO,
        accepterDns: false,
      });
    });

    test("the complete phase accepts it, routes it, and lets names resolve, in one apply", async () => {
      // GIVEN
      project.declare(declaration(customer, { peeringConnectionId: pcx, cluster }));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      const { main, explicit } = customer.route_table_ids;
      expect(world.look()).toEqual({
        peerings: { [pcx]: { status: "active", requester: ASTRO, accepterDns: true } },
        routes: [main, explicit].sort().map((table) => [table, "172.20.0.0/20", pcx]),
        ingress: [[customer.security_group_id, 5432, 5432, "172.20.0.0/20"]],
        authorizations: [{ VPCId: cluster.vpcId, VPCRegion: REGION }],
        zoneVpcs: [customer.vpc_id],
      });
    });

    test("a second plan is empty", async () => {
      const { code, stdout } = await project.guard("orders", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(stdout).toMatch(/No changes\. Your infrastructure matches the configuration\./);
      expect(code).toBe(0);
    });

    test("a second deploy changes nothing", async () => {
      await world.emulator.forgetCalls();
      const { code } = await project.cdktf(DEPLOY);
      expect(code).toBe(0);
      expect(await world.emulator.changes()).toEqual([]);
    });

    test("the other side associates the private zone that it was authorized for", async () => {
      await astronomer.apply({ target: target(), zone_id: customer.zone_id });
      expect(world.look().zoneVpcs).toContain(cluster.vpcId);
    });

    test("destroy takes back all that was made, and leaves the peering to the side that requested it", async () => {
      // WHEN
      const { code, stdout, stderr } = await project.cdktf([
        "destroy",
        "orders",
        "--auto-approve",
        "--skip-provider-lock",
      ]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(JSON.parse(project.read("terraform.orders.tfstate"))).toMatchObject({ resources: [] });
      expect(world.look()).toMatchObject({
        peerings: { [pcx]: { status: "active" } },
        routes: [],
        ingress: [],
        authorizations: [],
      });
    });

    test("all that was called for it is allowed by its policy in docs/iam.md", async () => {
      const called = await world.emulator.actions(CUSTOMER);
      expect(notAllowed("vpc-peering", called)).toEqual([]);
    });
  }),
);
