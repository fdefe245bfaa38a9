import { RoleArn, VpcId } from "../../config/values";
import type { HandOver } from "../../handover";
import { handOvers } from "../../handover";
import {
  ACCEPTED,
  deployed,
  dev,
  NOTHING_DEPLOYED,
  PCX,
  peering,
  prod,
  requested,
  requesting,
  targetWithoutCidr,
  ZONE,
} from "./fixtures";

const HYBRID = { ...prod, type: "hybrid" } as const;

function only(all: readonly HandOver[]): HandOver {
  expect(all).toHaveLength(1);
  return all[0] as HandOver;
}

function values(handOver: HandOver, label: string): readonly string[] {
  return handOver.fields.filter((field) => field.label === label).map(({ value }) => value);
}

function codes(handOver: HandOver): readonly string[] {
  return handOver.asks.flatMap(({ code }) => code ?? []);
}

describe("CIDR of the target VPC", () => {
  test("is known after deploy when neither file nor state tells it", () => {
    // WHEN
    const ticket = only(handOvers(peering({ target: targetWithoutCidr() })));
    // THEN
    expect(values(ticket, "CIDR of the target VPC")).toEqual([
      "<known after deploy: CIDR of the target VPC>",
    ]);
    expect(ticket.ready).toBe(false);
    expect(ticket.missing).toEqual([
      expect.stringMatching(/^CIDR of the target VPC: run `npx astro-connect deploy orders`/),
    ]);
  });

  test("is read from the outputs of the deployed stack, all of them", () => {
    // WHEN
    const ticket = only(
      handOvers(peering({ target: targetWithoutCidr() }), deployed({}, ["10.0.0.0/16", "10.9.0.0/16"])),
    );
    // THEN
    expect(values(ticket, "CIDR of the target VPC")).toEqual(["10.0.0.0/16, 10.9.0.0/16"]);
    expect(ticket).toMatchObject({ ready: true, missing: [] });
  });

  test.each([
    ["nothing", undefined],
    ["no list", "10.0.0.0/16"],
    ["an empty list", []],
    ["a list of something else", [1]],
  ])("stays unknown when the output holds %s", (_what, value) => {
    // GIVEN
    const state = { deployed: true, outputs: { target_vpc_cidr_blocks: value } };
    // WHEN, THEN
    expect(only(handOvers(peering({ target: targetWithoutCidr() }), state)).ready).toBe(false);
  });

  test("in the file wins, and where the VPC differs the sender is told", () => {
    // WHEN
    const ticket = only(handOvers(peering(), deployed({}, ["10.0.0.0/16", "10.9.0.0/16"])));
    // THEN
    expect(values(ticket, "CIDR of the target VPC")).toEqual(["10.0.0.0/16"]);
    expect(ticket.advice[0]?.text).toMatch(/also has 10\.9\.0\.0\/16, which target\.cidrs does not name/);
  });
});

describe("an Astro Hybrid cluster", () => {
  test("needs the PeerRole ARN", () => {
    // WHEN
    const ticket = only(handOvers(peering({ clusters: [{ cluster: HYBRID }] })));
    // THEN
    expect(values(ticket, "PeerRole ARN")).toEqual(["<PeerRole ARN>"]);
    expect(ticket.missing).toEqual([
      expect.stringMatching(/astro-peering-role\.yaml, Peer Owner IDs 222222222222/),
    ]);
  });

  test("gets it from the file", () => {
    // GIVEN
    const peerRoleArn = RoleArn.of("arn:aws:iam::333333333333:role/peer");
    // WHEN
    const ticket = only(handOvers(peering({ clusters: [{ cluster: HYBRID }], peerRoleArn })));
    // THEN
    expect(values(ticket, "PeerRole ARN")).toEqual([peerRoleArn]);
    expect(ticket.ready).toBe(true);
  });
});

test("a standard cluster cannot be peered, and the ticket says so", () => {
  const ticket = only(handOvers(peering({ clusters: [{ cluster: { ...prod, type: "standard" } }] })));
  expect(ticket.ready).toBe(false);
  expect(ticket.missing).toEqual([
    "clk1abcde (prod) is a standard cluster: VPC peering needs a dedicated or hybrid one",
  ]);
});

