import { NetworkPolicy } from "@cdktf/provider-snowflake/lib/network-policy";
import { NetworkPolicyAttachment } from "@cdktf/provider-snowflake/lib/network-policy-attachment";
import { NetworkRule } from "@cdktf/provider-snowflake/lib/network-rule";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { SnowflakeAccount } from "../../config/model";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { allowedCidrs, single } from "./allowed-cidrs";
import type { ClusterAddresses } from "./cluster-addresses";

/** Properties of a SnowflakePolicy. */
export interface SnowflakePolicyProps {
  /** Id of the connection; names the policy and its rule, so it must not change. */
  readonly connectionId: string;
  readonly account: SnowflakeAccount;
  readonly clusters: readonly ClusterAddresses[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * A network policy that admits the clusters by a network rule, attached to Airflow's service users, or to the account
 * and then with its caller inside.
 *
 * Snowflake drops no policy that is attached and no rule that a policy names; each refers to the one before it, so they
 * go in reverse.
 */
export class SnowflakePolicy extends Construct {
  /** What has to exist before the clusters are admitted. */
  readonly admits: TerraformElement;
  /** Expression: the name of the policy. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: SnowflakePolicyProps) {
    super(scope, id);
    const { account, clusters, declaredAt: path = [] } = props;
    const { database, schema, users, wholeAccount, alsoAllow } = account;
    const name = policyName(props.connectionId);
    const comment = "External IP addresses of Astro clusters";
    const rule = named(
      new NetworkRule(this, "rule", {
        name,
        database,
        schema,
        type: "IPV4",
        mode: "INGRESS",
        valueList: allowedCidrs(clusters),
        comment,
      }),
      "astro",
    );
    const others = [
      ...new Set([...(wholeAccount === undefined ? [] : [single(wholeAccount.callerIp)]), ...alsoAllow]),
    ].sort();
    const policy = named(
      new NetworkPolicy(this, "policy", {
        name,
        allowedNetworkRuleList: [rule.fullyQualifiedName],
        ...(others.length === 0 ? {} : { allowedIpList: others }),
        comment,
      }),
      "astro",
    );
    const attachment = named(
      new NetworkPolicyAttachment(this, "attachment", {
        networkPolicyName: policy.name,
        ...(wholeAccount === undefined ? { users: [...users].sort() } : { setForAccount: true }),
      }),
      "astro",
    );
    declaredAt(rule, ["clusters"]);
    declaredAt(policy, path);
    declaredAt(attachment, [...path, wholeAccount === undefined ? "users" : "wholeAccount"]);
    this.admits = attachment;
    this.name = hcl(`${addressOf(policy)}.name`);
  }
}

/** The name of a connection's policy and rule, in the capitals of an identifier that needs no quotes. */
export function policyName(connectionId: string): string {
  return `ASTRO_${connectionId.replaceAll("-", "_").toUpperCase()}`;
}
