import { cidrsOf } from "../../config/cluster";
import type { AwsSide, AttachedVpc, TransitGatewayConnection } from "../../config/model";
import { partitionOf } from "../../config/values";
import type { Account } from "../aws/account";
import {
  ASTRONOMER,
  deploying,
  type Observation,
  type Observed,
  type Scope,
  ticketing,
  wrong,
  YOU,
} from "../observation";
import { attachment, type ObservedAttachment } from "../subjects/attachment";
import { gatewayRoutes, type GatewayWay } from "../subjects/gateway-routes";
import { share } from "../subjects/ram";
import { resolver } from "../subjects/resolver";
import { routes } from "../subjects/routes";
import { allowLists } from "./admitted";

type Attached = TransitGatewayConnection["clusters"][number];
type Complete = Attached & Required<Pick<Attached, "attachmentId">>;

/** A target on the gateway: its attachment and its CIDRs. */
interface Target {
  readonly attachmentId: string;
  readonly cidrs: readonly string[];
  /** Route table that the target's attachment is associated with. @default - none */
  readonly routeTableId: string | undefined;
  readonly routes: AttachedVpc["routes"];
  readonly path: readonly (string | number)[];
}

/** A transit gateway: the share, the attachments, the routes of the gateway and of the VPCs, and Resolver. */
export async function transitGateway(connection: TransitGatewayConnection, scope: Scope): Promise<Observed> {
  const { gateway, clusters, vpcs, services } = connection;
  const owner = scope.account(gateway);
  const gatewayId = gateway.transitGatewayId ?? text(scope.outputs?.["transit_gateway_id"]);
  if (gatewayId === undefined) {
    const found =
      scope.outputs === undefined
        ? "its id is not known: the state cannot be read from here"
        : "not deployed";
    return {
      observations: [
        wrong("verify/deployed", "transit gateway", ["gateway"], found, {
          message: "the transit gateway is created by a deploy, and its id is not known",
          expected: "deployed",
          turn: YOU,
          fix:
            scope.outputs === undefined
              ? "run it where the state can be read, or write transitGatewayId"
              : deploying(scope.id),
        }),
      ],
      remarks: [],
    };
  }
  const complete = clusters.flatMap((each, index) =>
    each.attachmentId === undefined ? [] : [{ ...each, attachmentId: each.attachmentId, index }],
  );
  const attachments: (ObservedAttachment & { readonly of: Complete; readonly index: number })[] = [];
  for (const { index, ...of } of complete) {
    const named = {
      id: of.attachmentId,
      cluster: of.cluster,
      path: ["clusters", index, "attachmentId"],
      gatewayId,
      routeTableId: gateway.routeTableId ?? text(scope.outputs?.["clusters_route_table_id"]),
    };
    attachments.push({ ...(await attachment(named, owner, scope)), of, index });
  }
  const targets = complete.length === 0 ? [] : await targetsOf(connection, gatewayId, owner, scope);
  const backs = complete.map(({ cluster }) => ({ cidrs: cidrsOf(cluster), via: gatewayId }));
  const ofVpcs: Observation[] = [];
  for (const [index, vpc] of vpcs.entries()) {
    const routing = { ...vpc.routing, vpcId: vpc.vpcId, path: ["vpcs", index, "routing"] };
    ofVpcs.push(...(await routes(routing, backs, scope.account(sideOf(vpc, gateway)), scope)));
  }
  return {
    observations: [
      ...(await shares(connection, gatewayId, owner, scope)),
      ...attachments.flatMap(({ observations }) => observations),
      ...(await gatewayRoutes(
        attachments.flatMap((each) => waysOf(each, targets, connection)),
        owner,
        scope,
      )),
      ...ofVpcs,
      ...(await allowLists(
        services,
        complete.map(({ cluster }) => ({ clusterId: cluster.id, cidrs: cidrsOf(cluster) })),
        ({ vpcId }) => scope.account(sideOf(vpcs.find((vpc) => vpc.vpcId === vpcId) ?? vpcs[0], gateway)),
        scope,
      )),
      ...(await resolvers(connection, scope)),
    ],
    remarks: [
      ...clusters
        .filter(({ attachmentId }) => attachmentId === undefined)
        .map(
          ({ cluster }) =>
            `cluster ${cluster.name} has no attachment yet; ${ASTRONOMER}: ${ticketing(scope.id)}`,
        ),
      ...(complete.length === 0
        ? []
        : [`routes on the Astro side cannot be seen from here; ${ASTRONOMER} can tell`]),
      ...(connection.networks.length === 0
        ? []
        : ["what is behind a VPN or Direct Connect attachment cannot be seen from here; its owner can tell"]),
      ...(connection.dns.rules.length === 0
        ? []
        : [
            "whether the Astro VPC is associated with the forwarding rules cannot be seen from here; Astronomer customer success can tell",
          ]),
    ],
  };
}

