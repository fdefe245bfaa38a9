import type { Finding, Report, Severity, Threshold } from "../gate";
import { docsUrl } from "../gate/formats/links";
import { code, prose } from "../gate/formats/markdown-text";
import { cut, oneLine } from "../gate/report/one-line";
import { isRefused } from "../gate/report/report";

/** The limits of HashiCorp's schemas for results, in characters; the prose of its page is more generous. */
export const LONGEST = {
  id: 64,
  description: 1_000,
  body: 10_000,
  url: 500,
  label: 32,
  message: 1_000,
} as const;

/** Outcomes that one result may have. */
const MOST_OUTCOMES = 250;

/** Bytes of all outcomes together; HashiCorp recommends to stay below a megabyte. */
const MOST_BYTES = 900_000;

/** A detail of a result, in the words of Terraform Cloud. */
export interface Outcome {
  readonly type: "task-result-outcomes";
  readonly attributes: {
    readonly "outcome-id": string;
    readonly description: string;
    readonly body?: string;
    readonly url?: string;
    readonly tags: Readonly<Record<string, readonly Tag[]>>;
  };
}

interface Tag {
  readonly label: string;
  readonly level: "none" | "info" | "warning" | "error";
}

/**
 * An outcome for each finding: what is refused first, what is waived last. What does not fit is counted in one more.
 */
export function outcomesOf({ findings }: Report, failOn: Threshold): readonly Outcome[] {
  const sorted = findings
    .map((finding, i) => ({ finding, i, rank: rank(finding, failOn) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ finding }) => outcome(finding, failOn));
  const shown: Outcome[] = [];
  let bytes = 0;
  for (const one of sorted) {
    bytes += Buffer.byteLength(JSON.stringify(one));
    const isLast = shown.length === sorted.length - 1;
    if (bytes > MOST_BYTES || shown.length >= MOST_OUTCOMES - (isLast ? 0 : 1)) break;
    shown.push(one);
  }
  const left = sorted.length - shown.length;
  return left === 0 ? shown : [...shown, more(left)];
}

const RANKS: readonly Severity[] = ["error", "warning", "note"];

function rank(finding: Finding, failOn: Threshold): number {
  if (finding.waived !== null) return 9;
  return RANKS.indexOf(finding.severity) + (isRefused(finding, failOn) ? 0 : 3);
}

function outcome(finding: Finding, failOn: Threshold): Outcome {
  const { rule, severity, address, message, waived } = finding;
  return {
    type: "task-result-outcomes",
    attributes: {
      "outcome-id": cut(rule, LONGEST.id),
      description: cut(oneLine(`${address ?? "the plan"}: ${message}`), LONGEST.description),
      body: cut(body(finding), LONGEST.body),
      url: cut(docsUrl(rule), LONGEST.url),
      tags: {
        Status: [status(isRefused(finding, failOn), waived !== null)],
        Severity: [{ label: LABELS[severity], level: LEVELS[severity] }],
      },
    },
  };
}

const LABELS: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", note: "Note" };

const LEVELS: Readonly<Record<Severity, Tag["level"]>> = { error: "error", warning: "warning", note: "info" };

function status(refused: boolean, waived: boolean): Tag {
  if (waived) return { label: "Waived", level: "none" };
  return refused ? { label: "Failed", level: "error" } : { label: "Advice", level: "info" };
}

function body({ rule, address, message, expected, actual, remediation, waived, source }: Finding): string {
  const line = source === null ? [] : [`- **Declared:** ${prose(`${source.file}:${source.line}`)}`];
  const accepted =
    waived === null
      ? []
      : [`- **Waived** by ${prose(waived.owner)} until ${prose(waived.expires)}: ${prose(waived.reason)}`];
  return [
    prose(message),
    "",
    `- **Resource:** ${address === null ? "the plan as a whole" : code(address)}`,
    ...line,
    `- **Expected:** ${prose(expected)}`,
    `- **Found:** ${code(actual)}`,
    `- **Fix:** ${prose(remediation)}`,
    ...accepted,
    "",
    `Rule ${prose(rule)}: \`astro-connect explain ${rule}\``,
  ].join("\n");
}

function more(count: number): Outcome {
  const text = `${count} more finding${count === 1 ? " is" : "s are"} not shown: Terraform Cloud takes no more`;
  return {
    type: "task-result-outcomes",
    attributes: {
      "outcome-id": "not-shown",
      description: text,
      body: `${text}. \`astro-connect check\` on the plan's JSON lists all.`,
      tags: { Status: [{ label: "Truncated", level: "warning" }] },
    },
  };
}
