/** Runs the built program as users do: plain node, a folder of its own. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** What the compiler notes of its last run; `version` is a digest of the source. */
interface BuildInfo {
  readonly fileNames: readonly string[];
  readonly fileInfos: readonly (string | { readonly version: string })[];
  readonly affectedFilesPendingEmit?: readonly unknown[];
}

/** Refuses to test a program that is not built from the sources beside it. */
export function requireBuilt(): void {
  const info = join(ROOT, "dist", ".tsbuildinfo");
  const { fileNames, fileInfos, affectedFilesPendingEmit }: BuildInfo = existsSync(info)
    ? (JSON.parse(readFileSync(info, "utf8")) as BuildInfo)
    : { fileNames: [], fileInfos: [] };
  const built = (source: string): boolean => {
    const noted = fileInfos[fileNames.indexOf(`../${source}`)];
    const digest = createHash("sha256")
      .update(readFileSync(join(ROOT, source)))
      .digest("hex");
    return digest === (typeof noted === "string" ? noted : noted?.version);
  };
  const sources = ["cli", "handover", "config", "gate", "pictures", "runner", "run-task", "verify"].flatMap(
    (room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => `${room}/${name.replaceAll("\\", "/")}`),
  );
  if (
    !existsSync(join(ROOT, "dist", "cli", "main.js")) ||
    affectedFilesPendingEmit ||
    !sources.every(built)
  ) {
    throw new Error("dist is not built from these sources: run `npm run build` first");
  }
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
