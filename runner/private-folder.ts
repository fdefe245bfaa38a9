import { createHash } from "node:crypto";
import { closeSync, lstatSync, mkdtempSync, openSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Processes of containers that share a temporary folder have ids of their own, so a name says which host it is of. */
const PREFIX = `astro-connect-${createHash("sha256").update(hostname()).digest("hex").slice(0, 8)}-`;

/** A folder only its owner can enter, for plans: they hold secrets in clear text. */
export interface PrivateFolder {
  readonly path: string;
  /** Creates an empty file that only its owner can read, for another program to fill. */
  file(name: string): string;
  /** Removes the folder; may be called more than once. */
  remove(): void;
}

/** Creates a private folder that is removed at the latest when this process ends, unless it is killed. */
export function createPrivateFolder(parent: string = tmpdir()): PrivateFolder {
  // mkdtemp makes it 0700 whatever the umask.
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const remove = (): void => {
    process.off("exit", remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.on("exit", remove);
  return {
    path,
    file(name) {
      const file = join(path, name);
      closeSync(openSync(file, "wx", 0o600));
      return file;
    },
    remove,
  };
}

/** Removes what killed processes of this user on this host left behind, and returns the removed folders. */
export function sweepLeftovers(parent: string = tmpdir()): string[] {
  return readdirSync(parent).filter((name) => {
    const path = join(parent, name);
    if (!isLeftover(name, path)) return false;
    try {
      rmSync(path, { recursive: true, force: true });
      return true;
    } catch {
      return false;
    }
  });
}

function isLeftover(name: string, path: string): boolean {
  const pid = name.startsWith(PREFIX) ? /^(\d+)-/.exec(name.slice(PREFIX.length))?.[1] : undefined;
  if (pid === undefined || isAlive(Number(pid))) return false;
  try {
    const status = lstatSync(path);
    return status.isDirectory() && (process.getuid === undefined || status.uid === process.getuid());
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
