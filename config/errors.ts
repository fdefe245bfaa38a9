/** A place in a file; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with a file. */
export interface Problem extends Position {
  /** What the file holds there; never a secret. */
  readonly found: string;
  /** What was found and what to write instead: one line. */
  readonly message: string;
}

const MOST_LINES = 100;

/** Everything that is wrong with a configuration file: bad input, exit code 2. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = "ConfigError";
  }

  /** One line per problem: `connections.yaml:14:7: found …; write …`. */
  format(): string {
    return this.message;
  }
}

/** In the order of the file, each once. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

function formatProblems(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, MOST_LINES)
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const rest = problems.length - lines.length;
  return [...lines, ...(rest > 0 ? [`… and ${rest} more problems`] : [])].join("\n");
}
