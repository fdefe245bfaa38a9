/** A runner's workspace with real plans of fixtures, and the shell of a pipeline run in it as the runner runs it. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JsonObject } from "../../gate/plan/json";
import { temporaryFolder } from "../support/tools";

export const ROOT = join(__dirname, "..", "..");
const FIXTURES = join(ROOT, "__tests__", "fixtures");
const RULE = join(FIXTURES, "vpc-peering", "accepter-must-accept");

/** A plan that Terraform made, which the facts refuse. */
export const REFUSED = join(RULE, "fail-false.plan.json");
/** One that they let pass. */
export const PASSING = join(RULE, "pass-true.plan.json");
/** The rule that refuses the one. */
export const REFUSING_RULE = "vpc-peering/accepter-must-accept";

/** Facts as `check --config` takes them. */
export const FACTS = `astro: ${readFileSync(join(FIXTURES, "facts.json"), "utf8")}`;

/** Facts that know no cluster of the plans, so that everything passes: what an author would like to be judged by. */
export const FORGED_FACTS = FACTS.replaceAll("222222222222", "999999999999")
  .replaceAll("172.2", "10.25")
  .replaceAll("100.64", "100.96")
  .replaceAll("52.1.2.", "54.9.9.");

/** How a script ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class Workspace {
  readonly path = temporaryFolder("pipeline");

  write(name: string, text: string, mode = 0o644): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    return file;
  }

  copy(from: string, name: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    cpSync(from, join(this.path, name));
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  list(name = "."): string[] {
    return readdirSync(join(this.path, name)).sort();
  }

  /** Runs a script with nothing in its environment but `env` and where programs are. */
  run(shell: readonly string[], script: string, env: NodeJS.ProcessEnv, folder = "."): Ended {
    const [program = "", ...args] = shell;
    const file = this.write(".script", script);
    const { status, stdout, stderr } = spawnSync(program, [...args, file], {
      cwd: join(this.path, folder),
      env: { PATH: process.env["PATH"], HOME: this.path, ...env },
      encoding: "utf8",
      input: "",
    });
    return { code: status, stdout, stderr };
  }
}

/** The refused plan, as if `connections.yaml` had declared it: its resources come from line 13. */
export function emittedPlan(): string {
  const plan = JSON.parse(readFileSync(REFUSED, "utf8")) as {
    configuration: { root_module: JsonObject };
    resource_changes: { address: string }[];
  };
  const resources = Object.fromEntries(
    plan.resource_changes.map(({ address }) => [address, { line: 13, column: 5 }]),
  );
  const origin = {
    version: 1,
    file: "connections.yaml",
    connection: { id: "orders", name: "Orders", route: "vpc-peering", line: 9, column: 5 },
    resources,
    intent: {},
  };
  plan.configuration.root_module = {
    ...plan.configuration.root_module,
    variables: { astro_connect_origin: { default: origin } },
  };
  return JSON.stringify(plan);
}
