import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, type CheckOptions, readPack } from "../../gate";
import type { Finding } from "../../gate/finding";
import { loadWaivers } from "../../gate/waivers/load";
import { waiversFile, waiversFor } from "../../gate/waivers/write";
import { temporaryFolder } from "../support/tools";

const FIXTURE = join(__dirname, "..", "fixtures", "vpc-peering", "accepter-must-accept");
const RULE = "vpc-peering/accepter-must-accept";
const FACTS = `astro:
  clusters:
    - {id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20, secondaryCidr: 100.64.0.0/19}
`;

interface Waived {
  readonly exit: number;
  readonly stderr: string;
  readonly findings: readonly Finding[];
  readonly summary: { readonly error: number; readonly waived: number };
  readonly text: string;
}

/** Checks a plan that adopts a peering without accepting it. */
function checked(waivers: string | undefined, extra: Partial<CheckOptions> = {}): Waived {
  const folder = temporaryFolder("waivers");
  const config = join(folder, "connections.yaml");
  writeFileSync(config, FACTS);
  const file = join(folder, "waivers.yaml");
  if (waivers !== undefined) writeFileSync(file, waivers);
  const options: CheckOptions = {
    plans: [join(FIXTURE, "fail-unset.plan.json")],
    config,
    today: "2026-06-30",
    ...(waivers === undefined ? {} : { waivers: file }),
    ...extra,
  };
  const { exit, stdout, stderr } = check({ ...options, format: "json" });
  const report =
    stdout === ""
      ? { findings: [], summary: { error: 0, waived: 0 } }
      : (JSON.parse(stdout) as Pick<Waived, "findings" | "summary">);
  return { exit, stderr: stderr.replaceAll(file, "WAIVERS"), ...report, text: check(options).stdout };
}

const own = ({ findings }: Waived): Finding => findings.find(({ rule }) => rule === RULE)!;
const address = own(checked(undefined)).address!;

function waiver(extra: Record<string, string> = {}): string {
  const entry = {
    rule: RULE,
    address,
    reason: "accepted by hand",
    owner: "network",
    expires: "2026-06-30",
    ...extra,
  };
  return `waivers:\n  - ${JSON.stringify(entry)}\n`;
}

describe("a waiver", () => {
  test("waives on its last day; the finding stays, with the reason", () => {
    const before = checked(undefined);
    const after = checked(waiver());
    expect(own(after).waived).toEqual({
      reason: "accepted by hand",
      owner: "network",
      expires: "2026-06-30",
    });
    expect(after.findings).toHaveLength(before.findings.length);
    expect([after.summary.error, after.summary.waived]).toEqual([before.summary.error - 1, 1]);
    expect(after.text).toContain("waived until 2026-06-30 by network: accepted by hand");
  });

  test("no longer waives once expired, and says so", () => {
    const after = checked(waiver(), { today: "2026-07-01" });
    expect([own(after).waived, after.exit]).toEqual([null, 1]);
    expect(after.text).toContain(
      `waiver of ${RULE} for ${address} (network) expired on 2026-06-30 and no longer waives`,
    );
  });

  test("that matches nothing is reported", () => {
    const after = checked(waiver({ address: "aws_route.gone" }));
    expect([own(after).waived, after.exit]).toEqual([null, 1]);
    expect(after.text).toContain(
      `waiver of ${RULE} for aws_route.gone (network) matches no finding; remove it`,
    );
  });

  test.each([
    ["*", true],
    ["aws_vpc_peering_*.*", true],
    ["aws_vpc_peering_connection_accepter.?????", true],
    ["aws_vpc_peering_connection_accepter.[a-z]*", false],
    ["aws_vpc_peering_connection_accepter.{astro,x}", false],
    ["aws_vpc_peering_connection_accepter", false],
    ["(plan)", false],
  ])("for the address %s: waived is %s", (pattern, waives) => {
    expect(own(checked(waiver({ address: pattern }))).waived !== null).toBe(waives);
  });

  test.each([
    ...["*", "**", "*/*", "vpc-peering/*", "[a-z]*", "{vpc-peering/accepter-must-accept,*}", ".*"].map(
      (rule) => [rule, "write the id of one rule: wildcards are for addresses"],
    ),
    ["vpc-peering/?ccepter-must-accept", `write ${RULE}`],
    ["vpc-peering/accepter-must-acept", `write ${RULE}`],
    ["VPC-Peering/accepter-must-accept", `write ${RULE}`],
    [`${RULE} `, `write ${RULE}`],
    ["__proto__", "write the id of a rule, as astro-connect explain lists them"],
    ["facts/facts-given", "write no waiver of a rule about the facts: mend the facts"],
  ])("of the rule %s is refused", (rule, write) => {
    const after = checked(waiver({ rule }));
    expect([after.exit, after.text]).toEqual([2, ""]);
    expect(after.stderr).toBe(`WAIVERS:2:13: waivers[0].rule: found ${JSON.stringify(rule)}; ${write}\n`);
  });

  test.each([["rule"], ["address"], ["reason"], ["owner"], ["expires"]])("needs %s", (key) => {
    const after = checked(waiver({ [key]: "" }));
    expect(after.exit).toBe(2);
    expect(after.stderr).toMatch(new RegExp(`^WAIVERS:2:\\d+: waivers\\[0\\]\\.${key}: found an empty text`));
  });

  test.each([
    ...[
      "2026-02-30",
      "2026-13-01",
      "never",
      "99999-12-31",
      "+002026-12-31",
      "2026-12-31T00:00:00Z",
      "2026-6-1",
    ],
    ...["2026-06-30\n", " 2026-06-30"],
  ])("until %j is refused", (expires) => {
    const after = checked(waiver({ expires }));
    expect([after.exit, after.text]).toEqual([2, ""]);
    expect(after.stderr).toMatch(/^WAIVERS:2:\d+: waivers\[0\]\.expires: found [^\n]*; write [^\n]*\n$/);
  });

  test("with an unknown key is refused", () => {
    expect(checked(waiver({ severity: "note" })).exit).toBe(2);
  });

  test("may name a rule as it was called before", () => {
    const file = join(temporaryFolder("alias"), "waivers.yaml");
    writeFileSync(file, waiver({ rule: "vpc-peering/formerly" }));
    const rules = readPack().rules.map((rule) =>
      rule.id === RULE ? { ...rule, aliases: ["vpc-peering/formerly"] } : rule,
    );
    expect(loadWaivers(file, rules).map(({ rule }) => rule)).toEqual([RULE]);
  });
});

