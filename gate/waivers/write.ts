import { Document, isMap, Scalar, type YAMLMap } from "yaml";
import type { Finding } from "../finding";
import { PLAN, type Waiver } from "./waiver";

/** Who takes over the findings there are, and until when. */
export interface Adoption {
  readonly owner: string;
  /** The last day the waivers hold, YYYY-MM-DD. */
  readonly expires: string;
  /** Why. @default - what is wrong, as the finding says it */
  readonly reason?: string;
}

/**
 * One waiver for every finding that is not waived yet, in the order of the report; several findings of one rule on one
 * resource need one only. Rules about the facts are left out, because they cannot be waived.
 */
export function waiversFor(
  findings: readonly Finding[],
  { owner, expires, reason }: Adoption,
): readonly Waiver[] {
  const waivers = new Map<string, Waiver>();
  for (const { rule, address: found, message, waived } of findings) {
    if (waived !== null || rule.startsWith("facts/")) continue;
    const address = found ?? PLAN;
    const key = `${rule} ${address}`;
    if (waivers.has(key)) continue;
    waivers.set(key, { rule, address, reason: reason ?? `as found on adoption: ${message}`, owner, expires });
  }
  return [...waivers.values()];
}

/** A `waivers.yaml` with these waivers: same waivers, same bytes. */
export function waiversFile(waivers: readonly Waiver[]): string {
  const document = new Document({ waivers });
  document.commentBefore = HEADER;
  const list = document.get("waivers") as { items: readonly YAMLMap[] };
  for (const waiver of list.items.filter((item) => isMap(item))) {
    // Other readers of YAML would take an unquoted day for a time.
    const expires = waiver.get("expires", true);
    if (expires instanceof Scalar) expires.type = Scalar.QUOTE_DOUBLE;
  }
  return document.toString({ lineWidth: 0 });
}

const HEADER =
  " Findings accepted for the time being (docs/waivers.md). Give each its real reason, or mend it.";
