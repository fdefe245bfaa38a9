import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { TransitGatewayConnection } from "../../config/model/transit-gateway";
import { awsProvider } from "../provider";

/** The stack's own provider acts in the gateway's account; one more acts in each other account that has a VPC. */
export function addProviders(
  stack: TerraformStack,
  { gateway, vpcs }: Pick<TransitGatewayConnection, "gateway" | "vpcs">,
): void {
  awsProvider(stack, gateway);
  const others = new Map(
    vpcs.flatMap(({ accountId, ...more }) =>
      accountId === undefined || accountId === gateway.accountId
        ? []
        : [[accountId, { ...more, accountId, region: gateway.region }] as const],
    ),
  );
  for (const [accountId, side] of [...others].sort(([a], [b]) => (a < b ? -1 : 1))) {
    awsProvider(stack, side, aliasOf(accountId));
  }
}

/** The provider of an account, for a construct's properties: none where it is the stack's own. */
export function providerOf(scope: IConstruct, accountId: string): { readonly provider?: AwsProvider } {
  const provider = TerraformStack.of(scope).node.tryFindChild(aliasOf(accountId));
  return provider instanceof AwsProvider ? { provider } : {};
}

function aliasOf(accountId: string): string {
  return `account_${accountId}`;
}
