/**
 * What a plan says that Terraform began and could not finish.
 *
 * Terraform 1.11 writes such a plan too: `errored` is true, and it holds what was read and planned until then.
 * It can never be applied, so looking into it only tells why.
 */
export interface ErroredPlan {
  /** The plan as if Terraform had finished it, for the gate, which refuses an errored one as unreadable. */
  readonly json: Uint8Array;
  /** Messages of failed preconditions that begin with the id of a rule: `vpc-peering/requester: …`. */
  readonly refusals: readonly string[];
}

const BEGINS_WITH_RULE = /^[a-z0-9-]+(\/[a-z0-9-]+)+: /;

/** Looks into plan JSON; undefined when it is no errored plan that holds what data sources read. */
export function readErroredPlan(json: Uint8Array): ErroredPlan | undefined {
  let plan: unknown;
  try {
    plan = JSON.parse(Buffer.from(json).toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isRecord(plan) || plan["errored"] !== true) return undefined;
  return {
    json: Buffer.from(JSON.stringify({ ...plan, errored: false })),
    refusals: problems(plan["checks"]).filter((message) => BEGINS_WITH_RULE.test(message)),
  };
}

function problems(checks: unknown): string[] {
  return list(checks)
    .flatMap((check) => list(check["instances"]))
    .flatMap((instance) => list(instance["problems"]))
    .map((problem) => problem["message"])
    .filter((message) => typeof message === "string");
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
