// Finds the pinned OPA and runs it. Only building and testing the policies needs it; using them never does.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The one version whose output is committed. */
export const OPA_VERSION = "1.22.2";

/** @returns {string | undefined} the path of an `opa` of any version */
export function findOpa() {
  const candidates = [process.env.ASTRO_CONNECT_OPA, "opa", join(homedir(), "go", "bin", "opa")];
  return candidates.find((candidate) => {
    if (candidate === undefined || (candidate.includes("/") && !existsSync(candidate))) return false;
    try {
      execFileSync(candidate, ["version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs the pinned OPA and returns its standard output. Ends the process with one line if it cannot be had. */
export function opa(args, options = {}) {
  const binary = findOpa();
  const install = `go install github.com/open-policy-agent/opa@v${OPA_VERSION}`;
  if (binary === undefined) fail(`opa not found. Install it: ${install}`);
  const version = /^Version: (\S+)/m.exec(execFileSync(binary, ["version"], { encoding: "utf8" }))?.[1];
  if (version !== OPA_VERSION) fail(`opa ${version} found, ${OPA_VERSION} needed. Install it: ${install}`);
  try {
    return execFileSync(binary, args, {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
  } catch (error) {
    fail(`opa ${args[0]} failed:\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
}

/** Says what is wrong and ends the process with 1. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}
