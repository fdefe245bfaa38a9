/** Each way of breaking a peering: cdktf deploy fails, names the rule, and nothing was changed in any account. */
import { resolve } from "node:path";
import { terraform } from "../support/terraform";
import { describeWith } from "../support/tools";
import { moto } from "./support/emulator";
import {
  ASTRO,
  CUSTOMER,
  declaration,
  IMPOSTOR,
  REGION,
  World,
  type CustomerIds,
  type DeclarationOptions,
} from "./support/world";

const DEPLOY = ["deploy", "orders", "--auto-approve", "--skip-provider-lock"];

/** Everything that the tests break something of; none of them changes it. */
interface Ground {
  readonly customer: CustomerIds;
  /** A VPC without DNS hostnames, and its own request. */
  readonly nameless: CustomerIds;
  /** A VPC outside of RFC 1918. */
  readonly outside: CustomerIds;
  readonly pcx: string;
  readonly impostorPcx: string;
  readonly otherCidrPcx: string;
  readonly namelessPcx: string;
  readonly deletedPcx: string;
  readonly failedPcx: string;
  readonly outsidePcx: string;
  /** A VPC that was given a CIDR of the cluster's while the request waited. */
  readonly overlapping: CustomerIds;
  readonly overlappingPcx: string;
  readonly clusterVpc: string;
}

async function prepare(world: World): Promise<Ground> {
  const [customer, nameless, outside] = await Promise.all([
    world.customer(),
    world.customer({ dns_hostnames: false, cidr: "10.2.0.0/16" }),
    world.customer({ cidr: "52.80.0.0/16" }),
  ]);
  const request = async (to: CustomerIds, variables: Readonly<Record<string, unknown>> = {}) => {
    const side = world.side("astronomer");
    const target = { account_id: CUSTOMER, region: REGION, vpc_id: to.vpc_id };
    const outputs = await side.apply({ target, ...variables });
    return { side, pcx: outputs["peering_connection_id"] as string, vpc: outputs["vpc_id"] as string };
  };
  // AWS mixes no ranges of RFC 1918 in one VPC, so this one is of the cluster's range.
  const grown = { cidr: "172.19.0.0/16" };
  const grower = world.side("customer");
  const overlapping = (await grower.apply(grown)) as unknown as CustomerIds;
  const [astro, impostor, otherCidr, named, deleted, abroad, early] = await Promise.all([
    request(customer),
    request(customer, { account_id: IMPOSTOR }),
    request(customer, { cidr: "172.28.0.0/20" }),
    request(nameless),
    request(customer),
    request(outside),
    request(overlapping),
  ]);
  await grower.apply({ ...grown, secondary_cidr: "172.20.8.0/21" });
  await deleted.side.apply();
  // AWS lets it fail, and so does Terraform; what is left is the failed request.
  await request(customer, { cidr: "10.1.16.0/20" }).catch(() => undefined);
  const [failedPcx = ""] =
    Object.entries(world.look().peerings).find(([, { status }]) => status === "failed") ?? [];
  return {
    customer,
    nameless,
    outside,
    pcx: astro.pcx,
    clusterVpc: astro.vpc,
    impostorPcx: impostor.pcx,
    otherCidrPcx: otherCidr.pcx,
    namelessPcx: named.pcx,
    deletedPcx: deleted.pcx,
    failedPcx,
    outsidePcx: abroad.pcx,
    overlapping,
    overlappingPcx: early.pcx,
  };
}

interface Breakage {
  readonly rule: RegExp;
  readonly customer?: (ground: Ground) => CustomerIds;
  readonly options: (ground: Ground) => DeclarationOptions;
}

