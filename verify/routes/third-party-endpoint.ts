import type { ThirdPartyEndpointConnection } from "../../config/model";
import { ASTRONOMER, type Observed } from "../observation";

/** Third-party endpoints lead from the Astronomer VPC to the provider: neither end is in an AWS account of yours. */
export function thirdPartyEndpoint({ target }: ThirdPartyEndpointConnection): Observed {
  const vendor = target.type === "snowflake" ? "Snowflake" : "Databricks";
  return {
    observations: [],
    remarks: [
      `the endpoint is in the Astronomer VPC and its service is ${vendor}'s: neither can be seen from here; ${ASTRONOMER} and ${vendor} can tell`,
    ],
  };
}
