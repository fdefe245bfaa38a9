import { closest as nearest, distance } from "fastest-levenshtein";

/** The known word that `found` is likely to mean, or undefined when none is near enough. */
export function closest(found: string, known: readonly string[]): string | undefined {
  // Distances cost the product of the lengths: a text no word resembles is not compared.
  if (found.length > 100) return undefined;
  const exact = known.find((word) => word.toLowerCase() === found.toLowerCase());
  if (exact !== undefined || known.length === 0) return exact;
  const word = nearest(found, known);
  const slips = distance(found, word);
  const swapped = slips === 2 && sorted(found) === sorted(word); // "nmae": one slip to a person
  return swapped || slips <= Math.max(1, Math.floor(Math.max(found.length, word.length) / 3))
    ? word
    : undefined;
}

function sorted(word: string): string {
  return Array.from(word).sort().join("");
}
