/** The customer's side of built-in AWS endpoints: real cdktf, real Terraform and AWS provider, the emulator. */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { notAllowed } from "../support/iam-policy";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import { ASTRO, CUSTOMER, REGION, World } from "./support/world";

const DEPLOY = ["deploy", "lake", "--auto-approve", "--skip-provider-lock"];
const VPC = "vpc-0123456789abcdef0";
const ids = {
  redshift: "vpce-0aaaaaaaaaaaaaaa1",
  s3: "vpce-0aaaaaaaaaaaaaaa2",
};

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "built-in endpoints, from request to destroy", (found) => {
    let world: World;
    let project: Project;
    const lake = (what: "prepare" | "look"): unknown =>
      JSON.parse(
        execFileSync(
          python,
          [resolve(__dirname, "emulator", "lake.py"), world.emulator.endpoint, CUSTOMER, what],
          { encoding: "utf8", env: world.env },
        ),
      );
    const declare = (cluster: object, vpcEndpointIds: object): void => {
      const principals = [`arn:aws:iam::${CUSTOMER}:role/airflow`];
      const buckets = [
        { name: "example-lake", principals, access: "read" },
        { name: "example-raw", principals, access: "read-write", policy: "owned" },
      ];
      project.declare({
        astro: {
          clusters: [
            {
              id: "clk1abcde",
              name: "prod",
              region: REGION,
              accountId: ASTRO,
              cidr: "172.20.0.0/20",
              ...cluster,
            },
          ],
        },
        connections: [
          {
            id: "lake",
            name: "Lake",
            route: "aws-endpoint",
            target: {
              accountId: CUSTOMER,
              region: REGION,
              assumeRoleArn: `arn:aws:iam::${CUSTOMER}:role/platform`,
            },
            endpoints: [
              { service: "redshift", warehouses: ["warehouse"] },
              { service: "s3", buckets },
            ],
            clusters: [{ cluster: "prod", vpcEndpointIds }],
          },
        ],
      });
    };
    const untouched = { "example-lake": ["Theirs"], "example-raw": [] };

    beforeAll(async () => {
      world = await World.create(found, python);
      project = world.project();
      lake("prepare");
      await world.emulator.forgetActions();
    });
    afterAll(() => world.emulator.stop());

    // Each test continues where the one before it ended.
    test("while the VPC is unknown, nobody is authorized", async () => {
      // GIVEN
      declare({}, {});
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(await world.emulator.changes()).toEqual([]);
      expect(lake("look")).toEqual({ authorizations: [], buckets: untouched });
    });

    test("once it is known, Redshift authorizes it and no other, before the ticket", async () => {
      // GIVEN
      declare({ vpcId: VPC }, {});
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      const ticket = await project.astroConnect(["ticket", "lake"]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(lake("look")).toEqual({
        authorizations: [["warehouse", ASTRO, false, [VPC]]],
        buckets: untouched,
      });
      expect(ticket.stdout).toContain(`authorizes ${VPC} of your account ${ASTRO}`);
      expect(ticket.stdout).not.toContain("Not ready to send");
    });

    test("the complete phase writes the policy that it owns, tells the statement of the other, and leaves that alone", async () => {
      // GIVEN
      declare({ vpcId: VPC }, ids);
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      const ticket = await project.astroConnect(["ticket", "lake"]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(lake("look")).toMatchObject({
        buckets: {
          "example-lake": ["Theirs"],
          "example-raw": ["AstroListsByEndpoint", "AstroObjectsByEndpoint"],
        },
      });
      expect(ticket.stdout).toContain(`"aws:SourceVpce": "${ids.s3}"`);
    });

    test("a second plan is empty", async () => {
      const { code, stdout } = await project.guard("lake", ["plan", "-detailed-exitcode", "-no-color"]);
      expect(stdout).toMatch(/No changes\. Your infrastructure matches the configuration\./);
      expect(code).toBe(0);
    });

    test("destroy takes back what was made, and nothing of theirs", async () => {
      // WHEN
      const { code, stdout, stderr } = await project.cdktf([
        "destroy",
        "lake",
        "--auto-approve",
        "--skip-provider-lock",
      ]);
      // THEN
      expect({ code, stdout: stdout + stderr }).toMatchObject({ code: 0 });
      expect(lake("look")).toEqual({ authorizations: [], buckets: untouched });
    });

    test("all that was called for it is allowed by its policy in docs/iam.md", async () => {
      const called = await world.emulator.actions(CUSTOMER);
      expect(notAllowed("aws-endpoint", called)).toEqual([]);
    });
  }),
);
