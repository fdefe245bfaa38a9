import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import { Cidr, cidrContains } from "../../config/values";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { deploying, fine, type Observation, type Scope, wrong, YOU } from "../observation";

/** A security group that has to admit clusters on a port. */
export interface AllowList {
  readonly securityGroupId: string;
  readonly ports: readonly number[];
  readonly path: Path;
  /** What it has to admit, by Cluster ID. */
  readonly admitted: readonly { readonly clusterId: string; readonly cidrs: readonly string[] }[];
}

/** A source that a security group admits. */
interface Admitted {
  readonly cidr: Cidr;
  readonly rule: SecurityGroupRule;
  /** The prefix list it stands in. @default - the rule itself */
  readonly list?: string;
}

/** A security group: it admits what the file says, and nothing that was once said of the cluster. */
export async function allowList(
  list: AllowList,
  account: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  const { securityGroupId, path, ports, admitted } = list;
  const pages = await account.pages("ec2:DescribeSecurityGroupRules", {
    Filters: [{ Name: "group-id", Values: [securityGroupId] }],
  });
  const rules = pages
    .flatMap(({ SecurityGroupRules = [] }) => SecurityGroupRules)
    .filter(({ IsEgress }) => IsEgress !== true);
  const sources = await sourcesOf(rules, account);
  const wanted = new Set(admitted.flatMap(({ cidrs }) => cidrs));

  const complete = ports.flatMap((port) =>
    admitted.map(({ clusterId, cidrs }) => {
      const shutOut = cidrs.filter(
        (cidr) =>
          !sources.some((source) => onPort(source.rule, port) && cidrContains(source.cidr, Cidr.of(cidr))),
      );
      const resource = `${securityGroupId} ${port}`;
      return shutOut.length === 0
        ? fine("verify/allow-list-complete", resource, path, `admits ${cidrs.join(", ")}`)
        : wrong("verify/allow-list-complete", resource, path, `no rule for ${shutOut.join(", ")}`, {
            message: `the security group shuts out cluster ${clusterId} on port ${port}`,
            expected: `a rule for each of ${cidrs.join(", ")}`,
            turn: YOU,
            fix: deploying(scope.id),
          });
    }),
  );
  const stale = sources
    .filter(({ cidr, rule }) => isOfCluster(rule, admitted) && !wanted.has(cidr))
    .map(({ cidr, rule, list: prefixList }) =>
      wrong("verify/allow-list-current", `${securityGroupId} ${cidr}`, path, cidr, {
        message: `${prefixList ?? rule.SecurityGroupRuleId ?? "a rule"} admits ${cidr}, which is no address of the cluster in the file`,
        expected: `one of ${[...wanted].join(", ")}`,
        turn: YOU,
        fix: `${deploying(scope.id)}; if the address is right, write it under externalIps of the cluster`,
      }),
    );
  return [...complete, ...stale];
}

/** Rules for an address, and for those of a prefix list. */
async function sourcesOf(
  rules: readonly SecurityGroupRule[],
  account: Account,
): Promise<readonly Admitted[]> {
  const lists = [
    ...new Set(rules.flatMap(({ PrefixListId }) => (PrefixListId === undefined ? [] : [PrefixListId]))),
  ];
  const entries = new Map<string, readonly string[]>();
  for (const list of lists) {
    const pages = await account.pages("ec2:GetManagedPrefixListEntries", { PrefixListId: list });
    entries.set(
      list,
      pages.flatMap(({ Entries = [] }) =>
        Entries.flatMap(({ Cidr: cidr }) => (cidr === undefined ? [] : [cidr])),
      ),
    );
  }
  return rules.flatMap((rule) => {
    const { CidrIpv4, PrefixListId } = rule;
    const cidrs =
      CidrIpv4 !== undefined
        ? [CidrIpv4]
        : PrefixListId === undefined
          ? []
          : (entries.get(PrefixListId) ?? []);
    return cidrs.flatMap((text): Admitted[] => {
      const parsed = Cidr.parse(text);
      return parsed.ok
        ? [{ cidr: parsed.value, rule, ...(PrefixListId === undefined ? {} : { list: PrefixListId }) }]
        : [];
    });
  });
}

function onPort({ IpProtocol, FromPort = 0, ToPort = 65_535 }: SecurityGroupRule, port: number): boolean {
  if (IpProtocol === "-1") return true;
  return IpProtocol === "tcp" && FromPort <= port && port <= ToPort;
}

/** Whether a rule was made for one of the clusters: the emitted Terraform describes it so. */
function isOfCluster({ Description = "" }: SecurityGroupRule, admitted: AllowList["admitted"]): boolean {
  return admitted.some(({ clusterId }) => Description === `Astro cluster ${clusterId}`);
}
