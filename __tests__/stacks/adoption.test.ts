import { ConfigError } from "../../config/errors";
import type { Adopted, Connection } from "../../config/model";
import { fullEndpointService } from "./endpoint-service/sample";
import { fullPeering, groupId, tableId } from "./sample";
import { bodiesOf, emit, type Emitted } from "./synth";
import { fullGateway } from "./transit-gateway/sample";

type Block = Readonly<Record<"to" | "id" | "for_each", string>>;

function adopting(
  connection: Connection,
  ...adopt: readonly Adopted[]
): Emitted & { import?: readonly Block[] } {
  return emit({ ...connection, adopt });
}

function refused(connection: Connection, ...adopt: readonly Adopted[]): string[] {
  const origin = {
    file: "connections.yaml",
    at: (path: readonly (string | number)[]) => ({
      line: Number(path[1] ?? 0) + 10,
      column: path[2] === "id" ? 5 : 1,
    }),
  };
  try {
    emit({ ...connection, adopt }, { origin });
  } catch (error) {
    if (error instanceof ConfigError) return error.format().split("\n");
    throw error;
  }
  return [];
}

const RULE = `aws_vpc_security_group_ingress_rule.clk1abcde_${groupId(1)}_5432_172-21-0-0-20`;

describe("an adopted resource", () => {
  it("is imported by the id that the connection says of it", () => {
    const { import: blocks } = adopting(
      fullPeering(),
      { resource: "aws_vpc_peering_connection_options.clk1abcde" },
      { resource: "aws_vpc_peering_connection_accepter.clk1abcde" },
    );
    expect(blocks).toEqual([
      {
        to: "aws_vpc_peering_connection_accepter.clk1abcde",
        id: "${data.aws_vpc_peering_connection.clk1abcde.id}",
      },
      {
        to: "aws_vpc_peering_connection_options.clk1abcde",
        id: "${aws_vpc_peering_connection_accepter.clk1abcde.id}",
      },
    ]);
  });

  it("is imported with all its instances, or with one", () => {
    const { import: blocks, resource } = adopting(
      fullPeering(),
      { resource: "aws_route.clk1abcde_172-21-0-0-20" },
      { resource: `aws_route.clk2abcde_172-22-0-0-20["${tableId(1)}"]` },
    );
    expect(blocks).toEqual([
      {
        to: "aws_route.clk1abcde_172-21-0-0-20[each.key]",
        id: "${each.value}_172.21.0.0/20",
        for_each: resource["aws_route"]?.["clk1abcde_172-21-0-0-20"]?.["for_each"],
      },
      {
        to: `aws_route.clk2abcde_172-22-0-0-20["${tableId(1)}"]`,
        id: `${tableId(1)}_172.22.0.0/20`,
      },
    ]);
  });

  it("is imported by the id that the file says, which is no expression", () => {
    const { import: blocks } = adopting(fullPeering(), { resource: RULE, id: "sgr-${1 + 1}" });
    expect(blocks).toEqual([{ to: RULE, id: "sgr-$${1 + 1}" }]);
  });

  it("keeps its name, description and tags; nothing else of it, and nothing of the others", () => {
    const before = bodiesOf(emit(fullPeering()));
    const after = bodiesOf(adopting(fullPeering(), { resource: RULE, id: "sgr-1" }));
    const ignore_changes = ["description", "tags"];
    expect(after).toEqual({
      ...before,
      [RULE]: { ...(before[RULE] as object), lifecycle: { ignore_changes } },
    });
  });

  it("keeps what its lifecycle said before", () => {
    const accepter = "aws_vpc_peering_connection_accepter.clk1abcde";
    const before = bodiesOf(emit(fullPeering()))[accepter] as { lifecycle: { precondition: unknown } };
    const after = bodiesOf(adopting(fullPeering(), { resource: accepter }))[accepter];
    expect(before.lifecycle.precondition).toBeDefined();
    expect(after).toMatchObject({
      lifecycle: {
        precondition: before.lifecycle.precondition,
        ignore_changes: ["auto_accept", "tags"],
      },
    });
  });
});

it("the order of the entries changes nothing", () => {
  const entries: Adopted[] = [
    { resource: RULE, id: "sgr-1" },
    { resource: "aws_route.clk1abcde_172-21-0-0-20" },
  ];
  expect(adopting(fullPeering(), ...entries)).toEqual(adopting(fullPeering(), ...[...entries].reverse()));
});

