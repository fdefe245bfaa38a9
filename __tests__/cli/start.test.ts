import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printStart, type Start } from "../../cli/start";
import type { Finding, Judged } from "../../gate";
import { peering, requesting } from "../handover/fixtures";

let folder: string;
let start: Start;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "astro-connect-"));
  const outdir = join(folder, "cdktf.out");
  const stack = join(outdir, "stacks", "orders");
  mkdirSync(stack, { recursive: true });
  writeFileSync(
    join(stack, "cdk.tf.json"),
    JSON.stringify({
      data: { aws_vpc: { target: {} } },
      resource: { aws_route: { a: {}, b: {} }, aws_x: { c: {} } },
    }),
  );
  start = {
    file: "connections.yaml",
    declaration: { astro: { clusters: [] }, connections: [peering()] },
    projectFolder: folder,
    outdir,
    judged: judged(),
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

function judged(findings: readonly Partial<Finding>[] = [], deferred = 0): Judged {
  const summary = { error: 0, warning: 0, note: 0, waived: 0, rules: 98, resources: 3, judged: 2 };
  const report = { summary, findings: findings as Finding[], remarks: [], rules: [], waivers: [], plans: [] };
  return { report, warnings: [], deferred };
}

function printed(env: NodeJS.ProcessEnv = {}): string {
  let text = "";
  printStart(start, (more) => (text += more), env);
  return text;
}

test("says what was emitted, the verdict, who is awaited, and what to run next", () => {
  const file = join(folder, "cdktf.out");
  expect(printed()).toBe(`connections.yaml: 1 connection

orders: Orders database (vpc-peering)
  emitted  ${file}/stacks/orders/cdk.tf.json: 3 resources, 1 data source
  policies nothing refused
  cluster  prod: request phase
  awaited  VPC peering request and its id (pcx-…), from Astronomer support
  next     Send \`npx astro-connect ticket orders\` to Astronomer support.
  ticket   ${file}/hand-overs/orders.md

Policies: 98 rules; 2 of 3 resources concern Astro.

What to run next
  npx astro-connect status   who is awaited for what
  npx astro-connect ticket   the texts to send, ready to paste
  npx astro-connect deploy   plan, check, and apply what was checked
`);
});

test("writes the ticket of each connection and removes those of earlier runs", () => {
  mkdirSync(join(start.outdir, "hand-overs"));
  writeFileSync(join(start.outdir, "hand-overs", "gone.md"), "");
  printed();
  expect(readdirSync(join(start.outdir, "hand-overs"))).toEqual(["orders.md"]);
  expect(readFileSync(join(start.outdir, "hand-overs", "orders.md"), "utf8")).toContain(
    "| Cluster ID | clk1abcde |",
  );
});

test("beneath the cdktf CLI it writes the tickets and says nothing", () => {
  expect(printed({ CDKTF_OUTDIR: "cdktf.out" })).toBe("");
  expect(existsSync(join(start.outdir, "hand-overs", "orders.md"))).toBe(true);
});

test("without connections it says where to add one", () => {
  start = { ...start, declaration: { astro: { clusters: [requesting.cluster] }, connections: [] } };
  expect(printed()).toBe("connections.yaml: 0 connections. Add one below `connections:`.\n");
});

test("counts what the policies found in a connection, and what only a plan can tell", () => {
  const waived = { reason: "", owner: "", expires: "" };
  start = {
    ...start,
    judged: judged(
      [
        { plan: "orders", severity: "warning", waived: null },
        { plan: "orders", severity: "warning", waived: null },
        { plan: "orders", severity: "error", waived },
        { plan: "other", severity: "note", waived: null },
      ],
      4,
    ),
  };
  expect(printed()).toMatch(/^ {2}policies nothing refused, 2 warnings, 1 waived$/m);
  expect(printed()).toMatch(/; 4 questions can be answered only by a plan\.$/m);
});
