import { type Brand, defineValue } from "./value";

/** The id of a REST API of API Gateway. */
export type ApiId = Brand<"ApiId">;

export const ApiId = defineValue<ApiId>({
  what: "the id of a REST API",
  example: "a1b2c3d4e5",
  pattern: /^[a-z0-9]{10}$/,
});
