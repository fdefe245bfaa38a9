import { ConnectionId } from "../../config/values";
import { pictureOf } from "../../pictures";
import { peering, prod, requested, requesting } from "../handover/fixtures";
import { FILES, finding, pictureOfFile, thirtyConnections } from "./samples";

test("a peering: the cluster in Astronomer's account, the connection, the VPC with its services in the customer's", () => {
  const orders = peering({
    services: [{ name: "orders", host: "orders.internal.example.com", ports: [5432] }],
  });
  const picture = pictureOf({ file: "connections.yaml", connections: [orders], findings: [] });
  expect(picture).toEqual({
    title: "connections.yaml: 1 connection",
    description: "1 connection of 1 Astro cluster: 1 in the request phase. Policies: nothing found.",
    places: [
      {
        id: "astro 222222222222 us-east-1",
        side: "astro",
        title: "Astronomer's AWS account 222222222222",
        detail: "us-east-1",
      },
      {
        id: "aws 333333333333 us-east-1",
        side: "customer",
        title: "Your AWS account 333333333333",
        detail: "us-east-1",
      },
    ],
    boxes: [
      {
        id: "cluster clk1abcde",
        kind: "cluster",
        place: "astro 222222222222 us-east-1",
        title: "prod",
        caption: "Astro cluster",
        lines: ["clk1abcde", "172.20.0.0/20"],
        services: [],
        marks: [],
        retired: false,
      },
      {
        id: "connection orders",
        kind: "connection",
        title: "Orders database",
        caption: "VPC peering, request phase",
        lines: ["orders"],
        services: [],
        marks: [],
        phase: "request",
        route: "vpc-peering",
        retired: false,
      },
      {
        id: "vpc vpc-0123456789abcdef0",
        kind: "target",
        place: "aws 333333333333 us-east-1",
        title: "vpc-0123456789abcdef0",
        caption: "VPC",
        lines: ["10.0.0.0/16"],
        services: [{ name: "orders", at: "orders.internal.example.com:5432" }],
        marks: [],
        retired: false,
      },
    ],
    links: [
      { from: "cluster clk1abcde", to: "connection orders", phase: "request", retired: false },
      { from: "connection orders", to: "vpc vpc-0123456789abcdef0", phase: "request", retired: false },
    ],
  });
});

test("phases: each cluster has its own, the connection that of the least advanced", () => {
  const other = { ...prod, id: "clk9", name: "other" };
  const connection = peering({ clusters: [requested, { cluster: other }] });
  const { links, boxes, description } = pictureOf({ file: "f", connections: [connection], findings: [] });
  expect(links.map(({ from, phase }) => [from, phase])).toEqual([
    ["cluster clk1abcde", "complete"],
    ["cluster clk9", "request"],
    ["connection orders", "request"],
  ]);
  expect(boxes.find(({ kind }) => kind === "connection")).toMatchObject({ phase: "request" });
  expect(description).toContain("1 connection of 2 Astro clusters: 1 in the request phase.");
});

test("what several connections reach is drawn once, with the services of all", () => {
  const one = peering({ services: [{ name: "a", ports: [1] }], clusters: [requested] });
  const two = peering({
    id: ConnectionId.of("two"),
    services: [{ name: "b", ports: [2, 3] }],
    clusters: [requesting],
  });
  const { boxes, links } = pictureOf({ file: "f", connections: [one, two], findings: [] });
  expect(boxes.filter(({ kind }) => kind === "target")).toMatchObject([
    {
      services: [
        { name: "a", at: "port 1" },
        { name: "b", at: "port 2, 3" },
      ],
    },
  ]);
  expect(links).toHaveLength(4);
});

test("findings mark the connection they are of, worst first; waived ones are no errors", () => {
  const waived = { reason: "agreed", owner: "network", expires: "2026-12-31" };
  const connections = [peering(), peering({ id: ConnectionId.of("other"), name: "Other" })];
  const findings = [
    finding("orders", { severity: "note" }),
    finding("orders", { waived }),
    finding("orders"),
    finding("orders"),
    finding("other", { severity: "warning" }),
  ];
  const picture = pictureOf({ file: "f", connections, findings });
  expect(picture.boxes.filter(({ kind }) => kind === "connection").map(({ marks }) => marks)).toEqual([
    [
      { kind: "error", count: 2 },
      { kind: "note", count: 1 },
      { kind: "waived", count: 1 },
    ],
    [{ kind: "warning", count: 1 }],
  ]);
  expect(picture.description).toContain("Policies: 2 errors, 1 warning, 1 note and 1 waived.");
});

test("a retired connection says so, whatever its phase", () => {
  const picture = pictureOf({ file: "f", connections: [peering({ retired: true })], findings: [] });
  expect(picture.boxes.find(({ kind }) => kind === "connection")).toMatchObject({
    caption: "VPC peering, retired",
    retired: true,
  });
  expect(picture.links.every(({ retired }) => retired)).toBe(true);
});

test("a transit gateway: what stands behind it, each with the services that are in it", () => {
  const { boxes, links } = pictureOfFile("connections.yaml");
  const gateway = boxes.find(({ kind }) => kind === "gateway");
  expect(gateway).toMatchObject({ title: "tgw-0123456789abcdef0", services: [] });
  const behind = links.filter(({ from }) => from === gateway?.id).map(({ to }) => to);
  expect(boxes.filter(({ id }) => behind.includes(id))).toMatchObject([
    { place: "premises", title: "Head office", services: [{ name: "erp", at: "192.168.10.20:1521" }] },
  ]);
});

test.each([
  ...FILES.map((file) => [file, pictureOfFile(file)] as const),
  ["30", pictureOf(thirtyConnections())] as const,
])(
  "%s: every link joins two boxes, every box is in a place but connections, every connection leads somewhere",
  (_file, { places, boxes, links }) => {
    const ids = boxes.map(({ id }) => id);
    expect(new Set([...ids, ...places.map(({ id }) => id)]).size).toBe(ids.length + places.length);
    expect(links.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id, kind, place } of boxes) {
      expect(places.map((each) => each.id).includes(place ?? "")).toBe(kind !== "connection");
      if (kind === "connection") {
        expect(links.filter(({ to }) => to === id).length).toBeGreaterThan(0);
        expect(links.filter(({ from }) => from === id).length).toBeGreaterThan(0);
      }
    }
  },
);
