import { type Brand, defineValue } from "./value";

/** The immutable id of a connection; names its stack, so it is safe as a folder, a workspace and a state key. */
export type ConnectionId = Brand<"ConnectionId">;

export const ConnectionId = defineValue<ConnectionId>({
  what: "a connection id (lower-case words joined by hyphens)",
  example: "orders-database",
  pattern: /^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  refuse(text) {
    if (text.length > 63)
      return { why: `which has ${text.length} characters`, write: "at most 63 characters" };
    const kebab = text
      .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[-0-9]+|-+$/g, "");
    return kebab === text || kebab === "" ? undefined : { write: kebab };
  },
});
