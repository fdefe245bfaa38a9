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
    ["*", /^WAIVERS:2:\d+: \*: a waiver names one rule; wildcards are for addresses$/m],
    ["vpc-peering/*", /a waiver names one rule; wildcards are for addresses/],
    ["facts/facts-given", /rules about the facts cannot be waived; mend the facts/],
    ["vpc-peering/accepter-must-acept", /did you mean vpc-peering\/accepter-must-accept\?/],
  ])("of the rule %s is refused", (rule, message) => {
    const after = checked(waiver({ rule }));
    expect([after.exit, after.text]).toEqual([2, ""]);
    expect(after.stderr).toMatch(message);
  });

  test.each([["rule"], ["address"], ["reason"], ["owner"], ["expires"]])("needs %s", (key) => {
    const after = checked(waiver({ [key]: "" }));
    expect(after.exit).toBe(2);
    expect(after.stderr).toMatch(new RegExp(`^WAIVERS:2:\\d+: waivers\\.0\\.${key}: `));
  });

  test.each(["2026-02-30", "2026-13-01", "never"])("until %s is refused", (expires) => {
    expect(checked(waiver({ expires })).exit).toBe(2);
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
