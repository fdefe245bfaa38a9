import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * What the pre-commit hook runs: synthesizes each changed file into a temporary folder, which reads and judges it. Exit 0:
 * nothing refused; 1: something is; 2: a file cannot be read.
 * @param files - as pre-commit names them; a `waivers.yaml` stands for the `connections.yaml` beside it
 */
export function main(files: readonly string[]): void {
  const declarations = new Set(files.map(declarationOf).filter((file) => existsSync(file)));
  process.exitCode = Math.max(0, ...[...declarations].map(judged));
}

function declarationOf(file: string): string {
  return basename(file) === "waivers.yaml" ? join(dirname(file), "connections.yaml") : file;
}

/** In a process of its own, because synth ends its own where something is refused. */
function judged(file: string): number {
  const folder = mkdtempSync(join(tmpdir(), "astro-connect-pre-commit-"));
  try {
    const { status } = spawnSync(process.execPath, [join(__dirname, "..", "..", "bin", "synth.js"), file], {
      env: { ...process.env, CDKTF_OUTDIR: join(folder, "cdktf.out") },
      stdio: ["ignore", "inherit", "inherit"],
    });
    return status ?? 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
