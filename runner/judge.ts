/** What the runner knows of the gate: it hands over plans and gets a verdict. */

/** A plan as `terraform show -json` wrote it. */
export interface PlanJson {
  /** How the report names the plan: the stack, or the saved plan's file name. */
  readonly name: string;
  readonly json: Uint8Array;
}

/** What the gate says about all plans handed over in one call. */
export interface Verdict {
  /** 0 nothing refused · 1 refused by policy · 2 could not be judged. */
  readonly exit: 0 | 1 | 2;
  /** For people; empty when there is nothing to say. */
  readonly report: string;
}

/** Judges plans together and never throws for a bad one: a plan that cannot be judged is exit 2. */
export type Judge = (plans: readonly PlanJson[]) => Promise<Verdict>;
