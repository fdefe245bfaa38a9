import type { ConfigError } from "../../config/errors";
import { type Finding, SEVERITIES, type Severity } from "../finding";
import { cut, oneLine } from "../report/one-line";
import type { Report } from "../report/report";
import { pathOf, placeOf } from "./place";
import type { RenderOptions } from "./render-options";

type Command = "error" | "warning" | "notice";

interface Annotation {
  readonly command: Command;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const COMMANDS: Readonly<Record<Severity, Command>> = { error: "error", warning: "warning", note: "notice" };

/** Annotations of a kind that GitHub shows for a step; the rest are in the log only. */
const MOST_SHOWN = 10;

/** GitHub's runner cuts longer messages, and does not say so. */
const LONGEST_MESSAGE = 4_000;

/**
 * GitHub Actions workflow commands: an annotation per finding, on the line of `connections.yaml` that caused it. Worst
 * first; where there are more than GitHub shows, one of those that it does show says so.
 */
export function github({ findings, remarks }: Report, { repository }: RenderOptions = {}): string {
  const annotations = [
    ...SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).map(
      (finding) => annotation(finding, repository),
    ),
    ...remarks.map((remark): Annotation => ({ command: "notice", properties: {}, message: remark })),
  ];
  return (["error", "warning", "notice"] as const)
    .flatMap((command) => shown(annotations.filter((each) => each.command === command)))
    .map((each) => `${line(each)}\n`)
    .join("");
}

/** The same for a file that cannot be read as what it should be: an annotation per problem, on its line. */
export function githubProblems({ problems }: ConfigError, { repository }: RenderOptions = {}): string {
  const annotations = problems.map(({ file, line, column, message }): Annotation => ({
    command: "error",
    properties: {
      file: pathOf(file, repository),
      line: String(line),
      col: String(column),
      title: "astro-connect",
    },
    message,
  }));
  return shown(annotations)
    .map((each) => `${line(each)}\n`)
    .join("");
}

function shown(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= MOST_SHOWN) return annotations;
  const before = annotations.slice(0, MOST_SHOWN - 1);
  const { command } = first;
  const message = `${annotations.length} ${command}s; GitHub shows ${MOST_SHOWN - 1} of them, the log of this step has all`;
  return [
    ...before,
    { command, properties: { title: "astro-connect" }, message },
    ...annotations.slice(MOST_SHOWN - 1),
  ];
}

function annotation(finding: Finding, repository: RenderOptions["repository"]): Annotation {
  const { path, line, column } = placeOf(finding, repository);
  const { waived } = finding;
  const where = finding.address === null ? "" : `${finding.address}: `;
  const why =
    waived === null
      ? `How to fix it: ${finding.remediation}`
      : `Waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`;
  return {
    command: waived === null ? COMMANDS[finding.severity] : "notice",
    properties: {
      ...(path === "-" ? {} : { file: path }),
      ...(line === undefined || column === undefined ? {} : { line: String(line), col: String(column) }),
      title: waived === null ? finding.rule : `${finding.rule} (waived)`,
    },
    message: `${where}${finding.message}. Expected ${finding.expected}; found ${finding.actual}. ${why}`,
  };
}

function line({ command, properties, message }: Annotation): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${[command, ...(listed.length === 0 ? [] : [listed.join(",")])].join(" ")}::${data(oneLine(cut(message, LONGEST_MESSAGE)))}`;
}

/** Escapes as GitHub's own toolkit does; anything else could forge a command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
