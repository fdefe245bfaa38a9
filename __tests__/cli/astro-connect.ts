/** Runs the built program as users do: plain node, a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
export const BIN = join(ROOT, "bin", "astro-connect.js");

/** How a run ended. */
export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a project in it. */
export class ProjectFolder {
  readonly path = mkdtempSync(join(tmpdir(), "astro-connect-"));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.write({ "cdktf.json": "{}", ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.path, name), content);
  }

  /** Runs the program; `input` is its standard input. */
  run(
    args: readonly string[],
    options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
  ): Run {
    const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      cwd: this.path,
      env: { PATH, HOME, TMPDIR, SystemRoot, ...options.env },
      encoding: "utf8",
      input: options.input ?? "",
      timeout: 60_000,
    });
    return { exit: status, stdout, stderr };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Refuses to test a program that is not built from the sources beside it. */
export function requireBuilt(): void {
  const newest = Math.max(
    ...["cli", "handover", "config"].flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => statSync(join(ROOT, room, name)).mtimeMs),
    ),
  );
  const mtime = (...path: readonly string[]): number =>
    statSync(join(ROOT, "dist", ...path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // The compiler leaves outputs that did not change as they are, and notes each run in its build info.
  if (mtime("cli", "main.js") === 0 || mtime(".tsbuildinfo") < newest)
    throw new Error("dist is older than the sources: run `npm run build` first");
}

/** A file with one connection in the request phase and one in the complete phase. */
export const CONNECTIONS = `astro:
  clusters:
    - id: clk1abcde
      name: prod
      region: us-east-1
      accountId: "222222222222"
      cidr: 172.20.0.0/20
connections:
  - id: orders
    name: Orders database
    route: vpc-peering
    target: { accountId: "333333333333", region: us-east-1, vpcId: vpc-0123456789abcdef0, cidrs: [10.0.0.0/16] }
    clusters: [{ cluster: prod }]
    routing: { routeTableIds: [rtb-0123456789abcdef0] }
  - id: billing
    name: Billing database
    route: vpc-peering
    target: { accountId: "444444444444", region: us-east-1, vpcId: vpc-0123456789abcdef1, cidrs: [10.1.0.0/16] }
    clusters: [{ cluster: prod, peeringConnectionId: pcx-0123456789abcdef0 }]
    routing: { routeTableIds: [rtb-0123456789abcdef1] }
`;
