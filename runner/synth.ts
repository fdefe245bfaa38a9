import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { closest } from "../config/closest";
import { projectFolder } from "../config/locate";
import { findConfigFile } from "./config-file";
import { RunnerError } from "./errors";
import { exitCodeOf, type Interrupts } from "./interrupts";

/** A stack that synth has written. */
export interface SynthesizedStack {
  readonly id: string;
  /** Where Terraform runs for it. */
  readonly folder: string;
}

/** Where and how to synthesize. */
export interface SynthOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
  /** The app to run. @default - this package's own */
  readonly app?: string;
  /** Folder for the Terraform; it must exist. @default - `cdktf.out` beside `cdktf.json` */
  readonly outdir?: string;
}

/** How synth ended: the stacks, or the exit code of a refusal (1) or failure (2), which it has explained itself. */
export type Synthesized =
  | { readonly kind: "stacks"; readonly stacks: readonly SynthesizedStack[] }
  | { readonly kind: "ended"; readonly exit: 1 | 2 };

/**
 * Writes the Terraform of every connection, in a process of its own, because the framework is slow to load and its
 * name will change.
 *
 * @throws RunnerError when there is no file to synthesize
 */
export async function synthesize(options: SynthOptions): Promise<Synthesized> {
  const { cwd, env, interrupts } = options;
  const config = findConfigFile(cwd, env);
  const project = projectFolder(cwd);
  const outdir = options.outdir ?? join(project, "cdktf.out");
  const app = options.app ?? resolve(__dirname, "..", "..", "bin", "synth.js");
  if (!existsSync(app)) throw new RunnerError(`${app} does not exist: run npm run build`);
  const child = spawn(process.execPath, [app], {
    cwd: project,
    env: { ...env, CDKTF_OUTDIR: outdir, ASTRO_CONNECT_CONFIG: config },
    // What it says is not the report of this command.
    stdio: ["ignore", process.stderr, process.stderr],
  });
  interrupts.follow(child);
  const code = await new Promise<number>((done, failed) => {
    child.once("error", failed);
    child.once("close", (code, signal) => done(signal === null ? (code ?? 2) : exitCodeOf(signal)));
  });
  return code === 0
    ? { kind: "stacks", stacks: readManifest(outdir) }
    : { kind: "ended", exit: code === 1 ? 1 : 2 };
}

/**
 * The stacks that `ids` name, in the order of the manifest; all of them when there are no ids.
 *
 * @throws RunnerError naming every id that does not exist
 */
export function pickStacks(
  stacks: readonly SynthesizedStack[],
  ids: readonly string[],
): readonly SynthesizedStack[] {
  const known = stacks.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new RunnerError(
      unknown
        .map((id) => {
          const meant = closest(id, known);
          const help =
            meant === undefined ? `there is ${known.join(", ") || "none"}` : `did you mean "${meant}"?`;
          return `no stack "${id}": ${help}`;
        })
        .join("\n"),
    );
  }
  return ids.length === 0 ? stacks : stacks.filter(({ id }) => ids.includes(id));
}

/** The stacks in the order in which they can be applied. */
function readManifest(outdir: string): SynthesizedStack[] {
  const manifest = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    readonly stacks: Readonly<
      Record<string, { readonly workingDirectory: string; readonly dependencies?: readonly string[] }>
    >;
  };
  const ordered = new Map<string, SynthesizedStack>();
  const visit = (id: string): void => {
    const stack = manifest.stacks[id];
    if (stack === undefined || ordered.has(id)) return;
    stack.dependencies?.forEach(visit);
    ordered.set(id, { id, folder: resolve(outdir, stack.workingDirectory) });
  };
  Object.keys(manifest.stacks).forEach(visit);
  return [...ordered.values()];
}
