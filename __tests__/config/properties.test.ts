import fc from "fast-check";
import { stringify } from "yaml";
import { closest } from "../../config/closest";
import { ConfigError } from "../../config/errors";
import { parseDeclaration } from "../../config/load";
import { AWS_REGIONS, Cidr, cidrContains, cidrsOverlap, IpAddress } from "../../config/values";
import { checkRouting } from "../../config/relations/routing";
import type { Placed } from "../../config/relations/relation";
import { cluster, fileOf, other, peering, staging } from "./samples";

const hex = (n: number): string => n.toString(16).padStart(17, "0");
const digits = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, "0"));
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((text) => /^[^\s\p{C}]([^\p{C}\n]{0,98}[^\s\p{C}])?$/u.test(text));
const ipv4 = fc.ipV4();
const region = fc.constantFrom(...AWS_REGIONS.filter((each) => /^(us|eu)-(east|west)-[12]$/.test(each)));
const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value).map((found) => (found === null ? {} : { [key]: found }));
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

/** Clusters whose CIDRs never meet: the n-th has 10.n.0.0/16 and 100.64+n.0.0/19. */
const aCluster = (n: number) =>
  merged(
    fc.record({
      id: fc.constant(`clk${n}`),
      name: name.map((text) => `${text}${n}`),
      region,
      accountId: digits,
      cidr: fc.constant(`10.${n}.0.0/16`),
      type: fc.constantFrom("dedicated", "hybrid"),
      externalIps: fc.uniqueArray(ipv4, { maxLength: 3 }),
    }),
    optional("secondaryCidr", fc.constant(`100.${64 + n}.0.0/19`)),
    optional("vpcId", fc.constant(`vpc-${hex(n)}`)),
  );

const service = (n: number) =>
  merged(
    fc.record({
      name: fc.constant(`service ${n}`),
      ports: fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 3 }),
    }),
    optional("host", fc.domain()),
    optional("securityGroupId", fc.constant(`sg-${hex(n)}`)),
    optional("connectionType", fc.constantFrom("postgres", "redshift")),
  );

const backend = (n: number) =>
  fc.constantFrom<object>(
    { type: "local" },
    { type: "local", path: "../states" },
    { type: "s3", bucket: "states", region: "us-east-1", key: `k/${n}` },
    { type: "cloud", organization: "acme", project: "Data platform" },
  );

type Resolved = { clusters: { cluster: { name: string } }[] };

const aConnection = (n: number, clusters: object[]) =>
  fc.record({
    id: fc.constant(`c-${n}`),
    name: name.map((text) => `${text}${n}`),
    route: fc.constant("vpc-peering"),
    retired: fc.boolean(),
    backend: backend(n),
    services: fc
      .integer({ min: 0, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => service(n * 10 + i)))),
    target: merged(
      fc.record({ accountId: digits, region, vpcId: fc.constant(`vpc-${hex(1000 + n)}`) }),
      optional("cidrs", fc.constant(["10.200.0.0/16", "2001:db8::/56"])),
    ),
    clusters: fc
      .subarray(
        clusters.map((each, i) => [each, i] as const),
        { minLength: 1 },
      )
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map(([each, i]) =>
            merged(
              fc.constant({ cluster: each }),
              optional("peeringConnectionId", fc.constant(`pcx-${hex(n * 10 + i)}`)),
            ),
          ),
        ),
      ),
    routing: fc.constant({ routeTableIds: [`rtb-${hex(n)}`], subnetIds: [`subnet-${hex(n)}`] }),
    dns: fc.record({
      resolution: fc.constantFrom("auto", "required", "disabled"),
      privateHostedZoneIds: fc.constantFrom<string[]>([], [`Z${n}`]),
    }),
  });

const declaration = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => aCluster(n))))
  .chain((clusters) =>
    fc
      .integer({ min: 0, max: 4 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => aConnection(n, clusters))))
      .map((connections) => ({ astro: { clusters }, connections })),
  );

/** As a user writes it: clusters by name. */
const written = ({ astro, connections }: { astro: object; connections: object[] }) => ({
  astro,
  connections: (connections as Resolved[]).map((connection) => ({
    ...connection,
    clusters: connection.clusters.map((each) => ({ ...each, cluster: each.cluster.name })),
  })),
});

test("what is declared is what is loaded", () => {
  fc.assert(
    fc.property(declaration, fc.boolean(), (declared, asJson) => {
      const text = asJson ? JSON.stringify(written(declared)) : stringify(written(declared));
      expect(parseDeclaration("c.yaml", text).declaration).toEqual(declared);
    }),
    { numRuns: 100 },
  );
});

/** A number without quotes may lose its zeros; everything else that is refused is refused in words. */
const refusedInWords = (text: string): void => {
  try {
    parseDeclaration("c.yaml", text);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    const lines = text.split(/\r?\n/).length;
    for (const { line, column, found, message } of error.problems) {
      expect(message).toMatch(/^[^\n\r\0]+$/);
      expect(message).not.toMatch(/Invalid (key|type|input)|undefined|\[object/);
      expect(found).not.toBe("");
      expect(line).toBeGreaterThan(0);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThan(0);
    }
  }
};

const good = stringify(
  JSON.parse(
    JSON.stringify({
      astro: { clusters: [cluster({ secondaryCidr: "100.64.0.0/19" }), staging()] },
      connections: [
        peering({ services: [{ name: "a", ports: [1] }], dns: { privateHostedZoneIds: ["Z1"] } }),
        other(),
      ],
    }),
  ),
);

test("a text that was mangled loads or is refused in words", () => {
  const at = fc.nat(good.length);
  const piece = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom(
      ...Array.from("[]{}:-#&*!|>'\"%@`?,\t\n "),
      "<<: *a",
      "__proto__: {}",
      "~",
      "null",
      "---\n",
      "...\n",
      "&a ",
      "*a",
      "0",
    ),
  );
  const edit = fc.tuple(at, fc.nat(20), piece);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = good;
      for (const [from, length, put] of edits) text = text.slice(0, from) + put + text.slice(from + length);
      refusedInWords(text);
    }),
    { numRuns: 300 },
  );
});

