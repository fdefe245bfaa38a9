import { endpointOf } from "../../config/aws-endpoint";
import type { AwsEndpointConnection } from "../../config/model";
import type { HandOver, Note, StackState } from "../model";
import { resourceOwner } from "../parties";
import { BUILTIN_ENDPOINTS } from "../sources";
import { command, knownAfterDeploy, list } from "../words";
import { policies } from "./outputs";

/**
 * Asks the owner of buckets and APIs to add a statement to their policies, and of everything to let Terraform's role act;
 * `undefined` where there is nothing to ask.
 */
export function ownerHandOver(
  connection: AwsEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { target } = connection;
  if (target === undefined) return undefined;
  const statements = policies(connection, state).filter(({ owned }) => !owned);
  const actions = target.assumeRoleArn === undefined ? [] : permissions(connection);
  const asks: Note[] = [
    ...(actions.length === 0
      ? []
      : [
          {
            text: `Please make sure that ${target.assumeRoleArn} may do the following in your account:`,
            code: actions.join("\n"),
          },
        ]),
    ...statements.map(({ what, json }) => ({
      text: `Please add the statements of this policy to the policy of ${what}${what.startsWith("REST") ? ", and deploy the API again" : ""}:`,
      code: json ?? knownAfterDeploy(`policy of ${what}`),
    })),
  ];
  if (asks.length === 0) return undefined;
  const pending = statements.filter(({ json }) => json === undefined).map(({ what }) => what);
  const missing =
    pending.length === 0
      ? []
      : [`the policy of ${list(pending)} is known after \`${command("deploy", connection.id)}\``];
  return {
    connection: connection.id,
    kind: "admit-endpoints",
    clusters: connection.clusters.map(({ cluster }) => cluster.id),
    to: resourceOwner(target.accountId),
    phase: statements.length === 0 ? "request" : "complete",
    due: true,
    subject: `Astro reaches resources of AWS account ${target.accountId} by AWS PrivateLink`,
    opening:
      "Airflow on Astro is to reach resources of your account by AWS PrivateLink endpoints, and by these alone.",
    fields: [
      { label: "AWS account", value: target.accountId, source: BUILTIN_ENDPOINTS },
      { label: "AWS Region", value: target.region, source: BUILTIN_ENDPOINTS },
    ],
    asks,
    advice:
      statements.length === 0
        ? []
        : [
            {
              text: "AWS keeps one policy of a bucket or an API, so ours is not written over theirs. Where Terraform may write the whole policy, say policy: owned.",
            },
            {
              text: "A policy that denies what comes by other endpoints (aws:SourceVpce) must name these endpoints in its exception, too.",
            },
          ],
    ready: missing.length === 0,
    missing,
  };
}

function permissions(connection: AwsEndpointConnection): string[] {
  const buckets = endpointOf(connection, "s3")?.buckets ?? [];
  const apis = endpointOf(connection, "api-gateway")?.restApis ?? [];
  return [
    ...(endpointOf(connection, "redshift") === undefined
      ? []
      : [
          "redshift:AuthorizeEndpointAccess",
          "redshift:DescribeClusters",
          "redshift:DescribeEndpointAuthorization",
          "redshift:RevokeEndpointAccess",
        ]),
    ...(buckets.length === 0 ? [] : ["s3:GetBucketLocation", "s3:ListBucket"]),
    ...(buckets.some(({ policy }) => policy === "owned")
      ? ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"]
      : []),
    ...(apis.some(({ policy }) => policy === "owned")
      ? ["apigateway:GET", "apigateway:PATCH", "apigateway:UpdateRestApiPolicy"]
      : []),
  ];
}
