import type { Threshold } from "../report/report";
import type { Repository } from "./place";

/** What a renderer may know beside the report. */
export interface RenderOptions {
  /** Where the call ran. @default - files are named as the call named them */
  readonly repository?: Repository;
  /** From which severity on a finding is refused. @default - error */
  readonly failOn?: Threshold;
}
