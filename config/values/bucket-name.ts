import { type Brand, defineValue } from "./value";

/** The name of an S3 bucket. */
export type BucketName = Brand<"BucketName">;

export const BucketName = defineValue<BucketName>({
  what: "the name of an S3 bucket",
  example: "example-data",
  pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  refuse(text) {
    const name = /^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/.*)?$/.exec(
      text,
    )?.[1];
    return name === undefined ? undefined : { why: "which is more than its name", write: name };
  },
});
