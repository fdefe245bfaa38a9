import type { Connection } from "../model";
import type { Path } from "../positions";

/** Takes one problem: where, what was found there, what to write. */
export type Report = (path: Path, found: string, write: string) => void;

/** A connection and where it stands; `clusters` holds only those that could be resolved. */
export interface Placed<C extends Connection = Connection> {
  readonly connection: C;
  readonly path: Path;
  /** The place of each of `connection.clusters` in the file. */
  readonly clusterPaths: readonly Path[];
}

/** An AWS object that a connection's Terraform makes or adopts: two owners would undo each other's work. */
export interface Owned {
  /** Equal for one object, whatever its owner. */
  readonly key: string;
  /** The object in words: "the peering connection pcx-…". */
  readonly what: string;
  readonly path: Path;
}

/** A route table, or a subnet that stands for one, that gets a route to each cluster. */
export interface RoutingTable {
  readonly id: string;
  readonly path: Path;
}

/** What the relations must know of one route. */
export interface RouteRelations<C extends Connection = Connection> {
  /** What its connections own; ingress rules and state are not asked for. */
  owned(placed: Placed<C>): readonly Owned[];
  /**
   * The ingress rules that its connections make.
   * @default - the security group of each service admits the CIDRs of each cluster on the service's ports
   */
  ingress?(placed: Placed<C>): readonly Owned[];
  /** The tables in which the clusters of the connection must be told apart. */
  routingTables(placed: Placed<C>): readonly RoutingTable[];
  /** What must hold within one connection. */
  check(placed: Placed<C>, report: Report): void;
}
