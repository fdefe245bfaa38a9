import type { Waiver } from "./waiver";

/**
 * What a report says of waivers beside the findings they waive: expired ones, and those that match nothing.
 * @param used - positions of the waivers that matched a finding
 */
export function waiverRemarks(
  waivers: readonly Waiver[],
  used: ReadonlySet<number>,
  today: string,
): string[] {
  return waivers.flatMap((waiver, i) => {
    const named = `waiver of ${waiver.rule} for ${waiver.address} (${waiver.owner})`;
    if (!used.has(i)) return [`${named} matches no finding; remove it`];
    return waiver.expires < today ? [`${named} expired on ${waiver.expires} and no longer waives`] : [];
  });
}
