import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { explain, readPack } from "../../gate";

const PAGES = join(__dirname, "..", "..", "docs", "policies");
const { rules } = readPack();

/** The lines that say something, without the markup of either form. */
const said = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^> /, "").trim())
    .filter((line) => line !== "");

test.each(rules.map((rule) => [rule.id, rule] as const))("%s: as its page says", (id, rule) => {
  // GIVEN
  const page = readFileSync(join(PAGES, `${id}.md`), "utf8");
  const explained = said(explain(id));
  const written = said(page);

  // THEN both have what METADATA says, in one order
  const parts = [rule.description, rule.avoid, rule.prefer, rule.remediation, rule.document];
  for (const text of [explained, written]) {
    let from = 0;
    for (const part of parts.map((lines) => said(lines))) {
      const at = text.findIndex((_, i) => i >= from && part.every((line, j) => text[i + j] === line));
      expect([part, at]).toEqual([part, expect.any(Number)]);
      expect(at).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
    for (const link of rule.related) expect(text.join("\n")).toContain(link);
  }
  expect([explain(id), page].every((text) => text.includes(rule.title) && text.includes(id))).toBe(true);
});

test("a rule that was renamed is found by its former id, too", () => {
  for (const { id, aliases } of rules) for (const alias of aliases) expect(explain(alias)).toBe(explain(id));
  expect(() => explain("vpc-peering/nothing")).toThrow(/no rule vpc-peering\/nothing/);
});

test("the table of what is covered names every rule, mistake and page", () => {
  const coverage = readFileSync(join(PAGES, "coverage.md"), "utf8");
  for (const { id } of rules) expect(coverage).toContain(`[${id}](${id}.md)`);
  for (let row = 1; row <= 46; row++) expect(coverage).toMatch(new RegExp(`^\\| ${row} \\| .+ \\| \\[`, "m"));
  for (const [, link] of coverage.matchAll(/\]\(([^)]+)\)/g))
    expect([link, existsSync(join(PAGES, link!))]).toEqual([link, true]);
});
