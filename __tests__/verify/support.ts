/** AWS as the SDK's own mock answers for it; whatever is not answered fails the test. */
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { RAMClient } from "@aws-sdk/client-ram";
import { RedshiftClient } from "@aws-sdk/client-redshift";
import { Route53Client } from "@aws-sdk/client-route-53";
import {
  Route53ResolverClient,
  type Route53ResolverClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-route53resolver";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type AwsStub, mockClient } from "aws-sdk-client-mock";
import { stringify } from "yaml";
import { parseDeclaration } from "../../config/load";
import type { Finding } from "../../gate";
import { verify, type Verification } from "../../verify";

export const ASTRO = "222222222222";
export const CUSTOMER = "333333333333";
export const REGION = "us-east-1";
export const NOW = new Date("2026-03-10T12:00:00Z");

/** Named, because its types come from a package that cannot be named from here. */
const resolver = mockClient(Route53ResolverClient) as unknown as AwsStub<
  ServiceInputTypes,
  ServiceOutputTypes,
  Route53ResolverClientResolvedConfig
>;

export const aws = {
  ec2: mockClient(EC2Client),
  elb: mockClient(ElasticLoadBalancingV2Client),
  ram: mockClient(RAMClient),
  redshift: mockClient(RedshiftClient),
  route53: mockClient(Route53Client),
  resolver,
  sts: mockClient(STSClient),
};

/** Forgets all answers; the credentials are the customer's. */
export function reset(): void {
  // The mock's own default is an empty answer, which would look like an AWS without anything in it.
  const unexpected = (input: unknown): never => {
    throw awsError("Unexpected", `nothing was said about ${JSON.stringify(input)}`);
  };
  for (const mock of Object.values(aws)) mock.reset();
  aws.ec2.onAnyCommand().callsFake(unexpected);
  aws.elb.onAnyCommand().callsFake(unexpected);
  aws.ram.onAnyCommand().callsFake(unexpected);
  aws.redshift.onAnyCommand().callsFake(unexpected);
  aws.route53.onAnyCommand().callsFake(unexpected);
  aws.resolver.onAnyCommand().callsFake(unexpected);
  aws.sts.on(GetCallerIdentityCommand).resolves({ Account: CUSTOMER });
}

/** What AWS throws. */
export function awsError(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

/** Verifies one connection of a file with the cluster `prod`. */
export async function verifying(
  connection: Readonly<Record<string, unknown>>,
  {
    outputs,
    cluster,
  }: { readonly outputs?: Readonly<Record<string, unknown>>; readonly cluster?: object } = {},
): Promise<Verification> {
  const text = stringify({
    astro: {
      clusters: [
        {
          id: "clk1abcde",
          name: "prod",
          region: REGION,
          accountId: ASTRO,
          cidr: "172.20.0.0/20",
          ...cluster,
        },
      ],
    },
    connections: [{ id: "orders", name: "Orders", ...connection }],
  });
  const { declaration, positions } = parseDeclaration("connections.yaml", text);
  const connections = declaration.connections.map((each, index) => ({ connection: each, index, outputs }));
  return verify({ connections, positions, now: NOW });
}

/** A finding without what all of a connection share; a position as `line:column`. */
export function short({ rule, severity, address, message, expected, actual, remediation }: Finding) {
  return { rule, severity, address, message, expected, actual, remediation };
}