/** The gateway is shared with each account of a cluster; and so are the forwarding rules, by whoever has them. */
async function shares(
  { gateway, clusters, vpcs, dns }: TransitGatewayConnection,
  gatewayId: string,
  owner: Account,
  scope: Scope,
): Promise<readonly Observation[]> {
  const { region, accountId } = gateway;
  const partition = partitionOf(region);
  const accounts = (of: string) => [
    ...new Map(
      clusters.flatMap(({ cluster }, index) =>
        cluster.accountId === of
          ? []
          : [
              [
                cluster.accountId,
                { accountId: cluster.accountId, path: ["clusters", index, "cluster"] },
              ] as const,
            ],
      ),
    ).values(),
  ];
  const gatewayArn = `arn:${partition}:ec2:${region}:${accountId}:transit-gateway/${gatewayId}`;
  const observed = [
    ...(await share(
      { resourceArn: gatewayArn, what: "the transit gateway", accounts: accounts(accountId) },
      owner,
      scope,
    )),
  ];
  const vpc = vpcs.find(({ vpcId }) => vpcId === dns.vpcId) ?? vpcs[0];
  const side = sideOf(vpc, gateway);
  const told = (scope.outputs?.["resolver_rule_ids"] ?? {}) as Readonly<Record<string, string>>;
  for (const { domain, ruleId = told[domain] } of dns.rules) {
    if (ruleId === undefined) continue;
    const resourceArn = `arn:${partition}:route53resolver:${region}:${side.accountId}:resolver-rule/${ruleId}`;
    const shared = {
      resourceArn,
      what: `the forwarding rule of ${domain}`,
      accounts: accounts(side.accountId),
    };
    observed.push(...(await share(shared, scope.account(side), scope)));
  }
  return observed;
}

/** The targets of the gateway, as AWS knows their attachments. */
async function targetsOf(
  { gateway, vpcs, networks }: TransitGatewayConnection,
  gatewayId: string,
  owner: Account,
  scope: Scope,
): Promise<readonly Target[]> {
  const pages = await owner.pages("ec2:DescribeTransitGatewayAttachments", {
    Filters: [{ Name: "transit-gateway-id", Values: [gatewayId] }],
  });
  const all = pages.flatMap(({ TransitGatewayAttachments = [] }) => TransitGatewayAttachments);
  const targets: Target[] = [];
  for (const [index, vpc] of vpcs.entries()) {
    const found = all.find(({ TransitGatewayAttachmentId, ResourceId, State }) =>
      vpc.attachmentId === undefined
        ? ResourceId === vpc.vpcId && State !== "deleted" && State !== "deleting"
        : TransitGatewayAttachmentId === vpc.attachmentId,
    );
    const attachmentId = found?.TransitGatewayAttachmentId ?? vpc.attachmentId;
    if (attachmentId === undefined) continue;
    const told = (
      scope.outputs?.["vpc_cidr_blocks"] as Readonly<Record<string, readonly string[]>> | undefined
    )?.[vpc.vpcId];
    targets.push({
      attachmentId,
      cidrs: vpc.cidrs ?? told ?? (await cidrsOfVpc(vpc.vpcId, scope.account(sideOf(vpc, gateway)))),
      routeTableId: found?.Association?.TransitGatewayRouteTableId,
      routes: vpc.routes,
      path: ["vpcs", index],
    });
  }
  for (const [index, network] of networks.entries()) {
    const found = all.find(
      ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === network.attachmentId,
    );
    targets.push({
      attachmentId: network.attachmentId,
      cidrs: network.cidrs,
      routeTableId: found?.Association?.TransitGatewayRouteTableId,
      routes: network.routes,
      path: ["networks", index],
    });
  }
  return targets;
}

async function cidrsOfVpc(vpcId: string, account: Account): Promise<readonly string[]> {
  const answer = await account.find("ec2:DescribeVpcs", { VpcIds: [vpcId] });
  return (answer?.Vpcs?.[0]?.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => CidrBlockState?.State === "associated")
    .flatMap(({ CidrBlock }) => (CidrBlock === undefined ? [] : [CidrBlock]));
}

/** From the cluster's table to each target, and from each target's table back. */
function waysOf(
  { of, routeTableId, index }: ObservedAttachment & { readonly of: Complete; readonly index: number },
  targets: readonly Target[],
  { gateway }: TransitGatewayConnection,
): readonly GatewayWay[] {
  const owner = `the owner of the transit gateway (AWS account ${gateway.accountId})`;
  if (routeTableId === undefined) return [];
  return [
    ...targets.map(({ cidrs, attachmentId, routes: source, path }): GatewayWay => ({
      routeTableId,
      cidrs,
      attachmentId,
      path,
      turn: source === "existing" ? owner : YOU,
    })),
    ...targets.flatMap(({ routeTableId: table }): readonly GatewayWay[] =>
      table === undefined
        ? []
        : [
            {
              routeTableId: table,
              cidrs: cidrsOf(of.cluster),
              attachmentId: of.attachmentId,
              path: ["clusters", index, "attachmentId"],
              turn: gateway.wayBack === "existing" ? owner : YOU,
            },
          ],
    ),
  ];
}

async function resolvers(
  { dns, vpcs, gateway }: TransitGatewayConnection,
  scope: Scope,
): Promise<readonly Observation[]> {
  const vpc = vpcs.find(({ vpcId }) => vpcId === dns.vpcId) ?? vpcs[0];
  if (vpc === undefined) return [];
  const account = scope.account(sideOf(vpc, gateway));
  const observed: Observation[] = [];
  for (const direction of ["inbound", "outbound"] as const) {
    const declared = dns[direction];
    if (declared === undefined) continue;
    const { endpointId } = declared;
    observed.push(
      await resolver({ direction, endpointId, vpcId: vpc.vpcId, path: ["dns", direction] }, account, scope),
    );
  }
  return observed;
}

/** Where a VPC is, and how Terraform gets there: the gateway's account unless the file says otherwise. */
function sideOf(vpc: AttachedVpc | undefined, gateway: AwsSide): AwsSide {
  if (vpc?.accountId === undefined || vpc.accountId === gateway.accountId) return gateway;
  const { accountId, assumeRoleArn, profile } = vpc;
  return {
    accountId,
    region: gateway.region,
    ...(assumeRoleArn === undefined ? {} : { assumeRoleArn }),
    ...(profile === undefined ? {} : { profile }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
