import { printable, terminal } from "./terminal";

/** One line about what is being done, on a terminal only; it is gone once there is something else to say. */
export interface Progress {
  /** Says what is being done now, instead of what was said before. */
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** What progress needs of a stream. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

// Back to the first column, and the rest of the line away: no colour, so `NO_COLOR` has nothing to say about it.
const EMPTY_LINE = "\r\u001b[K";

/** Progress on standard error, because standard output carries the report; silent where no person looks. */
export function progress(
  stream: ProgressStream = process.stderr,
  env: NodeJS.ProcessEnv = process.env,
): Progress {
  const { colors, width } = terminal(stream, env);
  // A dumb terminal cannot take a line away again.
  if (width === undefined || env["TERM"] === "dumb") return { show: () => undefined, clear: () => undefined };
  let shown = false;
  return {
    show: (text) => {
      // Never as wide as the terminal: a line that wraps is not taken away as a whole.
      const line = printable(text).slice(0, width - 1);
      stream.write(`${EMPTY_LINE}${colors.dim(line)}`);
      shown = true;
    },
    clear: () => {
      if (shown) stream.write(EMPTY_LINE);
      shown = false;
    },
  };
}