test("a value of the wrong kind anywhere loads or is refused in words", () => {
  const paths: (string | number)[][] = [];
  const walk = (node: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (Array.isArray(node)) node.forEach((child, i) => walk(child, [...path, i]));
    else if (typeof node === "object" && node !== null)
      Object.entries(node).forEach(([k, c]) => walk(c, [...path, k]));
  };
  const whole = {
    astro: { clusters: [cluster()] },
    connections: [peering({ services: [{ name: "a", ports: [1] }] })],
  };
  walk(whole, []);
  fc.assert(
    fc.property(fc.constantFrom(...paths.slice(1)), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const copy = structuredClone(whole) as unknown as Record<string | number, unknown>;
      let node = copy;
      for (const step of path.slice(0, -1)) node = node[step] as typeof node;
      node[path.at(-1) ?? ""] = value;
      refusedInWords(JSON.stringify(copy, null, 1));
    }),
    { numRuns: 300 },
  );
});

const cidr = fc
  .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => Cidr.parse(`${address}/${length}`))
  .map((parsed) => (parsed.ok ? parsed.value : Cidr.of(parsed.write)));

/** IPv4 blocks as ranges of numbers: an independent reading of the same thing. */
const range = (block: Cidr): [number, number] => {
  const [address = "", length = ""] = block.split("/");
  const first = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(length)) - 1];
};

test("what is proposed for host bits is the block that holds the address", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, length) => {
      const parsed = Cidr.parse(`${address}/${length}`);
      const block = parsed.ok ? parsed.value : Cidr.of(parsed.write);
      expect(cidrContains(block, Cidr.of(`${address}/32`))).toBe(true);
      expect(block.endsWith(`/${length}`)).toBe(true);
    }),
  );
});

test("blocks overlap and contain each other as ranges do", () => {
  fc.assert(
    fc.property(cidr, cidr, (a, b) => {
      const [[aFirst, aLast], [bFirst, bLast]] = [range(a), range(b)];
      expect(cidrsOverlap(a, b)).toBe(aFirst <= bLast && bFirst <= aLast);
      expect(cidrContains(a, b)).toBe(aFirst <= bFirst && bLast <= aLast);
    }),
  );
});

test("every IPv6 address has one spelling that passes", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const parsed = IpAddress.parse(address);
      if (!parsed.ok) expect(IpAddress.parse(parsed.write)).toEqual({ ok: true, value: parsed.write });
    }),
  );
});

test("a table is refused exactly when two clusters overlap in it", () => {
  fc.assert(
    fc.property(fc.array(cidr, { minLength: 1, maxLength: 8 }), (cidrs) => {
      // GIVEN a table with a cluster per block
      const clusters = cidrs.map((block, n) => ({ cluster: { id: `c${n}`, name: `c${n}`, cidr: block } }));
      const placed = [
        { connection: { id: "a", clusters }, path: [], clusterPaths: [] },
      ] as unknown as Placed[];
      const problems: string[] = [];
      // WHEN
      checkRouting(
        placed,
        () => [{ id: "rtb", path: ["rtb"] }],
        (_, found) => problems.push(found),
      );
      // THEN
      const overlap = cidrs.some((a, i) => cidrs.some((b, j) => i < j && cidrsOverlap(a, b)));
      expect(problems.length > 0).toBe(overlap);
    }),
  );
});

test("a word with one slip is understood", () => {
  const words = ["secondaryCidr", "accountId", "externalIps", "region", "cidr"];
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(12), (word, at) => {
      const place = at % word.length;
      expect(closest(word.slice(0, place) + word.slice(place + 1), words)).toBe(word);
      expect(closest(`${word.slice(0, place)}x${word.slice(place)}`, words)).toBe(word);
    }),
  );
});

test("nothing near is proposed for a word that resembles none", () => {
  expect(closest("owner", ["cidr", "region"])).toBeUndefined();
  expect(closest("x".repeat(101), ["x".repeat(100)])).toBeUndefined();
  expect(closest("x", [])).toBeUndefined();
});

test("a thousand connections load in seconds", () => {
  // GIVEN
  const connections = Array.from({ length: 1_000 }, (_, n) =>
    peering({
      id: `c-${n}`,
      name: `Connection ${n}`,
      target: { accountId: "333333333333", region: "us-east-1", vpcId: `vpc-${hex(n)}` },
      routing: { routeTableIds: [`rtb-${hex(n)}`], subnetIds: [`subnet-${hex(n)}`] },
      services: [{ name: "orders", ports: [5432], securityGroupId: `sg-${hex(n)}` }],
    }),
  );
  const text = fileOf([cluster()], connections);
  // WHEN
  const start = performance.now();
  const { declaration: loaded } = parseDeclaration("c.yaml", text);
  // THEN generously: the machine may be busy
  expect(loaded.connections).toHaveLength(1_000);
  expect(performance.now() - start).toBeLessThan(10_000);
});
