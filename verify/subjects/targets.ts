import type { TargetGroup, TargetHealthDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Path } from "../../config/positions";
import type { Account } from "../aws/account";
import { judged, type Observation, wrong, YOU } from "../observation";

/** The targets of a load balancer: each group has one that answers, and each that does not is named. */
export async function targets(
  loadBalancerArn: string,
  path: Path,
  account: Account,
): Promise<readonly Observation[]> {
  const groups = await groupsOf(loadBalancerArn, account);
  if (groups.length === 0) {
    return [
      wrong("verify/targets-healthy", nameOf(loadBalancerArn), path, "no target group", {
        message: "the load balancer leads nowhere",
        expected: "a target group with a healthy target",
        turn: YOU,
        fix: "add a listener with a target group",
      }),
    ];
  }
  const observed: Observation[] = [];
  for (const group of groups) observed.push(health(group, path, await healthOf(group, account)));
  return observed;
}

async function groupsOf(loadBalancerArn: string, account: Account): Promise<readonly TargetGroup[]> {
  const input = { LoadBalancerArn: loadBalancerArn };
  const pages = await account.pagesIfThere("elasticloadbalancing:DescribeTargetGroups", input);
  return pages.flatMap(({ TargetGroups = [] }) => TargetGroups);
}

async function healthOf(
  { TargetGroupArn }: TargetGroup,
  account: Account,
): Promise<readonly TargetHealthDescription[]> {
  const { TargetHealthDescriptions = [] } = await account.ask("elasticloadbalancing:DescribeTargetHealth", {
    TargetGroupArn,
  });
  return TargetHealthDescriptions;
}

function health(
  { TargetGroupName: name = "", Port: port }: TargetGroup,
  path: Path,
  targets: readonly TargetHealthDescription[],
): Observation {
  const ill = targets.filter(({ TargetHealth }) => TargetHealth?.State !== "healthy");
  const told = ill.map(({ Target, TargetHealth }) => {
    const why = TargetHealth?.Reason === undefined ? "" : ` (${TargetHealth.Reason})`;
    return `${Target?.Id ?? ""}:${Target?.Port ?? ""} ${TargetHealth?.State ?? "unknown"}${why}`;
  });
  const healthy = targets.length - ill.length;
  const found = [`${healthy} of ${targets.length} healthy`, ...told].join(", ");
  return judged(
    ill.length === 0 && healthy > 0,
    "verify/targets-healthy",
    `${name}:${port ?? ""}`,
    path,
    found,
    {
      message:
        targets.length === 0
          ? "nothing is registered"
          : healthy === 0
            ? "nothing answers"
            : "not every target answers",
      expected: "every target healthy",
      turn: YOU,
      fix: "start the service, and let the load balancer in: security groups, port, health check",
    },
  );
}

/** The name in the ARN of a load balancer. */
function nameOf(arn: string): string {
  return arn.split("loadbalancer/")[1] ?? arn;
}
