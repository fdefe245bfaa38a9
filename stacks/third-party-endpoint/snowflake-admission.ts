import { NetworkPolicy } from "@cdktf/provider-snowflake/lib/network-policy";
import { NetworkPolicyAttachment } from "@cdktf/provider-snowflake/lib/network-policy-attachment";
import { NetworkRule } from "@cdktf/provider-snowflake/lib/network-rule";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { PrivateSnowflake } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { policyName } from "../public-endpoint/snowflake-policy";

/** Properties of a SnowflakeAdmission. */
export interface SnowflakeAdmissionProps {
  /** Id of the connection; names the rule and the policy, so it must not change. */
  readonly connectionId: string;
  readonly account: Pick<PrivateSnowflake, "database" | "schema" | "policy">;
  /** Endpoints of the clusters; at least one. */
  readonly vpcEndpointIds: readonly string[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * A network rule that names the clusters' endpoints and, where asked for, a network policy that lets service users in by
 * them. A rule of endpoints says nothing of the internet, so a policy without public access blocks that by a rule of its
 * own; what comes by an endpoint is judged by the rules of endpoints.
 */
export class SnowflakeAdmission extends Construct {
  /** What has to exist before the endpoints are let in. */
  readonly admits: TerraformElement;
  /** Expression: the network rule, to name in a policy. */
  readonly rule: string;

  constructor(scope: Construct, id: string, props: SnowflakeAdmissionProps) {
    super(scope, id);
    const { account, connectionId, vpcEndpointIds, declaredAt: path = [] } = props;
    const { database, schema, policy: policed } = account;
    const name = policyName(connectionId);
    const comment = "VPC endpoints of Astro clusters";
    const rule = named(
      new NetworkRule(this, "rule", {
        name,
        database,
        schema,
        type: "AWSVPCEID",
        mode: "INGRESS",
        valueList: [...vpcEndpointIds].sort(),
        comment,
      }),
      "astro",
    );
    declaredAt(rule, ["clusters"]);
    this.rule = hcl(`${addressOf(rule)}.fully_qualified_name`);
    this.admits = rule;
    if (policed === undefined) return;
    const internet = policed.publicAccess
      ? undefined
      : named(
          new NetworkRule(this, "internet", {
            name: `${name}_INTERNET`,
            database,
            schema,
            type: "IPV4",
            mode: "INGRESS",
            valueList: ["0.0.0.0/0"],
            comment: "The internet, which these users do not come over",
          }),
          "internet",
        );
    const policy = named(
      new NetworkPolicy(this, "policy", {
        name,
        allowedNetworkRuleList: [rule.fullyQualifiedName],
        ...(internet === undefined ? {} : { blockedNetworkRuleList: [internet.fullyQualifiedName] }),
        comment,
      }),
      "astro",
    );
    const attachment = named(
      new NetworkPolicyAttachment(this, "attachment", {
        networkPolicyName: policy.name,
        users: [...policed.users].sort(),
      }),
      "astro",
    );
    if (internet !== undefined) declaredAt(internet, [...path, "policy", "publicAccess"]);
    declaredAt(policy, [...path, "policy"]);
    declaredAt(attachment, [...path, "policy", "users"]);
    this.admits = attachment;
  }
}
