/**
 * Connections that somebody made by hand, taken over: another Terraform makes them with names and tags of its own, and
 * the first deploy of the project only imports; real Terraform and AWS provider, two accounts of the emulator.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import { CUSTOMER, declaration, REGION, World, type CustomerIds } from "./support/world";

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
    }, 300_000);
  }),
);
