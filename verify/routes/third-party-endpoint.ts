import { AWS_SERVICES } from "../../config/aws-services";
import type { AwsEndpointConnection, ThirdPartyEndpointConnection } from "../../config/model";
import { ASTRONOMER, type Observed } from "../observation";

/** Built-in endpoints are in the Astronomer VPC, which nobody but Astronomer can look into. */
export function awsEndpoint({ endpoints }: AwsEndpointConnection): Observed {
  const labels = endpoints.map(({ service }) => AWS_SERVICES[service].label).join(", ");
  return {
    observations: [],
    remarks: [
      `the endpoints (${labels}) are in the Astronomer VPC and cannot be seen from here; ${ASTRONOMER} can tell`,
    ],
  };
}

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
