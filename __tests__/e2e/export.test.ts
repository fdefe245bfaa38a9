/**
 * Exported modules, run by hand: JSON and HCL plan the same and are judged the same, by Terraform and, where it is
 * installed, by OpenTofu; real AWS provider, two accounts of the emulator.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import type { Project } from "./support/project";
import { type ProviderIds, serviceDeclaration } from "./support/service";
import { findTofu } from "./support/tofu";
import { CUSTOMER, declaration, REGION, World } from "./support/world";

interface Plan {
  readonly timestamp?: string;
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/**
 * What a plan says, whichever syntax it came from: without its time, in one order, and without the text of an expression
 * that Terraform takes for its constant value in JSON, beside what it refers to.
 */
function normal({ timestamp: _, ...plan }: Plan): Plan {
  const text = (value: unknown): string => JSON.stringify(value);
  return JSON.parse(text(plan), (key, value: unknown) => {
    if (key === "relevant_attributes")
      return [...(value as unknown[])].sort((a, b) => (text(a) < text(b) ? -1 : 1));
    if (typeof value !== "object" || value === null || !("references" in value)) return value;
    const { constant_value: _, ...rest } = value as Readonly<Record<string, unknown>>;
    return rest;
  }) as Plan;
}

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "An exported module", (found) => {
    let world: World;
    let project: Project;
    beforeAll(async () => {
      world = await World.create(found, python);
      project = world.project();
    });
    afterAll(() => world.emulator.stop());

    /** Plans a module. */
    function planned(program: string, env: NodeJS.ProcessEnv, folder: string): Plan {
      const run = (...args: readonly string[]): string =>
        execFileSync(program, args, {
          cwd: join(project.folder, folder),
          env,
          encoding: "utf8",
          maxBuffer: 1e9,
        });
      run("init", "-input=false");
      run("validate");
      run("plan", "-input=false", "-out=plan");
      const plan = normal(JSON.parse(run("show", "-json", "plan")) as Plan);
      writeFileSync(join(project.folder, folder, "plan.json"), JSON.stringify(plan));
      return plan;
    }

    async function exportsAlike(): Promise<void> {
      for (const form of [["json"], ["hcl", "--hcl"]]) {
        const [out = "", ...flags] = form;
        expect(await project.astroConnect(["export", "orders", "--out", out, ...flags])).toMatchObject({
          code: 0,
        });
      }
      const json = planned(found.program, world.env, join("json", "orders"));
      expect(json.resource_changes.length).toBeGreaterThan(3);
      expect(planned(found.program, world.env, join("hcl", "orders"))).toEqual(json);
      const judged = await project.astroConnect([
        "check",
        join("json", "orders", "plan.json"),
        join("hcl", "orders", "plan.json"),
        ...["--config", "connections.yaml"],
      ]);
      expect({ code: judged.code, text: judged.stdout + judged.stderr }).toMatchObject({ code: 0 });
      const tofu = findTofu(found, world.env);
      if (tofu === undefined) {
        process.stderr.write("SKIPPED OpenTofu: put tofu on PATH\n");
        return;
      }
      const changes = ({ resource_changes }: Plan): unknown =>
        resource_changes.map(({ address, change }) => [address, change.actions]);
      for (const [form, name] of [
        ["json", "tofu-json"],
        ["hcl", "tofu-hcl"],
      ] as const) {
        await project.astroConnect(["export", "orders", "--out", name, ...(form === "hcl" ? ["--hcl"] : [])]);
        expect(changes(planned(tofu.program, tofu.env, join(name, "orders")))).toEqual(changes(json));
      }
    }

    test("of a peering", async () => {
      const customer = await world.customer();
      const target = { account_id: CUSTOMER, region: REGION, vpc_id: customer.vpc_id };
      const { peering_connection_id: pcx, vpc_id: vpcId } = (await world
        .side("astronomer")
        .apply({ target })) as { peering_connection_id: string; vpc_id: string };
      project.declare(declaration(customer, { peeringConnectionId: pcx, cluster: { vpcId } }));
      await exportsAlike();
    });

    test("of an endpoint service, with a function, a name and targets of each kind", async () => {
      const provider = (await world.side("provider").apply()) as unknown as ProviderIds;
      project.declare(serviceDeclaration(provider));
      await exportsAlike();
    });
  }),
);
