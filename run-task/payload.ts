import * as v from "valibot";

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(2_048));
const shown = v.fallback(v.pipe(v.string(), v.maxLength(2_048)), "");

const schema = v.object({
  payload_version: v.literal(1),
  stage: v.picklist(["pre_plan", "post_plan", "pre_apply", "post_apply"]),
  access_token: v.pipe(text, v.regex(/^[\x21-\x7e]+$/)),
  task_result_id: text,
  task_result_callback_url: text,
  plan_json_api_url: v.optional(v.nullable(text)),
  capabilities: v.fallback(v.optional(v.object({ outcomes: v.optional(v.boolean()) })), {}),
  run_id: shown,
  organization_name: shown,
  workspace_name: shown,
});

/** What Terraform Cloud asks, as far as it matters here. */
export interface TaskRequest {
  readonly id: string;
  readonly stage: "pre_plan" | "post_plan" | "pre_apply" | "post_apply";
  /** For the plan and the callback of this task only; a secret. */
  readonly token: string;
  readonly planUrl: string | undefined;
  readonly callbackUrl: string;
  /** Whether the caller takes detailed outcomes. */
  readonly takesOutcomes: boolean;
  readonly run: string;
  readonly organization: string;
  readonly workspace: string;
}

/** What a body asks: to judge; only whether anybody is here (sent when the run task is created); or nothing known. */
export type Asked =
  | { readonly kind: "task"; readonly task: TaskRequest }
  | { readonly kind: "test" }
  | { readonly kind: "unknown" };

/** Reads the body of a request. */
export function readPayload(body: Uint8Array): Asked {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return { kind: "unknown" };
  }
  if (v.is(v.object({ access_token: v.literal("test-token") }), json)) return { kind: "test" };
  const read = v.safeParse(schema, json);
  if (!read.success) return { kind: "unknown" };
  const payload = read.output;
  return {
    kind: "task",
    task: {
      id: payload.task_result_id,
      stage: payload.stage,
      token: payload.access_token,
      planUrl: payload.plan_json_api_url ?? undefined,
      callbackUrl: payload.task_result_callback_url,
      takesOutcomes: payload.capabilities?.outcomes === true,
      run: payload.run_id,
      organization: payload.organization_name,
      workspace: payload.workspace_name,
    },
  };
}
