/** What pictures and pages are made of: connections, and what the policies say of them at synth. */
import type { Connection } from "../config/model";
import type { Finding } from "../gate";
import { pickConnections, type Project, readProject } from "./project";

/** Connections and what was found. */
export interface JudgedProject {
  readonly project: Project;
  /** Those that are asked for. */
  readonly connections: readonly Connection[];
  /** Of those connections. */
  readonly findings: readonly Finding[];
  /** What is to be said beside the findings (idle or expired waivers), one line each. */
  readonly remarks: readonly string[];
  /** 1 where one of them is refused by policy, else 0. */
  readonly exit: 0 | 1;
  /** What the refusals are, a line each. @default - nothing is refused */
  readonly stderr?: string;
}

/**
 * Reads the project, and has its stacks judged as `npm start` has them.
 * @param names - ids or names of connections; none: all
 * @returns an exit code alone where the app ended, having said why
 */
export async function judgedProject(
  names: readonly string[],
): Promise<JudgedProject | { readonly exit: number }> {
  const project = readProject(process.cwd(), process.env);
  const connections = pickConnections(project, names);
  const { verdictAtSynth } = await import("../runner/verdict-at-synth.js");
  const verdict = await verdictAtSynth();
  if (verdict.kind === "ended") return { exit: verdict.exit };
  const { text } = await import("../gate/formats/text.js");
  const ids = new Set<string>(connections.map(({ id }) => id));
  const { report } = verdict.judged;
  const findings = report.findings.filter(({ plan }) => ids.has(plan));
  const refused = findings.filter(({ severity, waived }) => severity === "error" && waived === null);
  const base = { project, connections, findings, remarks: names.length === 0 ? report.remarks : [] };
  if (refused.length === 0) return { ...base, exit: 0 };
  const lines = text({ ...report, findings: refused, remarks: [] });
  return { ...base, exit: 1, stderr: `${lines}refused by policy; astro-connect explain RULE tells more\n` };
}
