/**
 * What a picture shows, before anything has a place on the sheet: boxes in places, and links between them.
 *
 * Reading direction: Astro clusters in Astronomer's accounts, the connections, and what they lead to.
 */
import type { Phase, Route } from "../config/model";
import type { Severity } from "../gate";

/** A whole picture. */
export interface Picture {
  readonly title: string;
  /** What it shows in one or two sentences, for those who do not see it. */
  readonly description: string;
  readonly places: readonly Place[];
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

/** Whose something is. */
export type Side = "astro" | "customer" | "provider";

/** An AWS account and region, the premises, or a provider: what encloses boxes. */
export interface Place {
  readonly id: string;
  readonly side: Side;
  /** Such as `AWS account 333333333333`. */
  readonly title: string;
  /** Such as `us-east-1`. @default - nothing more to tell */
  readonly detail?: string;
}

/** What a box stands for. */
export type BoxKind = "cluster" | "connection" | "gateway" | "target";

/** Something in the picture. */
export interface Box {
  readonly id: string;
  readonly kind: BoxKind;
  /** Id of the place that encloses it. @default - none: between the sides */
  readonly place?: string;
  readonly title: string;
  /** What kind of thing it is, such as `VPC`; for a connection its route and phase. */
  readonly caption: string;
  readonly lines: readonly string[];
  /** Data services in it. */
  readonly services: readonly ServiceLine[];
  /** What the policies found, for connections only. */
  readonly marks: readonly Mark[];
  /** Of a connection. @default - not a connection */
  readonly phase?: Phase;
  /** Of a connection. @default - not a connection */
  readonly route?: Route;
  /** Kept in the file only until it has been destroyed. */
  readonly retired: boolean;
}

/** A data service and where Airflow finds it. */
export interface ServiceLine {
  readonly name: string;
  /** Such as `orders.internal.example.com:5432`. @default - neither host nor port is declared */
  readonly at?: string;
}

/** Findings of one kind; waived ones count as `waived` only. */
export interface Mark {
  readonly kind: Severity | "waived";
  readonly count: number;
}

/** A way from one box to the next. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** Dashed while something is awaited, solid once complete. */
  readonly phase: Phase;
  readonly retired: boolean;
}
