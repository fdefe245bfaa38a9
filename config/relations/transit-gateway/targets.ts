import type { AttachedVpc, TransitGatewayConnection } from "../../model/transit-gateway";
import type { Path } from "../../positions";
import { checkUnique } from "../facts";
import type { Placed, Report } from "../relation";
import { checkSide } from "../side";

/** There is something to reach, and each VPC and network says how. */
export function checkTargets(placed: Placed<TransitGatewayConnection>, report: Report): void {
  const { connection, path } = placed;
  const { vpcs, networks } = connection;
  if (vpcs.length + networks.length === 0) {
    report(path, "no VPC and no network", "vpcs or networks, which the clusters are to reach");
  }
  checkUnique(vpcs, [...path, "vpcs"], "vpcId", "VPC", report);
  checkUnique(vpcs, [...path, "vpcs"], "attachmentId", "VPC", report);
  checkUnique(networks, [...path, "networks"], "name", "network", report);
  checkUnique(networks, [...path, "networks"], "attachmentId", "network", report);
  vpcs.forEach((vpc, index) => checkVpc(vpc, connection, [...path, "vpcs", index], report));
  checkCredentials(placed, report);
  checkServices(placed, report);
}

function checkVpc(vpc: AttachedVpc, connection: TransitGatewayConnection, at: Path, report: Report): void {
  const { gateway } = connection;
  const { attachmentId, attachmentSubnetIds, routing } = vpc;
  if ((attachmentId === undefined) === (attachmentSubnetIds.length === 0)) {
    report(
      [...at, attachmentId === undefined ? "vpcId" : "attachmentSubnetIds"],
      attachmentId === undefined
        ? `${vpc.vpcId} without an attachment`
        : "both an attachment and subnets for one",
      "attachmentId where the VPC has an attachment to the gateway, else attachmentSubnetIds",
    );
  }
  if (routing.routeTableIds.length + routing.subnetIds.length === 0) {
    report(
      [...at, "routing"],
      "no route table and no subnet",
      "routeTableIds or subnetIds, so that traffic finds its way back to the clusters",
    );
  }
  if (vpc.routes === "static" && vpc.cidrs === undefined) {
    report([...at, "routes"], "static routes without CIDRs", "cidrs beside it, or routes: propagated");
  }
  const elsewhere = vpc.accountId !== undefined && vpc.accountId !== gateway.accountId;
  if (elsewhere) {
    const { accountId, assumeRoleArn } = vpc;
    if (accountId !== undefined && assumeRoleArn !== undefined) {
      checkSide({ accountId, region: gateway.region, assumeRoleArn }, at, report);
    }
  }
  if (vpc.gatewayShare === "existing") {
    if (elsewhere && attachmentId === undefined && gateway.transitGatewayId === undefined) {
      report(
        [...at, "accountId"],
        `an attachment by account ${vpc.accountId} to a new gateway, which is not shared with it`,
        "gatewayShare: organization or invitation beside it",
      );
    }
  } else if (!elsewhere || attachmentId !== undefined) {
    report(
      [...at, "gatewayShare"],
      elsewhere ? "a share for a VPC that is attached" : "a share with the gateway's own account",
      "it only for a new attachment by another account",
    );
  }
}

/** One account is entered in one way. */
function checkCredentials(
  { connection: { gateway, vpcs }, path }: Placed<TransitGatewayConnection>,
  report: Report,
) {
  const ways = new Map<string, { readonly way: string; readonly of: string }>([
    [gateway.accountId, { way: wayOf(gateway), of: "gateway" }],
  ]);
  vpcs.forEach((vpc, index) => {
    const { accountId = gateway.accountId } = vpc;
    const way = wayOf(vpc);
    const known = ways.get(accountId);
    // A VPC of the gateway's account says nothing, and is entered like the gateway.
    if (known === undefined) ways.set(accountId, { way, of: vpc.vpcId });
    else if (known.way !== way && !(way === "" && accountId === gateway.accountId)) {
      report(
        [...path, "vpcs", index, "vpcId"],
        `other credentials for account ${accountId} than those of ${known.of}`,
        `the same assumeRoleArn and profile as ${known.of}: one account is entered in one way`,
      );
    }
  });
}

function wayOf({
  assumeRoleArn,
  profile,
}: {
  readonly assumeRoleArn?: string;
  readonly profile?: string;
}): string {
  return [assumeRoleArn, profile].filter((part) => part !== undefined).join(" as ");
}

/** The security group of a service is in one of the VPCs. */
function checkServices(
  { connection: { vpcs, services }, path }: Placed<TransitGatewayConnection>,
  report: Report,
) {
  services.forEach(({ name, securityGroupId, vpcId }, index) => {
    const at = [...path, "services", index];
    const known = vpcs.map((vpc) => vpc.vpcId).join(", ");
    if (vpcId !== undefined) {
      if (!vpcs.some((vpc) => vpc.vpcId === vpcId)) {
        report(
          [...at, "vpcId"],
          `${vpcId}, which is not under vpcs`,
          known === "" ? "it there first" : `one of ${known}`,
        );
      }
    } else if (securityGroupId !== undefined && vpcs.length !== 1) {
      report(
        [...at, "securityGroupId"],
        `a security group of ${name} without its VPC`,
        known === "" ? "its VPC under vpcs" : `vpcId: one of ${known}`,
      );
    }
  });
}
