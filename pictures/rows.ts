import type { Box, Mark } from "./model";
import { clean, shorten, textWidth } from "./text";
import { markWords } from "./words";

/** What a row of a box is, which decides how it looks. */
export type RowKind = "caption" | "title" | "line" | "service" | "address" | "mark";

/** A row of text in a box. */
export interface Row {
  readonly kind: RowKind;
  /** As shown, maybe shortened. */
  readonly text: string;
  /** The whole text. @default - `text` is */
  readonly whole?: string;
  /** Of a row that tells what the policies found. */
  readonly mark?: Mark["kind"];
  /** Baseline, from the top of the box. */
  readonly y: number;
}

/** The rows of a box, and the room they need in pixels. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
}

/** Font size, weight and height of each kind of row, in pixels. */
export const ROW_STYLES: Readonly<
  Record<RowKind, { readonly size: number; readonly bold: boolean; readonly height: number }>
> = {
  caption: { size: 11, bold: false, height: 16 },
  title: { size: 14, bold: true, height: 20 },
  line: { size: 12, bold: false, height: 17 },
  service: { size: 12, bold: true, height: 19 },
  address: { size: 12, bold: false, height: 16 },
  mark: { size: 12, bold: true, height: 20 },
};

/** Room around the text, left of a mark's sign and of a service's bullet included. */
export const PADDING = 12;
/** Where text begins that has a sign before it. */
const INDENT = 16;
const WIDEST = 320;
const NARROWEST = 130;
/** More lines than this are counted instead of shown. */
const MOST = 6;

/** What is written in a box. */
export function rowsOf({ caption, title, lines, services, marks }: Box): Rows {
  const rows: Row[] = [];
  let y = PADDING - 3;
  let width = NARROWEST;
  const add = (kind: RowKind, text: string, mark?: Mark["kind"]): void => {
    const { size, bold, height } = ROW_STYLES[kind];
    const indent = indentOf(kind);
    const whole = clean(text);
    const shown = shorten(whole, WIDEST - 2 * PADDING - indent, size, bold);
    y += height;
    width = Math.max(width, textWidth(shown, size, bold) + indent + 2 * PADDING);
    rows.push({
      kind,
      text: shown,
      y: y - Math.round(height * 0.28),
      ...(shown === whole ? {} : { whole }),
      ...(mark === undefined ? {} : { mark }),
    });
  };
  add("caption", caption);
  add("title", title);
  for (const line of atMost(lines)) add("line", line);
  for (const mark of marks) add("mark", markWords(mark), mark.kind);
  for (const service of services.slice(0, MOST)) {
    add("service", service.name);
    if (service.at !== undefined) add("address", service.at);
  }
  if (services.length > MOST) add("line", `and ${services.length - MOST} more`);
  return {
    rows,
    width, // Even, so that the middle of a side is a whole pixel.
    height: 2 * Math.ceil((y + PADDING) / 2),
  };
}

/** How far a row of a kind is set in. */
export function indentOf(kind: RowKind): number {
  return kind === "service" || kind === "address" || kind === "mark" ? INDENT : 0;
}

function atMost(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST - 1), `and ${lines.length - MOST + 1} more`];
}
