/** Attempts to get past the guard, each with its result; docs/guard.md tells them to people. */
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import { GUARD, type Project } from "./support/project";
import { ASTRO, CUSTOMER, declaration, IMPOSTOR, REGION, World, type CustomerIds } from "./support/world";

const DEPLOY = ["deploy", "orders", "--auto-approve", "--skip-provider-lock"];
const RULE = /vpc-peering\/accepter-must-accept/;

interface Emitted {
  resource: { aws_vpc_peering_connection_accepter: Record<string, Record<string, unknown>> };
}

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "getting past the guard", (found) => {
    let world: World;
    let customer: CustomerIds;
    let project: Project;
    let pcx: string;
    let impostorPcx: string;
    let clusterVpc: string;

    const peering = async (account: string): Promise<Readonly<Record<string, unknown>>> =>
      world.side("astronomer").apply({
        account_id: account,
        target: { account_id: CUSTOMER, region: REGION, vpc_id: customer.vpc_id },
      });
    const complete = (id: string): unknown =>
      declaration(customer, { peeringConnectionId: id, cluster: { vpcId: clusterVpc } });
    /** Changes what synth wrote, behind its back. */
    const edit = (change: (accepter: Record<string, unknown>) => void): void => {
      const file = join(project.stackFolder("orders"), "cdk.tf.json");
      const emitted = JSON.parse(readFileSync(file, "utf8")) as Emitted;
      Object.values(emitted.resource.aws_vpc_peering_connection_accepter).forEach(change);
      writeFileSync(file, JSON.stringify(emitted));
    };
    const dontAccept = (accepter: Record<string, unknown>): void => void (accepter["auto_accept"] = false);
    const run = (...args: string[]) =>
      found.run(project.stackFolder("orders"), args, { ...world.env, TF_INPUT: "1" });

    beforeAll(async () => {
      world = await World.create(found, python);
      customer = await world.customer();
      const astro = await peering(ASTRO);
      pcx = astro["peering_connection_id"] as string;
      clusterVpc = astro["vpc_id"] as string;
      impostorPcx = (await peering(IMPOSTOR))["peering_connection_id"] as string;
    });
    afterAll(() => world.emulator.stop());

    beforeEach(async () => {
      project = world.project();
      project.declare(complete(pcx));
      const synth = await project.cdktf(["synth"]);
      expect(synth).toMatchObject({ code: 0 });
      expect((await run("init", "-input=false")).code).toBe(0);
      await world.emulator.forgetCalls();
    });
    afterEach(async () => {
      expect(await world.emulator.changes()).toEqual([]);
      expect(world.look().peerings).toMatchObject({ [pcx]: { status: "pending-acceptance" } });
      expect(readdirSync(project.temp).filter((name) => name.startsWith("astro-connect-"))).toEqual([]);
    });

    test("editing cdk.tf.json after synth: the plan of the edited file is judged", async () => {
      edit(dontAccept);
      const { code, stdout, stderr } = await project.cdktf([...DEPLOY, "--skip-synth"]);
      expect(stdout + stderr).toMatch(RULE);
      expect(code).not.toBe(0);
    });

    test("putting other facts under cdktf.out: they are not read", async () => {
      // GIVEN an impostor's request, the proof cut out of what was emitted, and facts that call the impostor Astro
      edit((accepter) => {
        accepter["vpc_peering_connection_id"] = impostorPcx;
        delete accepter["lifecycle"];
      });
      const lies = JSON.stringify(declaration(customer, { cluster: { accountId: IMPOSTOR } }));
      for (const folder of [join(project.folder, "cdktf.out"), project.stackFolder("orders")]) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, "cdktf.json"), "{}");
        writeFileSync(join(folder, "connections.yaml"), lies);
      }
      const file = join(project.stackFolder("orders"), "cdk.tf.json");
      writeFileSync(file, readFileSync(file, "utf8").replaceAll(pcx, impostorPcx));
      // WHEN
      const { code, stdout, stderr } = await project.cdktf([...DEPLOY, "--skip-synth"]);
      // THEN
      expect(stdout + stderr).toMatch(/vpc-peering\/requester-is-cluster/);
      expect(code).not.toBe(0);
    });

    test("naming facts under cdktf.out in ASTRO_CONNECT_CONFIG: refused", async () => {
      writeFileSync(join(project.folder, "cdktf.out", "facts.yaml"), JSON.stringify(complete(pcx)));
      const { code, stderr } = await project.guard("orders", ["apply", "-auto-approve"], {
        ASTRO_CONNECT_CONFIG: "cdktf.out/facts.yaml",
      });
      expect(stderr).toMatch(/lies in the output folder of synth/);
      expect(code).toBe(2);
    });

    test("-target: what it leaves of the plan is judged", async () => {
      edit(dontAccept);
      const { code, stderr, stdout } = await project.guard("orders", [
        "apply",
        "-auto-approve",
        "-target=aws_vpc_peering_connection_accepter." + accepterName(project),
      ]);
      expect(stdout).toMatch(/Resource targeting is in effect/);
      expect(stderr).toMatch(RULE);
      expect(code).toBe(1);
    });

    test.each(["TF_CLI_ARGS", "TF_CLI_ARGS_apply", "TF_CLI_ARGS_plan"])(
      "smuggling arguments in %s: refused before anything is planned",
      async (name) => {
        const { code, stderr } = await project.guard("orders", ["apply", "-auto-approve"], {
          [name]: "-target=aws_security_group_rule.x",
        });
        expect(stderr).toMatch(new RegExp(`${name} adds arguments to Terraform unseen`));
        expect(code).toBe(2);
        expect(await world.emulator.calls()).toEqual([]);
      },
    );

    test("TF_CLI_ARGS around cdktf deploy: refused too", async () => {
      const { code, stdout, stderr } = await project.cdktf(DEPLOY, { TF_CLI_ARGS_apply: "-refresh=false" });
      expect(stdout + stderr).toMatch(/TF_CLI_ARGS_apply adds arguments to Terraform unseen/);
      expect(code).not.toBe(0);
    });

    test("a plan file passed in: it is judged before it is applied", async () => {
      // GIVEN a plan that was made without the guard
      edit(dontAccept);
      expect((await run("plan", "-input=false", "-out=mine")).code).toBe(0);
      // WHEN
      const { code, stderr } = await project.guard("orders", ["apply", "mine"]);
      // THEN
      expect(stderr).toMatch(RULE);
      expect(code).toBe(1);
    });

    test("changing the state between check and apply: Terraform refuses the plan as stale", async () => {
      // GIVEN the guard at its question
      const guard = project.start(
        process.execPath,
        [GUARD, "apply"],
        { TF_INPUT: "1" },
        project.stackFolder("orders"),
        "pipe",
      );
      let output = "";
      guard.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
      guard.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
      for (let tries = 0; !output.includes("Enter a value:") && tries < 600; tries++) await sleep(100);
      // WHEN somebody else writes the state, then the answer is yes
      const state = {
        version: 4,
        terraform_version: "1.11.4",
        serial: 7,
        lineage: "other",
        outputs: {},
        resources: [],
      };
      project.write("terraform.orders.tfstate", JSON.stringify(state));
      guard.stdin?.end("yes\n");
      const [code] = (await once(guard, "close")) as [number];
      // THEN
      expect(output).toMatch(/Saved plan (is stale|does not match the given state)/);
      expect(code).toBe(2);
    });

    test("killing the guard half-way: nothing is applied, and the next run removes the plan", async () => {
      // GIVEN
      const private_ = (): string[] =>
        readdirSync(project.temp).filter((name) => name.startsWith("astro-connect-"));
      const guard = project.start(
        process.execPath,
        [GUARD, "apply"],
        { TF_INPUT: "1" },
        project.stackFolder("orders"),
        "pipe",
      );
      let output = "";
      guard.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
      for (let tries = 0; !output.includes("Enter a value:") && tries < 600; tries++) await sleep(100);
      expect(private_()).toHaveLength(1);
      // WHEN
      guard.kill("SIGKILL");
      await once(guard, "close");
      expect(private_()).toHaveLength(1);
      // THEN
      edit(dontAccept);
      expect((await project.guard("orders", ["apply", "-auto-approve"])).code).toBe(1);
      expect(private_()).toEqual([]);
    });

    test("an impostor's request: the proof in the Terraform names the rule, with exit 1", async () => {
      project.declare(complete(impostorPcx));
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      expect(stdout + stderr).toMatch(
        /vpc-peering\/requester-is-cluster: pcx-[0-9a-f]+ was requested by AWS account 555555555555/,
      );
      expect(stdout + stderr).toMatch(/Refused by policy: nothing was applied/);
      expect(code).not.toBe(0);
    });
  }),
);

function accepterName(project: Project): string {
  const emitted = JSON.parse(
    readFileSync(join(project.stackFolder("orders"), "cdk.tf.json"), "utf8"),
  ) as Emitted;
  return Object.keys(emitted.resource.aws_vpc_peering_connection_accepter)[0] ?? "";
}
