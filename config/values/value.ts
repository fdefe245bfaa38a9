import { describe } from "./describe";

/** A string that has passed the rules of `Name`; only its value object makes one. */
export type Brand<Name extends string> = string & { readonly __brand: Name };

/** What came of reading a value: the typed value, or what was found and what to write instead. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly found: string; readonly write: string };

/** A kind of string with rules of its own. */
export interface ValueObject<T extends string> {
  /** What it is, with its article: "an AWS account id". */
  readonly what: string;
  /** A value that passes. */
  readonly example: string;
  /** The shape, for editors; `parse` may demand more. */
  readonly pattern: RegExp;
  /** All values there are, for editors. @default - not a closed set */
  readonly known?: readonly string[];
  /** Reads a value; never throws. */
  parse(input: unknown): Parsed<T>;
  /**
   * Reads a value that must be right.
   * @throws InvalidValue when it is not
   */
  of(input: unknown): T;
}

/** A value that its value object refuses. */
export class InvalidValue extends Error {
  constructor(
    readonly found: string,
    readonly write: string,
  ) {
    super(`found ${found}; write ${write}`);
    this.name = "InvalidValue";
  }
}

/** The rules of one kind of string. */
export interface Rules {
  readonly what: string;
  readonly example: string;
  readonly pattern: RegExp;
  readonly known?: readonly string[];
  /** Says why a text of the right or wrong shape is refused. @default - the shape decides alone */
  readonly refuse?: (text: string) => { readonly why?: string; readonly write: string } | undefined;
}

/** Makes the value object of a kind of string. */
export function defineValue<T extends string>(rules: Rules): ValueObject<T> {
  const { what, example, pattern, refuse } = rules;
  const anExample = `${what} such as ${example}`;

  const parse = (input: unknown): Parsed<T> => {
    if (typeof input !== "string") return { ok: false, found: describe(input), write: anExample };
    const refusal =
      refuse?.(input) ?? (pattern.test(input) ? undefined : nearMiss(input, pattern, anExample));
    if (refusal === undefined) return { ok: true, value: input as T };
    const why = refusal.why === undefined ? `which is not ${what}` : refusal.why;
    return { ok: false, found: `${describe(input)}, ${why}`, write: refusal.write };
  };

  return {
    what,
    example,
    pattern,
    ...(rules.known === undefined ? {} : { known: rules.known }),
    parse,
    of(input) {
      const parsed = parse(input);
      if (!parsed.ok) throw new InvalidValue(parsed.found, parsed.write);
      return parsed.value;
    },
  };
}

function nearMiss(text: string, pattern: RegExp, anExample: string): { why?: string; write: string } {
  const tidy = text.trim();
  if (pattern.test(tidy)) return { why: "with spaces around it", write: JSON.stringify(tidy) };
  const lower = tidy.toLowerCase();
  if (pattern.test(lower)) return { why: "in capitals", write: JSON.stringify(lower) };
  return { write: anExample };
}
