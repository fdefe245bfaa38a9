/**
 * What Terraform Cloud takes as a result: the shape and limits of HashiCorp's published schemas for run task results
 * (`runtask-result.json`, `runtask-outcome.json`, `runtask-tag.json`, `runtask-rich-label.json` of its documentation), written
 * down anew. Three things differ from those files, each in the stricter or documented direction: the outcomes are really
 * checked (there, a misplaced key lets any through); the id is `outcome-id`, as the page and every client write it; and
 * keys that the page does not list are refused, so that a misspelt one is seen.
 */
import Ajv from "ajv";

const text = (maxLength: number) => ({ type: "string", minLength: 1, maxLength });

const tag = {
  type: "object",
  properties: { label: text(32), level: { enum: ["none", "info", "warning", "error"] } },
  required: ["label"],
  additionalProperties: false,
};

const outcome = {
  type: "object",
  properties: {
    type: { const: "task-result-outcomes" },
    attributes: {
      type: "object",
      properties: {
        "outcome-id": text(64),
        description: text(1_000),
        body: text(10_000),
        url: text(500),
        tags: {
          type: "object",
          propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
          minProperties: 1,
          maxProperties: 10,
          additionalProperties: { type: "array", minItems: 1, maxItems: 32, items: tag },
        },
      },
      required: ["outcome-id", "description"],
      additionalProperties: false,
    },
  },
  required: ["type", "attributes"],
  additionalProperties: false,
};

const result = {
  type: "object",
  properties: {
    data: {
      type: "object",
      properties: {
        type: { const: "task-results" },
        attributes: {
          type: "object",
          properties: {
            status: { enum: ["running", "passed", "failed"] },
            message: text(1_000),
            url: text(500),
          },
          required: ["status"],
          additionalProperties: false,
        },
        relationships: {
          type: "object",
          properties: {
            outcomes: {
              type: "object",
              properties: { data: { type: "array", minItems: 1, maxItems: 250, items: outcome } },
              required: ["data"],
              additionalProperties: false,
            },
          },
          additionalProperties: false,
        },
      },
      required: ["type", "attributes"],
      additionalProperties: false,
    },
  },
  required: ["data"],
  additionalProperties: false,
};

const validate = new Ajv({ allErrors: true }).compile(result);

/** What is wrong with a result, one line each; empty if nothing is. */
export function resultProblems(json: unknown): string[] {
  const problems = validate(json) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  const outcomes = (json as { data?: { relationships?: { outcomes?: { data?: unknown } } } }).data
    ?.relationships?.outcomes?.data;
  for (const { attributes } of (Array.isArray(outcomes) ? outcomes : []) as {
    attributes?: { url?: string };
  }[])
    if (attributes?.url !== undefined && !URL.canParse(attributes.url))
      problems.push(`no URL: ${attributes.url}`);
  return problems;
}
