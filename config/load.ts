import type { Declaration, Facts } from "./model";
import type { Positions } from "./positions";

/** A whole file, and where each part of it stands. */
export interface LoadedDeclaration {
  readonly declaration: Declaration;
  readonly positions: Positions;
}

/** The `astro` part of a file, and where each part of it stands. */
export interface LoadedFacts {
  readonly facts: Facts;
  readonly positions: Positions;
}

/**
 * Reads a whole `connections.yaml`; without a `connections` part there are none.
 * @throws ConfigError with every problem of the file
 */
export declare function loadDeclaration(file: string): LoadedDeclaration;

/**
 * Reads the `astro` part of a file; a `connections` part must be right too, where there is one.
 * @throws ConfigError with every problem of the file
 */
export declare function loadFacts(file: string): LoadedFacts;
