/** The whole path of a public endpoint behind a security group: real cdktf, Terraform and AWS provider. */
import { notAllowed } from "../support/iam-policy";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import { ASTRO, CUSTOMER, REGION, World } from "./support/world";

const UNATTENDED = ["api", "--auto-approve", "--skip-provider-lock"];

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "a public endpoint, from the question for addresses to destroy", (found) => {
    let world: World;
    let project: Project;
    let group: string;

    beforeAll(async () => {
      world = await World.create(found, python);
      group = (await world.customer()).security_group_id;
      project = world.project();
      await world.emulator.forgetActions();
    });
    afterAll(() => world.emulator.stop());

    const declare = (prod: readonly string[], staging: readonly string[], recovery: readonly string[]) =>
      project.declare({
        astro: {
          clusters: [
            {
              ...site("clk1abcde", "prod", "172.20.0.0/20", prod),
              disasterRecovery: { region: "us-west-2", cidr: "172.30.0.0/20", externalIps: recovery },
            },
            { ...site("clk2fghij", "staging", "172.21.0.0/20", staging), type: "standard" },
          ],
        },
        connections: [
          {
            id: "api",
            name: "API",
            route: "public-endpoint",
            target: {
              type: "security-group",
              accountId: CUSTOMER,
              region: REGION,
              assumeRoleArn: `arn:aws:iam::${CUSTOMER}:role/platform`,
            },
            clusters: [{ cluster: "prod" }, { cluster: "staging" }],
            services: [{ name: "api", host: "api.example.com", ports: [443], securityGroupId: group }],
          },
        ],
      });
    const admitted = (...ips: string[]) => ips.map((ip) => [group, 443, 443, `${ip}/32`]);
    const ingress = () => [...world.look().ingress].sort((a, b) => (a[3] < b[3] ? -1 : 1));

    // Each test continues where the one before it ended: a connection lives through its phases.
    test("while the addresses of one cluster are unknown, nobody is admitted, and support is asked", async () => {
      // GIVEN
      declare(["52.1.2.3", "52.1.2.4"], [], ["54.1.2.3"]);
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(["deploy", ...UNATTENDED]);
      const ticket = await project.astroConnect(["ticket", "api", "--format", "json"]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(await world.emulator.changes()).toEqual([]);
      expect(ticket.stdout).toContain("External IP addresses of clk2fghij (staging)");
    });

    test("then every address of every cluster is, the recovery site's included", async () => {
      // GIVEN
      declare(["52.1.2.3", "52.1.2.4"], ["52.1.2.5"], ["54.1.2.3"]);
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(["deploy", ...UNATTENDED]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(ingress()).toEqual(admitted("52.1.2.3", "52.1.2.4", "52.1.2.5", "54.1.2.3"));
    });

    test("a second plan is empty", async () => {
      const { code, stdout } = await project.guard("api", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(stdout).toMatch(/No changes\. Your infrastructure matches the configuration\./);
      expect(code).toBe(0);
    });

    test("status tells it from the state, and the Airflow connection is due", async () => {
      const status = await project.astroConnect(["status", "api", "--format", "json"]);
      const ticket = await project.astroConnect(["ticket", "api", "--format", "json"]);
      expect(status.stdout).toContain(`admitted by security group ${group}: 52.1.2.3, 52.1.2.4, 54.1.2.3`);
      expect(ticket.stdout).toContain("AIRFLOW_CONN_API='");
    });

    test("a changed address changes its own rule alone", async () => {
      // GIVEN
      declare(["52.1.2.3", "52.1.2.9"], ["52.1.2.5"], ["54.1.2.3"]);
      await world.emulator.forgetCalls();
      // WHEN
      const { code } = await project.cdktf(["deploy", ...UNATTENDED]);
      // THEN
      expect(code).toBe(0);
      expect(ingress()).toEqual(admitted("52.1.2.3", "52.1.2.5", "52.1.2.9", "54.1.2.3"));
      expect([...(await world.emulator.changes())].sort()).toEqual([
        `${CUSTOMER} AuthorizeSecurityGroupIngress`,
        `${CUSTOMER} RevokeSecurityGroupIngress`,
      ]);
    });

    test("destroy takes back all that was made", async () => {
      const { code, stdout, stderr } = await project.cdktf(["destroy", ...UNATTENDED]);
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(ingress()).toEqual([]);
    });

    test("all that was called for it is allowed by its policy in docs/iam.md", async () => {
      const called = await world.emulator.actions(CUSTOMER);
      expect(notAllowed("public-endpoint", called)).toEqual([]);
    });
  }),
);

function site(id: string, name: string, cidr: string, externalIps: readonly string[]): object {
  return { id, name, region: REGION, accountId: ASTRO, cidr, externalIps };
}
