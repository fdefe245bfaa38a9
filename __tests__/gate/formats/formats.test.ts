import { FORMATS, RENDERERS } from "../../../gate/formats/format";
import { finding, hostile, report, reportOf, waived } from "./sample";

test.each(FORMATS)("%s: the same report gives the same bytes, and ends its last line", (format) => {
  expect(RENDERERS[format](report)).toBe(RENDERERS[format](report));
  expect(RENDERERS[format](report)).toMatch(/\n$/);
});

test("text has one line a finding, and a last one that counts", () => {
  const place = `vpc-peering/cidr-overlap aws_vpc.main["a|b"]: overlaps; 100 % of it`;
  expect(RENDERERS.text(report).split("\n")).toEqual([
    `connections.yaml:14:7: error ${place}; expected no overlap; found 172.20.0.0/16; fix: Choose another CIDR.`,
    "plan.json: waived vpc-peering/cidr-overlap (plan): overlaps; 100 % of it; expected no overlap; found 172.20.0.0/16; waived until 2027-05-31 by platform: moves in May",
    "1 error, 0 warnings, 0 notes, 1 waived; 1 of 2 resources concern Astro; 1 rules",
    "",
  ]);
});

describe("text, of a hostile plan", () => {
  const lines = RENDERERS.text(reportOf(hostile)).split("\n");

  test("has one line a finding all the same", () => {
    expect(lines).toHaveLength(hostile.length + 2);
    for (const line of lines.slice(0, hostile.length)) expect(line).toContain("fix: Choose another CIDR.");
  });

  test("drives no terminal and turns no direction", () => {
    expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
  });

  test("is no command of a CI system", () => {
    for (const line of lines) {
      expect(line).not.toMatch(/^\s*::/);
      expect(line).not.toMatch(/##\w*\[/);
    }
  });
});

test("text takes a long run of blanks in its stride", () => {
  const blanks = reportOf([{ ...finding, actual: " ".repeat(1_000_000) }]);
  const started = process.hrtime.bigint();
  RENDERERS.text(blanks);
  // Quadratic matching takes minutes.
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(20);
});

test("json has the keys that readers rely on, and no other order", () => {
  const parsed = JSON.parse(RENDERERS.json(report)) as {
    version: number;
    summary: object;
    findings: object[];
  };
  expect(parsed.version).toBe(1);
  expect(parsed.summary).toEqual(report.summary);
  expect(parsed.findings).toEqual([finding, waived]);
});
