import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { Construct } from "constructs";
import type { AwsSide, RestApi } from "../../config/model";
import type { Path } from "../../config/positions";
import { partitionOf } from "../../config/values";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { byEndpoint } from "./by-endpoint";

/** Properties of a RestApiAccess. */
export interface RestApiAccessProps {
  readonly api: RestApi;
  /** Account and region of the API. */
  readonly side: Pick<AwsSide, "accountId" | "region">;
  /** Endpoints of API Gateway in the clusters' VPCs; at least one. */
  readonly vpcEndpointIds: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Lets Airflow call a private REST API by the endpoints alone: as a policy document for the owner of the API's policy to
 * merge, or as the whole policy. Either takes effect when the API is deployed again.
 */
export class RestApiAccess extends Construct {
  readonly api: string;
  /** Expression: the policy as JSON. */
  readonly json: string;

  constructor(scope: Construct, id: string, props: RestApiAccessProps) {
    super(scope, id);
    const { api, side, vpcEndpointIds } = props;
    this.api = api.id;
    const name = nameOf(api.id);
    const { region, accountId } = side;
    const document = named(
      new DataAwsIamPolicyDocument(this, "policy", {
        statement: [
          {
            sid: "AstroCallsByEndpoint",
            actions: ["execute-api:Invoke"],
            resources: [`arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${api.id}/*`],
            ...byEndpoint(vpcEndpointIds, api.principals),
          },
        ],
      }),
      `api_${name}`,
    );
    this.json = hcl(`${addressOf(declaredAt(document, props.declaredAt))}.json`);
    if (api.policy === "statement") return;
    const policy = new ApiGatewayRestApiPolicy(this, "owned", { restApiId: api.id, policy: this.json });
    declaredAt(named(policy, name), props.declaredAt);
  }
}
