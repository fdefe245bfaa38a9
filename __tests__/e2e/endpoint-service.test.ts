/** The whole path of an endpoint service: real cdktf, real Terraform and AWS provider, two accounts of the emulator. */
import { notAllowed } from "../support/iam-policy";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import { lookAtService, type ProviderIds, serviceDeclaration, type ServiceSeen } from "./support/service";
import type { Side } from "./support/side";
import { ASTRO, CUSTOMER, World } from "./support/world";

const DEPLOY = ["deploy", "orders", "--auto-approve", "--skip-provider-lock"];
const DESTROY = ["destroy", "orders", "--auto-approve", "--skip-provider-lock"];

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "An endpoint service, from its load balancer to destroy", (found) => {
    let world: World;
    let astronomer: Side;
    let provider: ProviderIds;
    let project: Project;
    let vpcEndpointId: string;
    const seen = (): ServiceSeen => lookAtService(python, world.emulator.endpoint);
    const output = (name: string): unknown =>
      (
        JSON.parse(project.read("terraform.orders.tfstate")) as {
          outputs: Record<string, { value: unknown }>;
        }
      ).outputs[name]?.value;
    const succeeds = async (args: readonly string[]) => {
      const { code, stdout, stderr } = await project.cdktf(args);
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
    };

    beforeAll(async () => {
      world = await World.create(found, python);
      astronomer = world.side("consumer");
      provider = (await world.side("provider").apply()) as unknown as ProviderIds;
      project = world.project();
      await world.emulator.forgetActions();
    });
    afterAll(() => world.emulator.stop());

    // Each test continues where the one before it ended: a connection lives through its phases.
    test("the ticket waits for the service", async () => {
      // GIVEN
      project.declare(serviceDeclaration(provider));
      // WHEN
      const { code, stdout } = await project.astroConnect(["ticket", "orders", "--format", "json"]);
      // THEN
      expect(code).toBe(0);
      const { handOvers } = JSON.parse(stdout) as {
        handOvers: { kind: string; ready: boolean; body: string }[];
      };
      const request = handOvers.find(({ kind }) => kind === "add-endpoint");
      expect(request).toMatchObject({ ready: false });
      expect(request?.body).toContain("<known after deploy: service name>");
    });

    test("the request phase makes load balancer, targets and service, which admits Astronomer's role alone", async () => {
      // WHEN
      await succeeds(DEPLOY);
      // THEN the function has yet to run: nobody but it registers the database
      expect(seen()).toEqual({
        loadBalancers: [["network", "internal"]],
        targets: [
          [443, provider.instance_id, 443],
          [9092, "10.1.1.20", 9092],
          [9092, "192.168.7.7", 9092],
        ],
        services: [
          {
            acceptanceRequired: true,
            principals: [`arn:aws:iam::${ASTRO}:role/astronomer-remote-management`],
          },
        ],
        connections: {},
        functions: ["astro-orders-rds-targets"],
      });
      expect(output("private_dns")).toMatchObject({ name: "orders.example.com", state: "verified" });
    });

    test("a second plan is empty", async () => {
      const { code, stdout } = await project.guard("orders", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(stdout).toMatch(/No changes\. Your infrastructure matches the configuration\./);
      expect(code).toBe(0);
    });

    test("the ticket now has the service name, and the other side adds an endpoint with it", async () => {
      // GIVEN
      const { stdout } = await project.astroConnect(["ticket", "orders", "--format", "json"]);
      const { handOvers } = JSON.parse(stdout) as {
        handOvers: { kind: string; ready: boolean; fields: { label: string; value: string }[] }[];
      };
      const request = handOvers.find(({ kind }) => kind === "add-endpoint");
      const name = request?.fields.find(({ label }) => label === "VPCe Service name")?.value;
      expect(request?.ready).toBe(true);
      // WHEN
      vpcEndpointId = (await astronomer.apply({ service_name: name }))["vpc_endpoint_id"] as string;
      // THEN
      expect(seen().connections).toEqual({ [vpcEndpointId]: "pendingAcceptance" });
    });

    test("the complete phase accepts it, and changes nothing else", async () => {
      // GIVEN
      project.declare(serviceDeclaration(provider, { vpcEndpointId }));
      await world.emulator.forgetCalls();
      // WHEN
      await succeeds(DEPLOY);
      // THEN
      expect(seen().connections).toEqual({ [vpcEndpointId]: "available" });
      expect((await world.emulator.changes()).map((call) => call.split(" ")[1])).toEqual([
        "AcceptVpcEndpointConnections",
      ]);
    });

    test("a second plan of it is empty, and the ticket is ready", async () => {
      const { code } = await project.guard("orders", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(code).toBe(0);
      const { stdout } = await project.astroConnect(["ticket", "orders", "--format", "json"]);
      expect(JSON.parse(stdout)).toMatchObject({
        handOvers: expect.arrayContaining([
          expect.objectContaining({ kind: "endpoint-accepted", ready: true }),
        ]) as unknown,
      });
    });

    test("destroy is refused while Astro is connected and the connection is not retired", async () => {
      // GIVEN
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DESTROY);
      // THEN
      expect(code).not.toBe(0);
      expect(stdout + stderr).toContain("teardown/service-with-connections");
      expect(await world.emulator.changes()).toEqual([]);
    });

    test("retired, destroy rejects the endpoint and leaves nothing", async () => {
      // GIVEN
      project.declare(serviceDeclaration(provider, { vpcEndpointId, retired: true }));
      // WHEN
      await succeeds(DESTROY);
      // THEN
      expect(JSON.parse(project.read("terraform.orders.tfstate"))).toMatchObject({ resources: [] });
      expect(seen()).toMatchObject({ loadBalancers: [], targets: [], services: [], functions: [] });
    });

    test("all that was called for it is allowed by its policy in docs/iam.md", async () => {
      const called = await world.emulator.actions(CUSTOMER);
      expect(notAllowed("endpoint-service", called)).toEqual([]);
    });
  }),
);
