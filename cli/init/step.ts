import type { FLAGS } from "./flags";

/** A flag of `init`, without its dashes. */
export type Flag = keyof typeof FLAGS;

/** What has been answered so far; a question that was skipped is absent. */
export type Answers = ReadonlyMap<Flag, unknown>;

/**
 * Where a value goes and what its rules are: keys of the file joined by dots, `[0]` for an entry of a list, and in
 * `<…>` which kind of a mapping is meant, such as `target<snowflake>.users`.
 */
export type Place = string;

/** One question, asked on a terminal or answered by its flag; the schema at `at` validates and explains it. */
export interface Question {
  readonly kind: "question";
  readonly flag: Flag;
  readonly at: Place;
  /** Whether there is no file without it. */
  readonly needed: boolean;
  /** What is meant where nothing is said. @default - nothing */
  readonly suggested?: string;
  /**
   * Shown in the file where a question is skipped; null where something else shows it.
   * @default - the example of the value's own rules
   */
  readonly example?: string | null;
}

/** What the file holds without asking. */
export interface Given {
  readonly kind: "given";
  readonly at: Place;
  readonly value: unknown;
  /** @default - the key speaks for itself */
  readonly comment?: string;
}

/** A key that the file shows as a comment without asking for it. */
export interface Hint {
  readonly kind: "hint";
  readonly at: Place;
  readonly example: string;
}

/** What `init` does next. */
export type Step = Question | Given | Hint;

/** The questions of a route, in the order of the file; what comes next may depend on what was answered. */
export type Steps = Generator<Step, void, void>;

/** A question that must be answered. */
export function needed(flag: Flag, at: Place, suggested?: string): Question {
  return { kind: "question", flag, at, needed: true, ...(suggested === undefined ? {} : { suggested }) };
}

/** A question that may be skipped: the file then shows the key as a comment. */
export function optional(flag: Flag, at: Place, example?: string | null): Question {
  return { kind: "question", flag, at, needed: false, ...(example === undefined ? {} : { example }) };
}

/** What is shown without asking. */
export function hint(at: Place, example: string): Hint {
  return { kind: "hint", at, example };
}

/** What is written without asking. */
export function given(at: Place, value: unknown, comment?: string): Given {
  return { kind: "given", at, value, ...(comment === undefined ? {} : { comment }) };
}
