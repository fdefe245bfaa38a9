import { RENDERERS } from "../../../gate/formats/format";
import { finding, hostile, report, reportOf, waived } from "./sample";

test("the verdict first, then what is refused, then what is waived", () => {
  const page =
    "https://github.com/astro-connect/astro-connect/blob/main/docs/policies/vpc-peering/cidr-overlap.md";
  expect(RENDERERS.markdown(report)).toBe(`## astro-connect

❌ **1 refused** · 1 error, 0 warnings, 0 notes, 1 waived; 1 of 2 resources concern Astro; 1 rules

### Refused

| rule | where | what |
|---|---|---|
| [vpc-peering/cidr-overlap](${page}) | <code>aws_vpc.main&#91;"a&#124;b"&#93;</code><br><code>connections.yaml:14</code> | overlaps; 100 % of it<br>expected no overlap; found <code>172.20.0.0/16</code><br>**Fix:** Choose another CIDR. |

### Waived

| rule | where | reason | owner | until |
|---|---|---|---|---|
| [vpc-peering/cidr-overlap](${page}) | <code>plan.json</code> | moves in May | platform | 2027-05-31 |
`);
});

test.each([
  ["nothing at all", [], "✅ **Nothing refused** · "],
  ["a warning", [{ ...finding, severity: "warning" as const }], "⚠️ **Nothing refused** · "],
  ["a waived error", [{ ...waived, severity: "error" as const }], "⚠️ **Nothing refused** · "],
])("%s: the verdict", (_what, findings, verdict) => {
  expect(RENDERERS.markdown(reportOf(findings)).split("\n")[2]).toMatch(
    new RegExp(`^${verdict.replaceAll("*", "\\*")}`),
  );
});

test("what is refused is what the threshold says", () => {
  const findings = (["note", "warning"] as const).map((severity) => ({ ...finding, severity }));
  const text = RENDERERS.markdown(reportOf(findings), { failOn: "warning" });
  expect(text.match(/^### .*$/gm)).toEqual(["### Refused", "### Notes"]);
  expect(text).toContain("❌ **1 refused**");
});

test("remarks stand above the tables", () => {
  expect(RENDERERS.markdown(reportOf([], { remarks: ["a waiver has expired"] }))).toMatch(
    /\n> a waiver has expired\n$/,
  );
});

test("fits a comment, and counts what does not fit, the worst kept", () => {
  const many = Array.from({ length: 2_000 }, (_, i) => ({
    ...finding,
    severity: i === 1_999 ? ("error" as const) : ("warning" as const),
    address: `aws_vpc.a${i}`,
  }));
  const text = RENDERERS.markdown(reportOf(many));
  const rows = text.match(/^\| \[/gm)?.length ?? 0;
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain("aws_vpc.a1999");
  expect(text).toContain(`… and ${2_000 - rows} more that do not fit here`);
});

test("one long value does not fill it", () => {
  const text = RENDERERS.markdown(reportOf([{ ...finding, address: "a".repeat(100_000) }, finding]));
  expect(text.match(/^\| \[/gm)).toHaveLength(2);
});

describe("of a hostile plan", () => {
  const text = RENDERERS.markdown(reportOf(hostile));
  const rows = text.split("\n").filter((line) => line.startsWith("| ["));

  test("each finding is a row of three cells", () => {
    expect(rows).toHaveLength(hostile.length);
    for (const row of rows) expect(row.match(/\|/g)).toHaveLength(4);
  });

  test("there are no tags but ours, and no entity that was not made here", () => {
    const tags = new Set(text.match(/<[^>]*>/g));
    expect(tags).toEqual(new Set(["<code>", "</code>", "<br>"]));
    expect(text.match(/&(?!#\d+;)/g)).toBeNull();
  });

  test("no markup but the link of the rule and the word Fix", () => {
    for (const row of rows) {
      const cells = row.replace(/^\| \[[^\]]*\]\([^)]*\) \|/, "").replaceAll("**Fix:**", "");
      expect(cells).not.toMatch(/[*`~[\]\\]/);
      expect(cells).not.toMatch(/(^|[^A-Za-z0-9])_|_($|[^A-Za-z0-9])/);
    }
  });

  test("no text is a link", () => {
    for (const row of rows) {
      expect(row.replace(/^\| \[[^\]]*\]\([^)]*\)/, "")).not.toMatch(/:\/\/|www\.|@\w/);
    }
  });

  test("outside of code nobody and no issue is mentioned", () => {
    const prose = rows.map((row) =>
      row.replace(/^\| \[[^\]]*\]\([^)]*\)/, "").replace(/<code>.*?<\/code>/g, ""),
    );
    for (const row of prose) expect(row).not.toMatch(/@\w|(?<!&)#\w/);
  });
});
