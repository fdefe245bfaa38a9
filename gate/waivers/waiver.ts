/** The address, in a waiver, of a finding that has none. */
export const PLAN = "(plan)";

/** A recorded, reasoned, expiring acceptance of findings. */
export interface Waiver {
  /** Rule id. */
  readonly rule: string;
  /** Address of the resource; `*` and `?` are wildcards. `(plan)` for a finding on the plan as a whole. */
  readonly address: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
}
