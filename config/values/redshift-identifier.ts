import { type Brand, defineValue } from "./value";

/** The identifier of a cluster of Redshift. */
export type RedshiftIdentifier = Brand<"RedshiftIdentifier">;

export const RedshiftIdentifier = defineValue<RedshiftIdentifier>({
  what: "the identifier of a Redshift cluster",
  example: "warehouse",
  pattern: /^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
});
