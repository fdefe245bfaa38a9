// Synth: one connection of each route, and a thousand.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { floor, node } from "../commands.mjs";
import { measure } from "../measure.mjs";

export function run(context) {
  const { root, short, table } = context;
  const examples = readdirSync(join(root, "examples")).filter((file) => file.endsWith(".yaml"));
  for (const example of short ? ["vpc-peering.yaml"] : examples) {
    const { ours, theirs } = compared(context, join(root, "examples", example), short ? 3 : 5);
    table.add(`synth, examples/${example}`, "bare cdktf app that writes the same Terraform", ours, theirs, {
      target: 1.3,
      limit: 3.5,
    });
  }
  const hundred = declared(context, 100);
  const thousand = declared(context, short ? 300 : 1000);
  const times = measure({ hundred: synth(context, hundred), thousand: synth(context, thousand) }, 2);
  const [large, target] = short ? [300, undefined] : [1000, 10.5];
  table.add(`synth, ${large} connections against 100`, "itself", times.thousand, times.hundred, {
    target,
    limit: short ? 5 : 14,
  });
}

function compared(context, file, rounds) {
  const ours = synth(context, file);
  const { status, stderr } = spawnSync(ours.command, ours.args, {
    cwd: ours.cwd,
    env: { ...process.env, ...ours.env },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`synth of ${file} ended with ${status}: ${stderr}`);
  const bare = join(context.folder, "bare");
  return measure({ ours, theirs: floor(context, "bare-app.cjs", ours.env.CDKTF_OUTDIR, bare) }, rounds);
}

/** `npm start` of a file, into a folder of the bench's own. */
export function synth({ root, folder }, file) {
  const out = join(folder, "synth");
  mkdirSync(out, { recursive: true });
  return {
    command: node,
    args: [join(root, "bin", "synth.js"), file],
    cwd: root,
    env: { CDKTF_OUTDIR: out },
  };
}

/** A file of many peering connections, each complete, with a VPC of its own. */
export function declared({ folder }, count) {
  const id = (i) => i.toString(16).padStart(17, "0");
  const connection = (i) => `
  - id: connection-${i}
    name: Connection ${i}
    route: vpc-peering
    clusters: [{cluster: prod, peeringConnectionId: pcx-${id(i)}}]
    target: {accountId: "333333333333", region: us-east-1, vpcId: vpc-${id(i)}}
    routing: {routeTableIds: [rtb-${id(i)}]}`;
  const file = join(folder, `connections-${count}.yaml`);
  writeFileSync(
    file,
    `astro:
  clusters:
    - {id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20}
connections:${Array.from({ length: count }, (_, i) => connection(i)).join("")}
`,
  );
  return file;
}
