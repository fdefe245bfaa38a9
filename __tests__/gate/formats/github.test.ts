import { ConfigError } from "../../../config/errors";
import { RENDERERS } from "../../../gate/formats/format";
import { githubProblems } from "../../../gate/formats/github";
import { finding, hostile, report, reportOf, waived } from "./sample";

/** A command as GitHub's runner reads it from a line; undefined where it reads none. */
function command(
  line: string,
): { name: string; properties: Record<string, string>; data: string } | undefined {
  const [, info = "", data = ""] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  const [name = "", ...rest] = info.split(" ");
  const unescape = (text: string): string =>
    text
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%25", "%");
  const properties = Object.fromEntries(
    rest
      .join(" ")
      .split(",")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), unescape(pair.slice(at + 1))];
      }),
  );
  return name === "" ? undefined : { name, properties, data: unescape(data) };
}

const commands = (text: string) => text.trimEnd().split("\n").map(command);

test("an annotation on the line of the file; a waived finding is a notice", () => {
  expect(RENDERERS.github(report)).toBe(
    '::error file=connections.yaml,line=14,col=7,title=vpc-peering/cidr-overlap::aws_vpc.main["a|b"]: overlaps; 100 %25 of it. ' +
      "Expected no overlap; found 172.20.0.0/16. How to fix it: Choose another CIDR.\n" +
      "::notice file=plan.json,title=vpc-peering/cidr-overlap (waived)::overlaps; 100 %25 of it. " +
      "Expected no overlap; found 172.20.0.0/16. Waived until 2027-05-31 by platform: moves in May\n",
  );
});

test("remarks are notices of no file", () => {
  expect(RENDERERS.github(reportOf([], { remarks: ["nothing concerns Astro"] }))).toBe(
    "::notice::nothing concerns Astro\n",
  );
});

test("the worst come first", () => {
  const findings = (["note", "warning", "error"] as const).map((severity) => ({ ...finding, severity }));
  expect(commands(RENDERERS.github(reportOf([waived, ...findings]))).map((each) => each?.name)).toEqual([
    "error",
    "warning",
    "notice",
    "notice",
  ]);
});

test("ten are shown of a kind, so the tenth of more counts them; the log has all", () => {
  const of = (count: number) =>
    commands(
      RENDERERS.github(
        reportOf(Array.from({ length: count }, (_, i) => ({ ...finding, address: `aws_vpc.a${i}` }))),
      ),
    );
  expect(of(10).map((each) => each?.properties["title"])).not.toContain("astro-connect");
  expect(of(12)).toHaveLength(13);
  expect(of(12)[9]).toEqual({
    name: "error",
    properties: { title: "astro-connect" },
    data: "12 errors; GitHub shows 9 of them, the log of this step has all",
  });
});

test("of standard input no file is named", () => {
  const [only] = commands(RENDERERS.github(reportOf([{ ...finding, plan: "-", source: null }])));
  expect(only?.properties).toEqual({ title: "vpc-peering/cidr-overlap" });
});

test("files are named from the top of the repository", () => {
  const repository = { root: "/work/shop", folder: "infra" };
  expect(commands(RENDERERS.github(report, { repository })).map((each) => each?.properties["file"])).toEqual([
    "infra/connections.yaml",
    "infra/plan.json",
  ]);
});

test("a hostile plan forges no command, and GitHub cuts nothing silently", () => {
  const lines = RENDERERS.github(reportOf(hostile)).trimEnd().split("\n");
  // One more that counts the rest.
  expect(lines).toHaveLength(hostile.length + 1);
  for (const line of lines) {
    expect(line).toMatch(/^::error /);
    expect(line).not.toMatch(/##\w*\[/);
    const { properties, data } = command(line)!;
    expect(Object.keys(properties).filter((key) => !["file", "line", "col", "title"].includes(key))).toEqual(
      [],
    );
    expect(data.length).toBeLessThanOrEqual(4_096);
    expect(data).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  }
});

test("problems of the file are annotations on their lines", () => {
  const error = new ConfigError([
    { file: "connections.yaml", line: 3, column: 5, found: "x", message: 'found "a,b:c"; write\n::error::x' },
  ]);
  expect(githubProblems(error, { repository: { root: "/work/shop", folder: "infra" } })).toBe(
    '::error file=infra/connections.yaml,line=3,col=5,title=astro-connect::found "a,b:c"; write ::error::x\n',
  );
});
