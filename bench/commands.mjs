// What is measured, as whole processes.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FACTS, manyClusters, writePlan } from "./plans.mjs";

export const node = process.execPath;

/** `astro-connect check`, which must be able to judge; what it finds does not matter here. */
export function check({ root }, plans, config) {
  const args = [
    join(root, "bin", "astro-connect.js"),
    "check",
    ...plans,
    "--config",
    config,
    "--fail-on",
    "never",
  ];
  return { command: node, args };
}

/** Bare Node that runs a file of `bench/floors`. */
export function floor({ root }, name, ...args) {
  return { command: node, args: [join(root, "bench", "floors", name), ...args] };
}

/** Writes a plan (see `writePlan`) and names it. */
export function plan({ folder }, name, ...options) {
  const file = join(folder, name);
  writePlan(file, ...options);
  return file;
}

/** Writes the facts that plans are judged with: one cluster, or many. */
export function facts({ folder }, clusters) {
  const file = join(folder, clusters === undefined ? "facts.yaml" : `facts-${clusters}.yaml`);
  writeFileSync(file, clusters === undefined ? FACTS : manyClusters(clusters));
  return file;
}

export function isInstalled(program, ...args) {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
