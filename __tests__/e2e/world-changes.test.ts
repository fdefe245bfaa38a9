/** AWS changes between the check and the apply, in what no state knows: the limit of any saved plan. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { GUARD } from "./support/project";
import { CUSTOMER, declaration, REGION, World, type CustomerIds } from "./support/world";

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "the world changes while the guard asks", (found) => {
    let world: World;
    afterAll(() => world.emulator.stop());

    test("what was checked is applied and nothing else, AWS refuses its part, and the next run names the rule", async () => {
      // GIVEN a checked plan of a peering, waiting for its answer
      world = await World.create(found, python);
      const owner = world.side("customer");
      const customer = (await owner.apply()) as unknown as CustomerIds;
      const astro = await world
        .side("astronomer")
        .apply({ target: { account_id: CUSTOMER, region: REGION, vpc_id: customer.vpc_id } });
      const pcx = astro["peering_connection_id"] as string;
      const project = world.project();
      project.declare(
        declaration(customer, { peeringConnectionId: pcx, cluster: { vpcId: astro["vpc_id"] } }),
      );
      expect(await project.cdktf(["synth"])).toMatchObject({ code: 0 });
      expect(await project.guard("orders", ["init", "-input=false"])).toMatchObject({ code: 0 });
      const env = { TF_INPUT: "1" };
      const guard = project.start(
        process.execPath,
        [GUARD, "apply"],
        env,
        project.stackFolder("orders"),
        "pipe",
      );
      let said = "";
      for (const stream of [guard.stdout, guard.stderr]) {
        stream?.on("data", (chunk: Buffer) => (said += chunk.toString()));
      }
      for (let tries = 0; !said.includes("Enter a value:") && tries < 3_000; tries++) await sleep(100);
      // WHEN the owner turns the DNS hostnames of the VPC off, then says yes
      await owner.apply({ dns_hostnames: false });
      guard.stdin?.end("yes\n");
      const [code] = (await once(guard, "close")) as [number];
      // THEN
      expect(said).toMatch(/must have DNS hostnames and DNS support enabled/);
      expect(code).toBe(2);
      expect(world.look().peerings[pcx]).toMatchObject({ status: "active", accepterDns: false });
      // AND
      const next = await project.guard("orders", ["apply", "-auto-approve"]);
      expect(next.stderr).toMatch(/vpc-peering\/accepter-dns-needs-vpc-dns/);
      expect(next.code).toBe(1);
    });
  }),
);
