/** A recorded, reasoned, expiring acceptance of findings. */
export interface Waiver {
  /** Rule id. */
  readonly rule: string;
  /** Address of the resource; `*` and `?` are wildcards. */
  readonly address: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day it holds, YYYY-MM-DD. */
  readonly expires: string;
}
