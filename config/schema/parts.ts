import * as v from "valibot";
import { closest } from "../closest";
import { describe } from "../values/describe";
import type { ValueObject } from "../values/value";
import { failure } from "./failure";

/** A schema whose values come from text of one kind. */
export type ValueSchema<T extends string> = v.GenericSchema<string, T> & {
  readonly valueObject: ValueObject<T>;
};

/** A text that its value object accepts. */
export function value<T extends string>(valueObject: ValueObject<T>): ValueSchema<T> {
  const base = v.string();
  // `requirement` tells the loader whose rules to try on the text of an unquoted number.
  const context = { ...base, requirement: valueObject };
  const schema = {
    ...base,
    valueObject,
    "~run"(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      const parsed = valueObject.parse(dataset.value);
      return parsed.ok
        ? { typed: true as const, value: parsed.value }
        : failure(context, dataset, config, `found ${parsed.found}; write ${parsed.write}`);
    },
  } as unknown as ValueSchema<T>;
  return schema;
}

/** Adds what a key means, and where its value is had. */
export function key<const S extends v.GenericSchema>(schema: S, description: string, from?: string): S {
  const documented = v.pipe(
    schema,
    v.description(description),
    v.metadata(from === undefined ? {} : { from }),
  );
  return documented as unknown as S;
}

/** A text of one line. `what` says what it is, with its article. */
export function text(
  what: string,
  pattern = /^[^\s\p{C}]([^\p{C}\n]{0,98}[^\s\p{C}])?$/u,
): v.GenericSchema<string> {
  const write = (issue: v.BaseIssue<unknown>): string => `found ${describe(issue.input)}; write ${what}`;
  return v.pipe(v.string(write), v.regex(pattern, write));
}

/** One of a few words. */
export function oneOf<const W extends readonly string[]>(words: W): v.PicklistSchema<W, () => string> {
  const message = (issue: v.PicklistIssue): string => {
    const near = typeof issue.input === "string" ? closest(issue.input, words) : undefined;
    return `found ${describe(issue.input)}; write ${near ?? words.join(" or ")}`;
  };
  return v.picklist(words, message as () => string);
}

/** true or false. */
export function flag(): v.GenericSchema<boolean> {
  return v.boolean((issue) => `found ${describe(issue.input)}; write true or false`);
}

/** A TCP port. */
export function port(): v.GenericSchema<number> {
  const write = (issue: v.BaseIssue<unknown>): string =>
    `found ${describe(issue.input)}; write a port from 1 to 65535, without quotes, such as 5432`;
  return v.pipe(v.number(write), v.integer(write), v.minValue(1, write), v.maxValue(65535, write));
}

/** A list; the same text or number never stands in it twice. */
export function list<const S extends v.GenericSchema>(
  item: S,
  what: string,
  { atLeast = 0 }: { readonly atLeast?: number } = {},
): v.GenericSchema<v.InferInput<S>[], v.InferOutput<S>[]> {
  return v.pipe(
    v.array(item, (issue) => `found ${describe(issue.input)}; write a list of ${what}, such as [a, b]`),
    v.minLength(atLeast, ({ input }) =>
      input.length === 0 && atLeast === 1
        ? `found an empty list; write at least one of ${what}`
        : `found a list of ${input.length}; write at least ${atLeast} ${what}`,
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      const seen = new Set<unknown>();
      // `value` may be half-read: it holds what the items became.
      if (!Array.isArray(dataset.value)) return;
      for (const [key, entry] of (dataset.value as unknown[]).entries()) {
        if (typeof entry === "object" || !seen.has(entry)) {
          seen.add(entry);
          continue;
        }
        addIssue({
          input: entry,
          message: `found ${describe(entry)} a second time; write each of ${what} once`,
          path: [{ type: "array", origin: "value", input: dataset.value as unknown[], key, value: entry }],
        });
      }
    }),
  );
}

/** One of several mappings, told apart by the word under `discriminator`. */
export function oneOfKind<const O extends readonly v.StrictObjectSchema<v.ObjectEntries, undefined>[]>(
  discriminator: string,
  options: O,
): v.VariantSchema<string, O, () => string> {
  const words = options.map(
    ({ entries }) => (entries[discriminator] as v.LiteralSchema<string, undefined>).literal,
  );
  const message = (issue: v.BaseIssue<unknown>): string => {
    if (issue.path === undefined) {
      return `found ${describe(issue.input)}; write a mapping with ${discriminator}: ${words.join(" or ")}`;
    }
    const found = issue.input === undefined ? `no ${discriminator}` : describe(issue.input);
    const near = typeof issue.input === "string" ? closest(issue.input, words) : undefined;
    return `found ${found}; write ${discriminator}: ${near ?? words.join(" or ")}`;
  };
  // A list is an object too: without a discriminator, it would be blamed for lacking one.
  const schema = v.variant(discriminator, options as never, message as () => string);
  return {
    ...schema,
    "~run"(dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) {
      return Array.isArray(dataset.value)
        ? failure(schema, dataset, config, message({ input: dataset.value } as v.BaseIssue<unknown>))
        : schema["~run"](dataset, config);
    },
  } as unknown as v.VariantSchema<string, O, () => string>;
}