describe("after Astronomer has requested the peering", () => {
  test.each([
    ["the state shows no acceptance", NOTHING_DEPLOYED, /has not happened yet/],
    ["the state cannot be read", undefined, /cannot be seen from here/],
  ])("the ticket for routes is not ready while %s", (_when, state, message) => {
    const ticket = only(handOvers(peering({ clusters: [requested] }), state));
    expect(ticket.kind).toBe("update-route-tables");
    expect(ticket.ready).toBe(false);
    expect(ticket.missing.join()).toMatch(message);
    expect(ticket.missing.join()).toMatch(/within 7 days/);
  });

  test("every CIDR of the target VPC is routed to the peering of every cluster", () => {
    // GIVEN
    const other = "pcx-0123456789abcdef1";
    const connection = peering({
      target: targetWithoutCidr(),
      clusters: [requested, { cluster: dev, peeringConnectionId: other as typeof PCX }],
    });
    const peering_connections = {
      [prod.id]: { id: PCX, status: "active" },
      [dev.id]: { id: other, status: "active" },
    };
    // WHEN
    const ticket = only(
      handOvers(connection, deployed({ peering_connections }, ["10.0.0.0/16", "10.9.0.0/16"])),
    );
    // THEN
    expect(values(ticket, "Destination (subnet)")).toEqual([
      "10.0.0.0/16",
      "10.9.0.0/16",
      "10.0.0.0/16",
      "10.9.0.0/16",
    ]);
    expect(values(ticket, "Target (peering)")).toEqual([PCX, PCX, other, other]);
    expect(ticket.ready).toBe(true);
  });

  test("an unknown Astro VPC is asked for when there are hosted zones", () => {
    // GIVEN
    const dns = { resolution: "auto", privateHostedZoneIds: [ZONE] } as const;
    // WHEN
    const ticket = only(handOvers(peering({ clusters: [requested], dns }), deployed(ACCEPTED)));
    // THEN
    expect(ticket.asks[1]?.text).toMatch(/ID of the Astro VPC of clk1abcde \(prod\)/);
    expect(codes(ticket)).toEqual([
      `aws route53 associate-vpc-with-hosted-zone --hosted-zone-id ${ZONE} --vpc VPCRegion=us-east-1,VPCId=<ID of the Astro VPC>`,
    ]);
  });

  test("a known Astro VPC is authorized first", () => {
    // GIVEN
    const cluster = { ...prod, vpcId: VpcId.of("vpc-0123456789abcdef1") };
    const dns = { resolution: "auto", privateHostedZoneIds: [ZONE] } as const;
    const connection = peering({ clusters: [{ ...requested, cluster }], dns });
    // WHEN
    const ticket = only(handOvers(connection, deployed(ACCEPTED)));
    // THEN
    expect(ticket.missing).toEqual([
      `authorization of vpc-0123456789abcdef1 for private hosted zone ${ZONE} has not happened yet: ` +
        "send this after `npx astro-connect deploy orders`",
    ]);
  });

  test("an acceptance of another peering than the file's does not count", () => {
    const peering_connections = { [prod.id]: { id: "pcx-0123456789abcdef9", status: "active" } };
    expect(only(handOvers(peering({ clusters: [requested] }), deployed({ peering_connections }))).ready).toBe(
      false,
    );
  });

  test("an unknown Astro VPC is not asked for when there are none", () => {
    const ticket = only(handOvers(peering({ clusters: [requested] }), deployed(ACCEPTED)));
    expect(ticket.asks.map(({ text }) => text).join()).not.toMatch(/Astro VPC of/);
  });

  test("with DNS resolution disabled the sender learns that public names bypass the peering", () => {
    const dns = { resolution: "disabled", privateHostedZoneIds: [] } as const;
    const services = [{ name: "db", ports: [5432] }];
    const ticket = only(handOvers(peering({ clusters: [requested], dns, services }), deployed(ACCEPTED)));
    expect(ticket.advice.at(-1)?.text).toMatch(/bypass the peering/);
  });
});

test("clusters in both phases: one ticket for each phase", () => {
  const all = handOvers(peering({ clusters: [requested, { cluster: dev }] }), deployed(ACCEPTED));
  expect(all.map(({ kind, clusters }) => [kind, clusters])).toEqual([
    ["request-peering", ["clk2fghij"]],
    ["update-route-tables", ["clk1abcde"]],
  ]);
});

describe("the owner of the VPC, in an account entered through a role", () => {
  const assumeRoleArn = RoleArn.of("arn:aws:iam::333333333333:role/network");
  const target = { ...peering().target, assumeRoleArn };

  function owner(changes: Parameters<typeof peering>[0], state?: Parameters<typeof handOvers>[1]): HandOver {
    const found = handOvers(peering({ target, ...changes }), state).find(
      ({ kind }) => kind === "let-terraform-accept",
    );
    if (found === undefined) throw new Error("no hand-over for the owner");
    return found;
  }

  test("is told who will request, and from where", () => {
    const cluster = { ...prod, vpcId: VpcId.of("vpc-0123456789abcdef1") };
    expect(owner({ clusters: [{ cluster }] }).fields.map(({ label, value }) => [label, value])).toEqual([
      ["Requester AWS account", "222222222222"],
      ["Requester CIDR", "172.20.0.0/20"],
      ["Requester VPC ID", "vpc-0123456789abcdef1"],
    ]);
  });

  test("is asked only for the permissions the connection needs", () => {
    const bare = codes(owner({ dns: { resolution: "disabled", privateHostedZoneIds: [] } })).join();
    const full = codes(owner({ dns: { resolution: "required", privateHostedZoneIds: [ZONE] } })).join();
    expect(bare).not.toMatch(/ModifyVpcPeeringConnectionOptions|route53/);
    expect(full).toMatch(/ModifyVpcPeeringConnectionOptions/);
    expect(full).toMatch(/route53:CreateVPCAssociationAuthorization/);
  });

  test("has nothing to do once the peering is accepted", () => {
    expect(owner({ clusters: [requested] }, deployed(ACCEPTED)).due).toBe(false);
    expect(owner({ clusters: [requested] }, NOTHING_DEPLOYED).due).toBe(true);
  });
});

describe("a retired connection", () => {
  test("asks Astronomer to delete the peering, once our side is destroyed", () => {
    const connection = peering({ retired: true, clusters: [requested] });
    expect(only(handOvers(connection, deployed(ACCEPTED)))).toMatchObject({
      kind: "delete-peering",
      ready: false,
    });
    expect(only(handOvers(connection, NOTHING_DEPLOYED))).toMatchObject({
      kind: "delete-peering",
      ready: true,
    });
  });

  test("asks for nothing when no peering was ever requested", () => {
    expect(handOvers(peering({ retired: true, clusters: [requesting] }))).toEqual([]);
  });
});