describe("a file that is no list of waivers", () => {
  const entry = waiver().trimEnd();
  const lists = Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`);
  const cases: [string, string, RegExp][] = [
    ["that is empty", "", /found an empty file; write the list waivers:/],
    ["of nothing but a word", "hello\n", /found "hello"; write a mapping with the keys waivers/],
    ["that is a list itself", "- a\n", /found a list; write a mapping/],
    ["without its list", "waivers:\n", /waivers: found an empty value; write a list/],
    ["with a mapping for its list", "waivers: {}\n", /waivers: found a mapping; write a list/],
    ["with another key", `${entry}\nothers: []\n`, /found the unknown key "others"/],
    ["with its list twice", `${entry}\n${entry}\n`, /the key "waivers" a second time \(first in line 1\)/],
    ["with a key twice", entry.replace("{", '{"owner":"me",'), /the key "owner" a second time/],
    ["of two documents", `${entry}\n---\n${entry}\n`, /found a second YAML document/],
    ["with a rule that is a number", entry.replace(`"${RULE}"`, "7"), /rule: found 7 without quotes/],
    [
      "with a rule that is a list",
      entry.replace(`"${RULE}"`, "[a]"),
      /rule: found a list; write the id of a rule/,
    ],
    ["with an owner that is none", entry.replace('"network"', "true"), /owner: found true without quotes/],
    [
      "with a day that is a number",
      entry.replace('"2026-06-30"', "20260630"),
      /expires: found 20260630 without/,
    ],
    [
      "with a day that is a time",
      entry.replace('"2026-06-30"', "!!timestamp 2026-06-30"),
      /found a YAML tag/,
    ],
    [
      "with a reason nobody can see",
      entry.replace("accepted by hand", "\u200b \u200d"),
      /reason: found .*; write why/,
    ],
    [
      "with a reason as long as a book",
      entry.replace("accepted", "accepted".repeat(9_999)),
      /at most 10000 char/,
    ],
    ["with an address of stars", entry.replace(address, "*a".repeat(9_999)), /at most 10000 characters/],
    ["with a prototype", `__proto__: {}\n${entry}\n`, /the key "__proto__", which never has a meaning/],
    [
      "with an alias bomb",
      `a0: &a0 [1]\n${lists.join("\n")}\nwaivers: *a8\n`,
      /aliases that stand for more than/,
    ],
    ["nested 100 000 deep", `waivers: ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`, /nested too deeply/],
    ["nested by indentation", `waivers:\n${"- ".repeat(100_000)}\n`, /nested too deeply/],
    ["with a NUL byte", `${entry}\n\0`, /found a NUL byte/],
    [
      "larger than 8 MiB",
      `${entry}\n#${" ".repeat(8 << 20)}`,
      /more than 8 MiB; write the waivers to several/,
    ],
  ];

  test.each(cases)("%s is refused in one line", (_, text, message) => {
    const after = checked(text);
    expect([after.exit, after.text]).toEqual([2, ""]);
    expect(after.stderr).toMatch(message);
    expect(after.stderr).toMatch(/^WAIVERS:\d+:\d+: [^\n]+\n$/);
  });

  test.each([
    ["a device without end", "/dev/zero", /found more than 8 MiB/],
    ["a folder", __dirname, /found a folder; write the name of a file, such as waivers\.yaml/],
    [
      "a file that is not there",
      join(__dirname, "none.yaml"),
      /no such file; write the name of a file that exists/,
    ],
  ])("%s is refused", (_, file, message) => {
    const { exit, stderr } = checked(undefined, { waivers: file });
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("of another encoding is refused", () => {
    const file = join(temporaryFolder("utf-16"), "waivers.yaml");
    writeFileSync(file, Buffer.from(`\ufeff${waiver()}`, "utf16le"));
    expect(checked(undefined, { waivers: file }).stderr).toMatch(
      /found UTF-16 text; write the file in UTF-8/,
    );
  });

  test("says so a hundred times at most", () => {
    const { stderr } = checked(`waivers:\n${"  - {}\n".repeat(1_000)}`);
    expect(stderr.trimEnd().split("\n")).toHaveLength(101);
    expect(stderr).toMatch(/… and 4900 more problems\n$/);
  });
});

