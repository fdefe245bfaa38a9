import { createColors } from "picocolors";

/** What a text may count on where it is shown. */
export interface Terminal {
  readonly colors: ReturnType<typeof createColors>;
  /** Columns of a line. @default - no limit: not a terminal */
  readonly width?: number;
}

// Some terminals say 0.
const PLAIN_WIDTH = 80;

/** The terminal behind a stream: colours only where a person looks, and never against `NO_COLOR`. */
export function terminal(
  stream: { readonly isTTY?: boolean; readonly columns?: number } = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
): Terminal {
  const person = stream.isTTY === true;
  const refused = Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb";
  const colors = createColors(person && !refused);
  return person ? { colors, width: Math.max(40, stream.columns || PLAIN_WIDTH) } : { colors };
}

/** Rows as aligned columns, two spaces apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const clean = rows.map((row) => row.map(printable));
  const widths = clean.reduce<number[]>((widest, row) => {
    row.forEach((cell, index) => (widest[index] = Math.max(widest[index] ?? 0, length(cell))));
    return widest;
  }, []);
  return clean.map((row) =>
    row
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - length(cell)))
      .join("  ")
      .trimEnd(),
  );
}

/** `text` after `lead`, broken between words so that no line is wider than the terminal. */
export function paragraph(lead: string, text: string, width?: number): string {
  const words = printable(text).split(" ");
  if (width === undefined) return lead + words.join(" ");
  const indent = " ".repeat(length(lead));
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && length(lead) + length(line) + 1 + length(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return lead + [...lines, line].join(`\n${indent}`);
}

/** A text without characters that steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "\uFFFD");
}

// Making one takes longer than a small check does the rest of its work.
let segmenter: Intl.Segmenter | undefined;

/** Length as a reader counts it. */
function length(text: string): number {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text)).length;
}
