import { spawnSync } from "node:child_process";
import { Cidr, cidrContains, cidrsOverlap } from "../../config/values";
import { liesIn, overlaps } from "../../stacks/shared/cidr-conditions";
import { terraform } from "../support/terraform";
import { describeWith, temporaryFolder } from "../support/tools";

const CIDRS = [
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.1.255.240/28",
  "10.2.0.0/16",
  "11.0.0.0/16",
  "172.15.0.0/16",
  "172.16.0.0/16",
  "172.20.0.0/20",
  "172.20.8.0/21",
  "172.20.15.240/28",
  "172.20.16.0/20",
  "172.31.0.0/16",
  "172.32.0.0/16",
  "192.168.0.0/24",
].map((cidr) => Cidr.of(cidr));
const PAIRS = CIDRS.flatMap((a) => CIDRS.map((b) => [a, b] as const));

describeWith(terraform, "what Terraform computes of CIDRs is what the file's own arithmetic says", (tool) => {
  const evaluate = (expressions: readonly string[]): unknown => {
    const { stdout, stderr } = spawnSync(tool.program, ["console"], {
      cwd: temporaryFolder("console"),
      env: tool.environment(),
      input: `jsonencode([${expressions.join(", ")}])\n`,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    return JSON.parse(JSON.parse(stdout) as string);
  };

  it("overlaps", () => {
    const expected = PAIRS.map(([a, b]) => cidrsOverlap(a, b));
    expect(new Set(expected).size).toBe(2);
    expect(evaluate(PAIRS.map(([a, b]) => overlaps(JSON.stringify(a), b)))).toEqual(expected);
  });

  it("lies in", () => {
    const wider = ["10.0.0.0/8", "172.16.0.0/12"].map((cidr) => Cidr.of(cidr));
    const expected = CIDRS.map((cidr) => wider.some((each) => cidrContains(each, cidr)));
    expect(new Set(expected).size).toBe(2);
    expect(evaluate(CIDRS.map((cidr) => liesIn(JSON.stringify(cidr), wider)))).toEqual(expected);
  });
});
