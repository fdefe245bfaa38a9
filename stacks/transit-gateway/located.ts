import type { Path } from "../../config/positions";

/** A value of the file, and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly path: Path;
}

/** The values of a list. */
export function located<T>(values: readonly T[], path: Path): Located<T>[] {
  return values.map((value, index) => ({ value, path: [...path, index] }));
}

/** In the order of their ids, so that the order in the file changes nothing. */
export function byKey<T>(values: readonly Located<T>[], keyOf: (value: T) => string): Located<T>[] {
  return [...values].sort((a, b) => (keyOf(a.value) < keyOf(b.value) ? -1 : 1));
}
