import { isUtf8 } from "node:buffer";
import { CannotJudge } from "../errors";
import type { Json } from "./json";

/**
 * Parses the bytes of a plan, no more than `MAX_STRING_LENGTH`.
 * @param name - how messages call the plan
 * @throws CannotJudge if the bytes are not JSON text
 */
export function parsePlan(name: string, bytes: Uint8Array): Json {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer) && !isSavedPlan(buffer.toString("latin1", 0, 2)))
    throw new CannotJudge(`${name}: not UTF-8 text, so not plan JSON; write it with: ${SHOW}`);
  return parseText(name, buffer.toString("utf8"));
}

/**
 * Parses the text of a plan.
 * @param name - how messages call the plan
 * @throws CannotJudge if it is not JSON
 */
export function parseText(name: string, text: string): Json {
  if (text === "") throw new CannotJudge(`${name}: empty; write the plan with: ${SHOW}`);
  if (isSavedPlan(text)) {
    throw new CannotJudge(`${name}: a saved plan (binary), not plan JSON; convert it with: ${SHOW}`);
  }
  try {
    // PowerShell's redirection writes a byte order mark.
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as Json;
  } catch (error) {
    throw new CannotJudge(`${name}: not JSON (${oneLine(error)}); write the plan with: ${SHOW}`);
  }
}

/** Whether it begins as a ZIP archive does. */
function isSavedPlan(text: string): boolean {
  return text.startsWith("PK");
}

/** How a plan is written. */
export const SHOW = "terraform show -json PLANFILE > plan.json";

function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // V8 quotes the text around the error, which may hold a secret.
  return (
    /^[^"]*?(?:at position \d+|JSON input|line \d+ column \d+)/.exec(message)?.[0] ?? "syntax error"
  ).trim();
}
