import { AwsRegion, Cidr, RoleArn } from "../../config/values";
import { handOvers, progress, type HandOver, type StackState } from "../../handover";
import type { TransitGatewayOutputs } from "../../stacks/outputs/transit-gateway";
import { cluster, knownCluster, vpcId } from "../stacks/sample";
import {
  attachmentId,
  EXISTING_ENDPOINTS,
  foreignVpc,
  fullGateway,
  gateway,
  gatewayId,
  network,
  NETWORK,
  newGateway,
  vpc,
  WORKLOAD,
} from "../stacks/transit-gateway/sample";

const SHARE = "arn:aws:ram:us-east-1:333333333333:resource-share/0123";
const state = (outputs: Partial<TransitGatewayOutputs> = {}): StackState => ({
  deployed: true,
  outputs: {
    transit_gateway_id: gatewayId(1),
    resource_share_arn: SHARE,
    vpc_cidr_blocks: { [vpcId(0x31)]: ["10.1.0.0/16"] },
    ...outputs,
  },
});
const NOTHING: StackState = { deployed: false, outputs: {} };
const complete = [{ cluster: knownCluster(1), attachmentId: attachmentId(1) }];
const ATTACHED = state({ cluster_attachments: { clk1abcde: attachmentId(1) } });

const kinds = (all: readonly HandOver[]) => all.map(({ kind }) => kind);
const of = (kind: string, all: readonly HandOver[]): HandOver => {
  const found = all.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} in ${kinds(all).join(", ")}`);
  return found;
};
const values = ({ fields }: HandOver, label: string) =>
  fields.filter((field) => field.label === label).map(({ value }) => value);

describe("the request to accept the share", () => {
  test("has what support asks for: cluster ID, TGW ID and the CIDR blocks of VPCs and networks", () => {
    // WHEN
    const ticket = of("accept-share", handOvers(gateway({ networks: [network(0x51)] }), state()));
    // THEN
    expect(ticket).toMatchObject({ to: "Astronomer support", due: true, ready: true, missing: [] });
    expect(values(ticket, "Cluster ID")).toEqual(["clk1abcde"]);
    expect(values(ticket, "TGW ID")).toEqual([gatewayId(1)]);
    expect(values(ticket, "CIDR block of external VPC")).toEqual([`10.1.0.0/16 (${vpcId(0x31)})`]);
    expect(values(ticket, "CIDR block of on-premises network")).toEqual(["192.168.81.0/24 (office 81)"]);
    expect(values(ticket, "Resource share")).toEqual([SHARE]);
  });

  test("is not ready before a deploy has made the gateway and the share", () => {
    const ticket = of("accept-share", handOvers(newGateway(), NOTHING));
    expect(ticket.ready).toBe(false);
    expect(ticket.missing).toEqual([
      expect.stringMatching(/^TGW ID: run `npx astro-connect deploy hub`, which creates/),
      expect.stringMatching(/^CIDR block of external VPC vpc-00000000000000031: run/),
      expect.stringMatching(/^resource share does not exist yet/),
    ]);
    expect(values(ticket, "TGW ID")).toEqual(["<known after deploy: TGW ID>"]);
  });

  test("says that the share cannot be seen where the state cannot be read", () => {
    const { missing } = of("accept-share", handOvers(gateway({ vpcs: [], networks: [network(0x51)] })));
    expect(missing).toEqual([expect.stringMatching(/^resource share cannot be seen from here/)]);
  });

  test("needs no share of ours where somebody else shares the gateway", () => {
    const declared = gateway({
      gateway: { ...gateway().gateway, share: "existing" },
      vpcs: [],
      networks: [network(1)],
    });
    expect(of("accept-share", handOvers(declared)).ready).toBe(true);
  });

  test("tells the sender of a CIDR that the file does not name", () => {
    const declared = gateway({ vpcs: [vpc(0x31, { cidrs: [Cidr.of("10.2.0.0/16")] })] });
    const { advice } = of("accept-share", handOvers(declared, state()));
    expect(advice[0]?.text).toMatch(/also has 10\.1\.0\.0\/16, which its cidrs in the file do not name/);
  });

  test("is over once every attachment is known", () => {
    expect(kinds(handOvers(gateway({ clusters: complete }), ATTACHED))).toEqual(["update-route-tables"]);
  });
});

describe("the request to route to the gateway", () => {
  test("is ready once the attachment is accepted", () => {
    const ticket = of("update-route-tables", handOvers(gateway({ clusters: complete }), ATTACHED));
    expect(ticket).toMatchObject({ ready: true, to: "Astronomer support" });
    expect(values(ticket, "Attachment ID")).toEqual([attachmentId(1)]);
  });

  test.each([
    ["nothing", state()],
    ["another attachment", state({ cluster_attachments: { clk1abcde: attachmentId(9) } })],
  ])("waits for it while the state has %s", (_, deployed) => {
    const { missing } = of("update-route-tables", handOvers(gateway({ clusters: complete }), deployed));
    expect(missing).toEqual([expect.stringMatching(/^acceptance of tgw-attach-0*1 has not happened yet/)]);
  });

  test("ends with the Airflow connection, and says that sources are reached by private IP", () => {
    // GIVEN
    const services = [{ name: "orders", host: "10.1.2.3", ports: [5432], connectionType: "postgres" }];
    // WHEN
    const { advice } = of(
      "update-route-tables",
      handOvers(gateway({ clusters: complete, services }), ATTACHED),
    );
    // THEN
    expect(advice[0]?.code).toMatch(/^AIRFLOW_CONN_ORDERS='\{"conn_type":"postgres","host":"10\.1\.2\.3"/);
    expect(advice[1]?.text).toMatch(/reached by their private IP addresses/);
  });

  test("warns of a host that is in no domain that resolves over the gateway", () => {
    // GIVEN
    const { dns } = fullGateway();
    const services = ["orders.data.example.internal", "db.example.org", "10.1.2.3"].map((host, n) => ({
      name: `s${n}`,
      host,
      ports: [1],
    }));
    // WHEN
    const { advice } = of(
      "update-route-tables",
      handOvers(gateway({ clusters: complete, services, dns }), ATTACHED),
    );
    // THEN
    expect(advice.filter(({ text }) => text.includes("none of the domains")).map(({ text }) => text)).toEqual(
      [expect.stringMatching(/^db\.example\.org of s1/)],
    );
  });
});

describe("the request to customer success", () => {
  const declared = gateway({ dns: EXISTING_ENDPOINTS });

  test("has the Resolver rule IDs of the shared rules", () => {
    // WHEN
    const ticket = of(
      "integrate-resolver",
      handOvers(
        declared,
        state({ resolver_share_arn: SHARE, resolver_rule_ids: { "data.example.internal": "rslvr-rr-1" } }),
      ),
    );
    // THEN
    expect(ticket).toMatchObject({ to: "Astronomer customer success", ready: true, due: true });
    expect(values(ticket, "Resolver rule ID")).toEqual(["rslvr-rr-1 (data.example.internal)"]);
  });

  test("is not ready before they exist", () => {
    expect(of("integrate-resolver", handOvers(declared, NOTHING)).missing).toEqual([
      expect.stringMatching(/^Resolver rules and their share do not exist yet/),
    ]);
  });

  test("has domains and servers to forward to, those of the inbound endpoint by default", () => {
    // GIVEN
    const [rule] = EXISTING_ENDPOINTS.rules;
    const forwarding = rule === undefined ? [] : [rule];
    // WHEN
    const ticket = of(
      "integrate-resolver",
      handOvers(
        gateway({ dns: { ...EXISTING_ENDPOINTS, rules: [], forwarding } }),
        state({ inbound_endpoint_ips: ["10.1.0.4", "10.1.1.4"] }),
      ),
    );
    // THEN
    expect(values(ticket, "Domain name for forwarding requests")).toEqual(["data.example.internal"]);
    expect(values(ticket, "IP address of the DNS server")).toEqual(["10.1.0.4, 10.1.1.4"]);
    expect(ticket.ready).toBe(true);
  });

  test("is not there where nobody asked for names", () => {
    expect(kinds(handOvers(gateway(), state()))).toEqual(["accept-share"]);
  });
});

describe("the owners of gateway and VPC", () => {
  const role = (account: string) => RoleArn.of(`arn:aws:iam::${account}:role/terraform`);

  test("each get their hand-over, with what Terraform needs there and no more", () => {
    // GIVEN three accounts: the gateway's, the VPC's and the caller's
    const declared = gateway({
      gateway: { ...gateway().gateway, assumeRoleArn: role(NETWORK) },
      vpcs: [foreignVpc(0x31)],
    });
    // WHEN
    const all = handOvers(declared, state());
    // THEN
    const network = of("let-terraform-share", all);
    const workload = of(`let-terraform-route-${WORKLOAD}`, all);
    expect(network.to).toBe(`the owner of the transit gateway (AWS account ${NETWORK})`);
    expect(workload.to).toContain(WORKLOAD);
    expect(network.asks[0]?.code).toContain("ec2:AcceptTransitGatewayVpcAttachment");
    expect(network.asks[0]?.code).not.toContain("ec2:CreateRoute\n");
    expect(workload.asks[0]?.code).toContain("ec2:CreateTransitGatewayVpcAttachment");
    expect(workload.asks[0]?.code).not.toMatch(/ram:|route53resolver:|SecurityGroup/);
  });

  test("get none where Terraform acts with the caller's own credentials", () => {
    expect(kinds(handOvers(gateway(), state()))).toEqual(["accept-share"]);
  });

  test("are due until every cluster is attached", () => {
    // GIVEN
    const declared = gateway({
      clusters: complete,
      gateway: { ...gateway().gateway, assumeRoleArn: role(NETWORK) },
    });
    // THEN
    expect(of("let-terraform-share", handOvers(declared, state())).due).toBe(true);
    expect(of("let-terraform-share", handOvers(declared, ATTACHED)).due).toBe(false);
  });

  test("are told what the file leaves to them", () => {
    const declared = gateway({
      gateway: { ...gateway().gateway, assumeRoleArn: role(NETWORK), share: "existing", wayBack: "existing" },
      vpcs: [vpc(0x31, { routes: "existing" })],
    });
    const asked = of("let-terraform-share", handOvers(declared, state())).asks.map(({ text }) => text);
    expect(asked).toContainEqual(expect.stringMatching(/^Please share the gateway/));
    expect(asked).toContainEqual(expect.stringMatching(/leads to vpc-0*31\.$/));
    expect(asked).toContainEqual(expect.stringMatching(/lead back to the clusters' CIDRs/));
  });
});

describe("progress", () => {
  const only = (all: ReturnType<typeof progress>) => all.clusters[0];

  test("before a deploy: the share is ours to make", () => {
    expect(only(progress(gateway(), NOTHING))).toMatchObject({
      phase: "request",
      done: ["no DNS asked for: sources are reached by private IP"],
      awaited: [
        { what: "resource share with account 222222222222", from: "you" },
        {},
        { what: "attachment ID" },
      ],
      next: "Run `npx astro-connect deploy hub`, then send `npx astro-connect ticket hub`.",
    });
  });

  test("shared: support is awaited", () => {
    expect(only(progress(gateway(), state()))).toMatchObject({
      done: ["shared with account 222222222222", expect.anything()],
      awaited: [
        { what: "acceptance of the share within 7 days, and attachment", from: "Astronomer support" },
        { what: "attachment ID", from: "Astronomer support" },
      ],
      next: expect.stringMatching(/^Send `npx astro-connect ticket hub`, unless already sent; then write/),
    });
  });

  test("the attachment known: its acceptance is ours", () => {
    expect(only(progress(gateway({ clusters: complete }), state()))).toMatchObject({
      phase: "complete",
      awaited: [{ what: "acceptance", from: "you" }, { what: "routes on the Astro side" }],
    });
  });

  test("accepted: only the Astro side is awaited, and customer success for names", () => {
    expect(only(progress(gateway({ clusters: complete, dns: EXISTING_ENDPOINTS }), ATTACHED))).toMatchObject({
      done: [`attached by Astronomer: ${attachmentId(1)}`, "accepted, associated, routes to Astro in place"],
      awaited: [
        { what: "routes on the Astro side", from: "Astronomer support" },
        {
          what: "association of the Resolver rule for data.example.internal",
          from: "Astronomer customer success",
        },
      ],
    });
  });

  test("a connection shows its least advanced cluster", () => {
    expect(progress(fullGateway(), state()).phase).toBe("request");
  });
});

describe("a retired connection", () => {
  const retired = gateway({ clusters: complete, retired: true });

  test("asks Astronomer to remove its routes once our side is destroyed", () => {
    expect(handOvers(retired, NOTHING)).toMatchObject([{ kind: "remove-routes", ready: true }]);
    expect(handOvers(retired, ATTACHED)[0]?.missing).toEqual([
      expect.stringMatching(/^our side is destroyed first/),
    ]);
  });

  test("asks to delete the attachment that the gateway accepted by itself", () => {
    const auto = { ...retired, gateway: { ...retired.gateway, autoAccept: true } };
    expect(handOvers(auto, NOTHING)[0]?.asks.map(({ text }) => text)).toContain(
      `Please delete ${attachmentId(1)}.`,
    );
  });

  test("never attached, leaves nothing to ask", () => {
    expect(handOvers(gateway({ retired: true }), NOTHING)).toEqual([]);
  });

  test("says what is next", () => {
    expect(progress(retired, ATTACHED).clusters[0]?.next).toMatch(/cdktf destroy hub/);
    expect(progress(retired, NOTHING).clusters[0]?.awaited).toEqual([
      { what: "removal of the routes on the Astro side", from: "Astronomer support" },
    ]);
  });
});

test("a cluster that fails over needs a gateway there", () => {
  // GIVEN
  const disasterRecovery = {
    region: AwsRegion.of("us-west-2"),
    cidr: Cidr.of("172.30.0.0/20"),
    externalIps: [],
  };
  // WHEN
  const { advice } = of(
    "accept-share",
    handOvers(gateway({ clusters: [{ cluster: cluster(1, { disasterRecovery }) }] }), state()),
  );
  // THEN
  expect(advice.at(-1)?.text).toMatch(/fails over to us-west-2, it needs a transit gateway there/);
});
