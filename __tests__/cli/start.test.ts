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
    verdict: () => "nothing refused",
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

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
