import type { Finding } from "../../gate";
import type { AirflowConnection, ConnectionProgress, HandOver } from "../../handover";
import type { Sheet } from "../layout";

/** What a page tells of connections. */
export interface Page {
  /** The file, as messages name it. */
  readonly file: string;
  /** The day it was judged, YYYY-MM-DD: waivers hold until one. */
  readonly today: string;
  readonly sheet: Sheet;
  readonly connections: readonly PageConnection[];
  /** What is to be said beside the findings, one line each. */
  readonly remarks: readonly string[];
  /** What connections left behind that are no longer in the file. */
  readonly orphans: readonly { readonly path: string; readonly next: string }[];
}

/** A connection: how far it has come, what the policies say of it, what is to be sent now. */
export interface PageConnection {
  readonly progress: ConnectionProgress;
  readonly findings: readonly PageFinding[];
  /** Those whose turn it is. */
  readonly handOvers: readonly HandOver[];
  /** The last step of each of its services, once it is complete. */
  readonly services: readonly { readonly name: string; readonly airflow: AirflowConnection }[];
}

/** A finding, and where more is written about its rule. */
export type PageFinding = Finding & { readonly link: string };
