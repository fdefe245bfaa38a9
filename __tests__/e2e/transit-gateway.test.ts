/** The whole path of a transit gateway: real cdktf, real Terraform and AWS provider, three accounts of the emulator. */
import { notAllowed } from "../support/iam-policy";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { type GatewaySeen, gatewayDeclaration, lookAtGateway, NETWORK, roleIn } from "./support/gateway";
import type { Project } from "./support/project";
import type { Side } from "./support/side";
import { ASTRO, CUSTOMER, REGION, World, type CustomerIds } from "./support/world";

const DEPLOY = ["deploy", "hub", "--auto-approve", "--skip-provider-lock"];
const DESTROY = ["destroy", "hub", "--auto-approve", "--skip-provider-lock"];

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "A new transit gateway of a network account, from share to destroy", (found) => {
    let world: World;
    let astronomer: Side;
    let customer: CustomerIds;
    let project: Project;
    let gateway: { id: string; share_arn: string };
    let resolverShare: string;
    let attachmentId: string;
    let own: string;
    const seen = (): GatewaySeen => lookAtGateway(python, world.emulator.endpoint, NETWORK);
    const declared = (
      more: { cluster?: Record<string, unknown>; attachmentId?: string; retired?: boolean } = {},
    ): unknown =>
      gatewayDeclaration(customer, {
        gateway: { accountId: NETWORK, region: REGION, assumeRoleArn: roleIn(NETWORK) },
        vpcs: [
          {
            vpcId: customer.vpc_id,
            accountId: CUSTOMER,
            assumeRoleArn: roleIn(CUSTOMER),
            attachmentSubnetIds: customer.subnet_ids,
            gatewayShare: "invitation",
            routing: { subnetIds: customer.subnet_ids },
          },
        ],
        dns: {
          inbound: { subnetIds: customer.subnet_ids },
          outbound: { subnetIds: customer.subnet_ids },
          rules: [
            { domain: "data.example.internal" },
            { domain: "corp.example.com", servers: ["192.168.0.53"] },
          ],
        },
        ...more,
      });
    const output = (name: string): unknown =>
      (JSON.parse(project.read("terraform.hub.tfstate")) as { outputs: Record<string, { value: unknown }> })
        .outputs[name]?.value;

    beforeAll(async () => {
      world = await World.create(found, python);
      astronomer = world.side("astronomer");
      customer = await world.customer();
      project = world.project();
      await world.emulator.forgetActions();
    });
    afterAll(() => world.emulator.stop());

    // Each test continues where the one before it ended: a connection lives through its phases.
    test("the request phase shares the gateway, attaches the VPC and tells what the tickets need", async () => {
      // GIVEN
      project.declare(declared());
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      gateway = {
        id: output("transit_gateway_id") as string,
        share_arn: output("resource_share_arn") as string,
      };
      resolverShare = output("resolver_share_arn") as string;
      const { shares, attachments, resolverEndpoints, resolverRules, vpcRoutes } = seen();
      expect(shares).toEqual([
        { name: "astro-hub", external: true, principals: [[ASTRO, "ASSOCIATING"]] },
        { name: `astro-hub-${customer.vpc_id}`, external: true, principals: [[CUSTOMER, "ASSOCIATED"]] },
      ]);
      expect(Object.values(attachments)).toEqual([
        { state: "available", resource: customer.vpc_id, table: "astro-hub targets" },
      ]);
      own = Object.keys(attachments)[0] ?? "";
      expect(vpcRoutes).toEqual([]);
      expect(resolverEndpoints).toEqual(["INBOUND", "OUTBOUND"]);
      expect(resolverRules).toEqual([
        ["corp.example.com", 1],
        ["data.example.internal", 2],
      ]);
      expect(output("inbound_endpoint_ips")).toHaveLength(2);
    });

    test("tickets and status tell it", async () => {
      const ticket = await project.astroConnect(["ticket", "hub"]);
      expect(ticket.stdout).toContain(gateway.id);
      expect(ticket.stdout).toContain(gateway.share_arn);
      expect(ticket.stdout).toContain("10.1.0.0/16");
      expect(ticket.stdout).toMatch(/Resolver rule ID +rslvr-rr-[0-9a-f]+ \(data\.example\.internal\)/);
      expect(ticket.stdout).not.toMatch(/Not ready|known after deploy/);
      const status = await project.astroConnect(["status", "hub"]);
      expect(status.stdout).toMatch(/^hub +prod +transit-gateway +request +yes/m);
    });

    test("the other side accepts the shares and attaches with it", async () => {
      const outputs = await astronomer.apply({ gateway, resolver_share_arn: resolverShare });
      attachmentId = outputs["attachment_id"] as string;
      expect(seen().attachments[attachmentId]).toEqual({
        state: "pendingAcceptance",
        resource: outputs["vpc_id"],
        table: null,
      });
    });

    test("the complete phase accepts it and leads both ways, in one apply", async () => {
      // GIVEN
      const { vpc_id: vpcId } = await astronomer.apply({ gateway, resolver_share_arn: resolverShare });
      project.declare(declared({ attachmentId, cluster: { vpcId } }));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      const { attachments, propagations, vpcRoutes, ingress } = seen();
      expect(attachments[attachmentId]).toMatchObject({ state: "available", table: "astro-hub clusters" });
      expect(propagations).toEqual([
        ["astro-hub clusters", own],
        ["astro-hub targets", attachmentId],
      ]);
      const { main, explicit } = customer.route_table_ids;
      expect(vpcRoutes).toEqual([main, explicit].sort().map((table) => [table, "172.20.0.0/20"]));
      expect(ingress).toEqual([
        ["astro-hub-resolver-inbound", "tcp", 53, "172.20.0.0/20"],
        ["astro-hub-resolver-inbound", "udp", 53, "172.20.0.0/20"],
        ["database", "tcp", 5432, "172.20.0.0/20"],
      ]);
    });

    test("a second plan is empty", async () => {
      const { code, stdout } = await project.guard("hub", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(stdout).toMatch(/No changes\. Your infrastructure matches the configuration\./);
      expect(code).toBe(0);
    });

    test("a second deploy changes nothing", async () => {
      await world.emulator.forgetCalls();
      const { code } = await project.cdktf(DEPLOY);
      expect(code).toBe(0);
      expect(await world.emulator.changes()).toEqual([]);
    });

    test("destroy takes back all that was made, and the cluster's attachment with it", async () => {
      // GIVEN
      project.declare(declared({ attachmentId, retired: true }));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DESTROY);
      // THEN
      expect(code === 0 ? "" : stdout + stderr).toBe("");
      expect(JSON.parse(project.read("terraform.hub.tfstate"))).toMatchObject({ resources: [] });
      expect(seen()).toEqual({
        shares: [],
        attachments: {},
        propagations: [],
        staticRoutes: [],
        vpcRoutes: [],
        ingress: [],
        resolverEndpoints: [],
        resolverRules: [],
      });
    });

    test("all that was called for it is allowed by its policy in docs/iam.md", async () => {
      const called = [
        ...(await world.emulator.actions(NETWORK)),
        ...(await world.emulator.actions(CUSTOMER)),
      ];
      expect(notAllowed("transit-gateway", called)).toEqual([]);
    });
  }),
);
