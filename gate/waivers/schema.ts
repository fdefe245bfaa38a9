import * as v from "valibot";
import { closest } from "../../config/closest";
import { key, list, value } from "../../config/schema/parts";
import { strict } from "../../config/schema/strict";
import { describe } from "../../config/values/describe";
import type { Rule } from "../pack/pack";
import { Day } from "./day";
import type { Waiver } from "./waiver";

/** Characters of a text; a longer one is a mistake, and as a pattern it would take long to compare. */
const LONGEST = 10_000;

/** What a `waivers.yaml` may hold, where there are these rules. */
export function waiversSchema(
  rules: readonly Rule[],
): v.GenericSchema<unknown, { readonly waivers: readonly Waiver[] }> {
  const waiver = strict({
    rule: key(ruleId(rules), "the id of the rule, as the finding shows it"),
    address: key(line("the address of the resource"), "the address of the resource, as the finding shows it"),
    reason: key(line("why it is accepted"), "why it is accepted"),
    owner: key(line("who answers for it"), "who answers for it"),
    expires: key(value(Day), "the last day it holds, YYYY-MM-DD"),
  });
  return strict({ waivers: key(list(waiver, "waivers"), "the list of waivers") });
}

function ruleId(rules: readonly Rule[]): v.GenericSchema<string> {
  const known = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]));
  return checked(
    (id) => known.has(id) && !isAboutFacts(id),
    (found) => {
      if (typeof found !== "string") return "the id of a rule";
      if (found.includes("*")) return "the id of one rule: wildcards are for addresses";
      if (isAboutFacts(found)) return "no waiver of a rule about the facts: mend the facts";
      return closest(found, [...known]) ?? "the id of a rule, as astro-connect explain lists them";
    },
  );
}

function isAboutFacts(id: string): boolean {
  return id.startsWith("facts/");
}

/** A text in which something can be read. */
function line(what: string): v.GenericSchema<string> {
  return v.pipe(
    checked(
      (text) => /[^\s\p{C}]/u.test(text),
      () => what,
    ),
    checked(
      (text) => text.length <= LONGEST,
      () => `${what} in at most ${LONGEST} characters`,
    ),
    v.trim(),
  );
}

function checked(
  isRight: (text: string) => boolean,
  write: (found: unknown) => string,
): v.GenericSchema<string> {
  const message = ({ input }: v.BaseIssue<unknown>): string =>
    `found ${describe(input)}; write ${write(input)}`;
  return v.pipe(v.string(message), v.check(isRight, message));
}
