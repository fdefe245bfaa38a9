import { type Brand, defineValue } from "./value";

/** A Route 53 hosted zone: `Z…`. */
export type HostedZoneId = Brand<"HostedZoneId">;

export const HostedZoneId = defineValue<HostedZoneId>({
  what: "a hosted zone id",
  example: "Z0123456789ABCDEFGHIJ",
  pattern: /^Z[0-9A-Z]{1,31}$/,
  refuse(text) {
    const bare = /^\/?hostedzone\/(Z[0-9A-Z]{1,31})$/.exec(text)?.[1];
    if (bare !== undefined) return { why: "with its path", write: bare };
    return /\.[a-z]/i.test(text)
      ? { why: "the name of a zone", write: "its id, such as Z0123456789ABCDEFGHIJ" }
      : undefined;
  },
});
