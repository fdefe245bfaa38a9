/** What `npm start` says after synth: per connection what was emitted, the verdict, who is awaited and what is next. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Connection, Declaration } from "../config/model";
import type { Judged } from "../gate";
import { handOvers, progress, render } from "../handover";
import { count } from "../handover/words";
import { readLocalState } from "./state";
import { paragraph, printable, terminal, type Terminal } from "./terminal";
import { write as writeTo } from "./write";

/** What `npm start` has done. */
export interface Start {
  /** The file, as messages name it. */
  readonly file: string;
  readonly declaration: Declaration;
  /** Folder of `cdktf.json`, where local states are. */
  readonly projectFolder: string;
  /** Where synth wrote, e.g. `cdktf.out`. */
  readonly outdir: string;
  /** What the policies said of all stacks. */
  readonly judged: Judged;
}

/**
 * Writes the due hand-overs to `<outdir>/hand-overs/<connection>.md` and says what was done and what is next.
 * Beneath the cdktf CLI (`CDKTF_OUTDIR`) it says nothing, because that has an output of its own.
 */
export function printStart(
  start: Start,
  write: (text: string) => void = (text) => void writeTo(process.stdout, text),
  env: NodeJS.ProcessEnv = process.env,
): void {
  const tickets = writeHandOvers(start);
  if (env["CDKTF_OUTDIR"]) return;
  write(startText(start, tickets, terminal(process.stdout, env)));
}

/** Files of the hand-overs written, by connection. */
function writeHandOvers({ declaration, projectFolder, outdir }: Start): ReadonlyMap<string, string> {
  const folder = join(outdir, "hand-overs");
  rmSync(folder, { recursive: true, force: true });
  const files = new Map<string, string>();
  for (const connection of declaration.connections) {
    const due = handOvers(connection, readLocalState(connection, projectFolder).state).filter(
      (each) => each.due,
    );
    if (due.length === 0) continue;
    const file = join(folder, `${connection.id}.md`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, render(due, "markdown"));
    files.set(connection.id, file);
  }
  return files;
}

function startText(start: Start, tickets: ReadonlyMap<string, string>, shown: Terminal): string {
  const { connections } = start.declaration;
  const head = `${start.file}: ${count(connections.length, "connection")}`;
  if (connections.length === 0) return `${head}. Add one below \`connections:\`.\n`;
  const parts = [
    head,
    ...connections.map((connection) => connectionText(start, connection, tickets.get(connection.id), shown)),
    judgement(start.judged),
    [
      shown.colors.bold("What to run next"),
      "  npx astro-connect status   who is awaited for what",
      "  npx astro-connect ticket   the texts to send, ready to paste",
      "  npx astro-connect deploy   plan, check, and apply what was checked",
    ].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function connectionText(
  start: Start,
  connection: Connection,
  ticket: string | undefined,
  { colors, width }: Terminal,
): string {
  const { state } = readLocalState(connection, start.projectFolder);
  const { clusters } = progress(connection, state);
  const line = (label: string, text: string): string => paragraph(`  ${label.padEnd(8)} `, text, width);
  return [
    `${colors.bold(connection.id)}: ${printable(connection.name)} (${connection.route}${connection.retired ? ", retired" : ""})`,
    line("emitted", emitted(start, connection.id)),
    line("policies", verdict(start.judged, connection.id)),
    ...clusters.flatMap(({ name, phase, awaited, next }) => [
      line("cluster", `${name}: ${phase} phase`),
      ...awaited.map(({ what, from }) => line("awaited", `${what}, from ${from}`)),
      line("next", next),
    ]),
    ...(ticket === undefined ? [] : [line("ticket", shortest(ticket))]),
  ].join("\n");
}

/** What the policies said of one connection; a refusal never comes here, because then nothing is written. */
function verdict({ report }: Judged, id: string): string {
  const found = report.findings.filter(({ plan }) => plan === id);
  const waived = found.filter((finding) => finding.waived !== null).length;
  const open = (["warning", "note"] as const).flatMap((severity) => {
    const n = found.filter((finding) => finding.waived === null && finding.severity === severity).length;
    return n === 0 ? [] : [count(n, severity)];
  });
  return ["nothing refused", ...open, ...(waived === 0 ? [] : [`${waived} waived`])].join(", ");
}

function judgement({ report, deferred }: Judged): string {
  const { rules, resources, judged } = report.summary;
  return (
    `Policies: ${count(rules, "rule")}; ${judged} of ${count(resources, "resource")} concern Astro` +
    `${deferred === 0 ? "" : `; ${count(deferred, "question")} can be answered only by a plan`}.`
  );
}

function emitted({ outdir }: Start, id: string): string {
  const file = join(outdir, "stacks", id, "cdk.tf.json");
  const { resource, data } = JSON.parse(readFileSync(file, "utf8")) as Readonly<
    Record<"resource" | "data", Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined>
  >;
  const size = (blocks: typeof resource): number =>
    Object.values(blocks ?? {}).reduce((sum, byName) => sum + Object.keys(byName).length, 0);
  return `${shortest(file)}: ${count(size(resource), "resource")}, ${count(size(data), "data source")}`;
}

function shortest(file: string): string {
  const near = relative(process.cwd(), file);
  return near.startsWith("..") ? file : near;
}
