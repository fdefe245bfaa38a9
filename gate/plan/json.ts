/** JSON of which nothing is known yet. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object of which nothing is known yet. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is an object (not an array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an array; empty if it is none. */
export function arrayOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The value as an object; empty if it is none. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
