import { type Brand, defineValue } from "./value";

/** The id of something in a Databricks account, or of the account. */
export type DatabricksId = Brand<"DatabricksId">;

export const DatabricksId = defineValue<DatabricksId>({
  what: "an id of Databricks",
  example: "0123abcd-0123-4567-89ab-0123456789ab",
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  refuse(text) {
    if (!/^vpce-[0-9a-f]+$/.test(text)) return undefined;
    return {
      why: "which AWS gave to the endpoint",
      write: "the id that Databricks gave when the endpoint was registered",
    };
  },
});
