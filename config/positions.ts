import type { Position } from "./errors";

/** The way to a value of the file: keys and list indices. */
export type Path = readonly (string | number)[];

/** Knows where in the file each value stands. */
export interface Positions {
  /** Where the value (for a list or mapping: its key) stands; for what the file lacks, its nearest ancestor. */
  at(path: Path): Position;
}