const BREAKAGES: Readonly<Record<string, Breakage>> = {
  "the target VPC was given a CIDR that overlaps the cluster's after the request": {
    rule: /vpc-peering\/cidr-overlap/,
    customer: ({ overlapping }) => overlapping,
    options: ({ overlappingPcx }) => ({ peeringConnectionId: overlappingPcx }),
  },
  "the target VPC overlaps the cluster's, so that AWS let the request fail": {
    rule: /vpc-peering\/request-(is|still)-open/,
    options: ({ failedPcx }) => ({ peeringConnectionId: failedPcx, cluster: { cidr: "10.1.16.0/20" } }),
  },
  "the target VPC overlaps the cluster's pods": {
    rule: /vpc-peering\/pod-range-overlap/,
    options: ({ pcx }) => ({ peeringConnectionId: pcx, cluster: { secondaryCidr: "10.1.32.0/19" } }),
  },
  "the target VPC is outside of RFC 1918": {
    rule: /vpc-peering\/target-cidr-not-rfc1918/,
    customer: ({ outside }) => outside,
    options: ({ outsidePcx }) => ({ peeringConnectionId: outsidePcx }),
  },
  "an impostor with the cluster's CIDR requested the peering": {
    rule: /vpc-peering\/requester-is-cluster/,
    options: ({ impostorPcx }) => ({ peeringConnectionId: impostorPcx }),
  },
  "the request comes from another VPC of Astro's account": {
    rule: /vpc-peering\/requester-(is-cluster|vpc)/,
    options: ({ pcx }) => ({ peeringConnectionId: pcx, cluster: { vpcId: "vpc-0123456789abcdef0" } }),
  },
  "the request comes from a VPC with another CIDR": {
    rule: /vpc-peering\/requester-(is-cluster|cidr)/,
    options: ({ otherCidrPcx }) => ({ peeringConnectionId: otherCidrPcx }),
  },
  "the request was withdrawn": {
    rule: /vpc-peering\/request-(is|still)-open/,
    options: ({ deletedPcx }) => ({ peeringConnectionId: deletedPcx }),
  },
  "the request asks for another VPC than the declared one": {
    rule: /vpc-peering\/accepter-is-target/,
    options: ({ namelessPcx }) => ({ peeringConnectionId: namelessPcx }),
  },
  "the target VPC overlaps the cluster's, before Astronomer is asked for anything": {
    rule: /vpc-peering\/cidr-overlap: vpc-[0-9a-f]+ has the CIDR 172.20.8.0\/21, which overlaps 172.20.0.0\/20/,
    customer: ({ overlapping }) => overlapping,
    options: () => ({}),
  },
  "the target VPC is outside of RFC 1918, before Astronomer is asked for anything": {
    rule: /vpc-peering\/target-cidr-not-rfc1918/,
    customer: ({ outside }) => outside,
    options: () => ({}),
  },
  "no route table is named": {
    // No plan is needed to see that: it is a mistake in the file.
    rule: /connections\[0\]\.routing: found no route table and no subnet/,
    options: ({ pcx }) => ({ peeringConnectionId: pcx, connection: { routing: {} } }),
  },
  "names must resolve, and the target VPC has no DNS hostnames": {
    rule: /vpc-peering\/accepter-dns-needs-vpc-dns/,
    customer: ({ nameless }) => nameless,
    options: ({ namelessPcx }) => ({ peeringConnectionId: namelessPcx }),
  },
};

describeWith(moto, "emulator", (python) =>
  describeWith(terraform, "a broken peering is refused before it changes anything", (found) => {
    let world: World;
    let ground: Ground;

    beforeAll(async () => {
      world = await World.create(found, python);
      ground = await prepare(world);
    });
    afterAll(() => world.emulator.stop());

    test.each(Object.keys(BREAKAGES))("%s", async (name) => {
      // GIVEN
      const { rule, customer = (all: Ground) => all.customer, options } = BREAKAGES[name] as Breakage;
      const project = world.project();
      project.declare(declaration(customer(ground), options(ground)));
      const before = world.look();
      await world.emulator.forgetCalls();
      // WHEN
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      // THEN
      expect(stdout + stderr).toMatch(rule);
      expect(code).not.toBe(0);
      expect(await world.emulator.changes()).toEqual([]);
      expect(world.look()).toEqual(before);
      expect(project.has("terraform.orders.tfstate")).toBe(false);
    });

    describe("a CDKTF app of one's own, with two data subnets and a route table for each", () => {
      const run = async (routed: string, ...command: readonly string[]) => {
        const { pcx, customer } = ground;
        const project = world.project();
        const { astro } = declaration(customer) as { astro: unknown };
        project.declare({ astro });
        const values = { pcx, vpc: customer.vpc_id, routed, region: REGION, account: CUSTOMER };
        project.write("app.json", JSON.stringify(values));
        project.app(resolve(__dirname, "own-app.js"), "app.json");
        await world.emulator.forgetCalls();
        return project.cdktf(command);
      };

      test("is refused where one table does not lead back", async () => {
        // GIVEN
        const before = world.look();
        // WHEN
        const deploy = ["deploy", "network", "--auto-approve", "--skip-provider-lock"];
        const { code, stdout, stderr } = await run("a", ...deploy);
        // THEN
        expect(stdout + stderr).toMatch(/vpc-peering\/way-back-in-every-table aws_route_table\.table-b/);
        expect(code).not.toBe(0);
        expect(await world.emulator.changes()).toEqual([]);
        expect(world.look()).toEqual(before);
      });

      test("passes where both do", async () => {
        expect(await run("ab", "synth")).toMatchObject({ code: 0 });
      });
    });

    test("unbroken, the same deploy passes: the rules above refuse the breakage and nothing else", async () => {
      const project = world.project();
      const { pcx, clusterVpc } = ground;
      project.declare(
        declaration(ground.customer, { peeringConnectionId: pcx, cluster: { vpcId: clusterVpc } }),
      );
      const { code, stdout, stderr } = await project.cdktf(DEPLOY);
      expect({ code, said: stdout + stderr }).toMatchObject({ code: 0 });
      expect(world.look().peerings[pcx]).toMatchObject({ status: "active", requester: ASTRO });
    });
  }),
);