it("without entries, and for a connection that is to go, nothing is imported", () => {
  expect(adopting(fullPeering()).import).toBeUndefined();
  const retired = fullPeering({ retired: true });
  expect(adopting(retired, { resource: RULE, id: "sgr-1" }).import).toBeUndefined();
});

it.each<[string, Connection, Adopted, string]>([
  [
    "what the connection does not make",
    fullPeering(),
    { resource: "aws_route.clk1abcde_172-21-0-0-21" },
    "connections.yaml:10:1: orders: adopt[0].resource: found aws_route.clk1abcde_172-21-0-0-21, which this connection does not make; did you mean aws_route.clk1abcde_172-21-0-0-20? write aws_route.clk1abcde_172-21-0-0-20",
  ],
  [
    "what no connection makes",
    fullPeering(),
    { resource: "aws_vpc.main" },
    "connections.yaml:10:1: orders: adopt[0].resource: found aws_vpc.main, which this connection does not make; write an address that `astro-connect plan` shows for it, or leave the entry out until it does",
  ],
  [
    "a member of every object in place of a name",
    fullPeering(),
    { resource: "aws_route.constructor" },
    "connections.yaml:10:1: orders: adopt[0].resource: found aws_route.constructor, which this connection does not make; write an address that `astro-connect plan` shows for it, or leave the entry out until it does",
  ],
  [
    "an id that cannot be derived",
    fullPeering(),
    { resource: RULE },
    `connections.yaml:10:5: orders: adopt[0].id: found no id, and none can be derived; write sgr-…, from \`aws ec2 describe-security-group-rules\``,
  ],
  [
    "one id for several instances",
    fullPeering(),
    { resource: "aws_route.clk1abcde_172-21-0-0-20", id: "rtb-1_172.21.0.0/20" },
    'connections.yaml:10:5: orders: adopt[0].id: found rtb-1_172.21.0.0/20, for a resource with instances; write aws_route.clk1abcde_172-21-0-0-20["<key>"], or leave the id out where it can be derived',
  ],
  [
    "an instance of what has none",
    fullPeering(),
    { resource: `${RULE}["a"]`, id: "sgr-1" },
    `connections.yaml:10:1: orders: adopt[0].resource: found ${RULE}["a"], which has no instances; write it without the part in brackets`,
  ],
  [
    "what the provider cannot import",
    fullEndpointService(),
    { resource: "aws_vpc_endpoint_service_allowed_principal._222222222222" },
    "connections.yaml:10:1: orders: adopt[0].resource: found aws_vpc_endpoint_service_allowed_principal._222222222222, which the provider cannot import; leave the entry out: the principal is allowed again, which changes nothing",
  ],
])("%s is refused", (_what, connection, entry, message) => {
  expect(refused(connection, entry)).toEqual([message]);
});

it("every wrong entry is told", () => {
  const wrong = { resource: "aws_vpc.main" };
  expect(refused(fullPeering(), wrong, { resource: RULE }, wrong).map((line) => line.slice(0, 50))).toEqual([
    "connections.yaml:10:1: orders: adopt[0].resource: ",
    "connections.yaml:11:5: orders: adopt[1].id: found ",
    "connections.yaml:12:1: orders: adopt[2].resource: ",
  ]);
});

it("ids are derived for a share, its associations, and what hangs on the cluster's attachment", () => {
  const derived = adopting(
    fullGateway(),
    ...Object.keys(bodiesOf(emit(fullGateway())))
      .filter((address) =>
        /^aws_(ram_.*_association|ec2_.*(accepter|association|propagation))\./.test(address),
      )
      .map((resource) => ({ resource })),
  );
  const ids = (derived.import ?? []).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
  expect(ids).toContain("${aws_ram_resource_share.gateway.arn},222222222222");
  expect(ids.filter((id) => /undefined|^[_,:]|[_,:]$/.test(id))).toEqual([]);
});

it("a stack of one's own, which no file declares, names the connection instead", () => {
  expect(() => emit({ ...fullPeering(), adopt: [{ resource: "aws_vpc.main" }] })).toThrow(
    /^orders:1:1: orders: adopt/,
  );
});