test("thousands of waivers with wildcards, none of which fits", () => {
  const entries = Array.from({ length: 2_000 }, (_, i) =>
    waiver({ address: `module.network_${i}.aws_vpc_peering_connection_accepter.*["?"]` }).replace(
      "waivers:\n",
      "",
    ),
  );
  const { exit, stderr, summary } = checked(`waivers:\n${entries.join("")}`);
  expect({ exit, stderr, summary }).toMatchObject({ exit: 1, stderr: "", summary: { error: 1, waived: 0 } });
});

describe("adoption", () => {
  const adopt = { owner: "network", expires: "2026-12-31" };

  test("waives every finding there is, and passes from then on", () => {
    // GIVEN
    const folder = temporaryFolder("adopt");
    const config = join(folder, "connections.yaml");
    writeFileSync(config, FACTS);
    const plans = [join(FIXTURE, "fail-unset.plan.json")];
    // WHEN
    const adopted = check({ plans, config, format: "json", today: "2026-06-30", adopt });
    // THEN
    const file = join(folder, "waivers.yaml");
    writeFileSync(file, adopted.waivers!);
    const next = check({ plans, config, format: "json", today: "2026-06-30", waivers: file });
    expect([adopted.exit, next.exit]).toEqual([0, 0]);
    expect(next.stdout).toBe(adopted.stdout);
    expect(readFileSync(file, "utf8")).toContain('expires: "2026-12-31"');
  });

  test("writes the same bytes again", () => {
    const { findings } = checked(undefined);
    expect(waiversFile(waiversFor(findings, adopt))).toBe(
      waiversFile(waiversFor(structuredClone(findings), adopt)),
    );
  });

  test("leaves out what is waived, what cannot be, and what one waiver covers already", () => {
    const finding = own(checked(undefined));
    const found = waiversFor(
      [
        finding,
        { ...finding, actual: "another" },
        {
          ...finding,
          address: "aws_route.waived",
          waived: { reason: "r", owner: "o", expires: "2026-12-31" },
        },
        { ...finding, rule: "facts/facts-given" },
        { ...finding, address: null },
      ],
      { ...adopt, reason: "because" },
    );
    expect(found).toEqual([
      { rule: RULE, address: finding.address, reason: "because", ...adopt },
      { rule: RULE, address: "(plan)", reason: "because", ...adopt },
    ]);
  });

  test.each([
    [{ owner: " ", expires: "2026-12-31" }, /^--owner: empty/],
    [{ owner: "network", expires: "2026-02-30" }, /^--expires: "2026-02-30" is no day/],
    [{ owner: "network", expires: "2026-06-29" }, /^--expires: 2026-06-29 is over/],
    [{ ...adopt, reason: "" }, /^--reason: empty/],
  ])("%j is refused", (wrong, message) => {
    const { exit, stderr } = checked(undefined, { adopt: wrong });
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
  });
});
