/**
 * A hand-over as data: what whoever must act next is told. Renderers (`handover/render/`) turn it into text.
 */
import type { Connection, Phase, Route } from "../config/model";

/** The text for whoever must act next, addressed by name. */
export interface HandOver {
  /** Id of the connection. */
  readonly connection: string;
  /** Which of the connection's hand-overs this is; stable, e.g. `request-peering`. */
  readonly kind: string;
  /** Cluster IDs it is about. */
  readonly clusters: readonly string[];
  /** Who it is addressed to, e.g. `Astronomer support`. */
  readonly to: string;
  /** The phase it belongs to. */
  readonly phase: Phase;
  /** Whether it is this hand-over's turn; the others are shown on request only. */
  readonly due: boolean;
  readonly subject: string;
  readonly opening: string;
  /** What the addressee needs to know, in the addressee's words. */
  readonly fields: readonly Field[];
  /** What the addressee is asked to do, in order. */
  readonly asks: readonly Note[];
  /** For the sender: what to mind and what comes afterwards; no part of the text to paste. */
  readonly advice: readonly Note[];
  /** Whether it can be sent as it is. */
  readonly ready: boolean;
  /** What is missing before it can be sent, and where it is had. */
  readonly missing: readonly string[];
}

/** One line of a hand-over, e.g. `AWS Region: us-east-1`. */
export interface Field {
  /** In the words of the source document. */
  readonly label: string;
  readonly value: string;
  /** Document and section that ask for it. */
  readonly source: string;
  /** Heading that fields belonging together share. @default - the hand-over's common fields */
  readonly group?: string;
}

/** A sentence, with what to type or paste, if anything. */
export interface Note {
  readonly text: string;
  /** @default - nothing to type */
  readonly code?: string;
}

/** Something that somebody else must supply or do. */
export interface Awaited {
  readonly what: string;
  readonly from: string;
}

/** How far one cluster of a connection has come. */
export interface ClusterProgress {
  /** Cluster ID. */
  readonly id: string;
  /** How the file refers to it. */
  readonly name: string;
  readonly phase: Phase;
  readonly done: readonly string[];
  readonly awaited: readonly Awaited[];
  /** What to do next, as one sentence. */
  readonly next: string;
}

/** How far a connection has come. */
export interface ConnectionProgress {
  readonly id: string;
  readonly name: string;
  readonly route: Route;
  readonly retired: boolean;
  /** The least advanced of its clusters. */
  readonly phase: Phase;
  /** Whether its state holds anything; `null` where the state cannot be read from here. */
  readonly deployed: boolean | null;
  readonly clusters: readonly ClusterProgress[];
}

/** What is known of a deployed stack. `undefined` in its place means: its state cannot be read from here. */
export interface StackState {
  /** Whether the state holds anything. */
  readonly deployed: boolean;
  /** Terraform outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What a route knows about its hand-overs. One file per route, registered in `handover/routes.ts`. */
export interface RouteHandOvers<C extends Connection = Connection> {
  phaseOf(connection: C, cluster: C["clusters"][number]): Phase;
  progress(connection: C, state: StackState | undefined): readonly ClusterProgress[];
  /** All hand-overs of the connection, due or not, in the order they follow one another. */
  handOvers(connection: C, state: StackState | undefined): readonly HandOver[];
}
