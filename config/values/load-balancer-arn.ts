import { AwsAccountId } from "./aws-account-id";
import { AwsRegion } from "./aws-region";
import { type Brand, defineValue } from "./value";

/** The ARN of a Network Load Balancer. */
export type LoadBalancerArn = Brand<"LoadBalancerArn">;

const EXAMPLE =
  "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/orders/0123456789abcdef";
const SHAPE =
  /^arn:(aws[a-z-]*):elasticloadbalancing:([a-z0-9-]+):([0-9]{12}):loadbalancer\/net\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{16}$/;

export const LoadBalancerArn = defineValue<LoadBalancerArn>({
  what: "the ARN of a Network Load Balancer",
  example: EXAMPLE,
  pattern: SHAPE,
  refuse(text) {
    const kind = /:loadbalancer\/(gwy|app)\//.exec(text)?.[1];
    if (kind === "gwy") {
      return {
        why: "a Gateway Load Balancer",
        write:
          "the ARN of a Network Load Balancer: Astronomer supports Interface Endpoint Services but not Gateway Load Balancer Endpoint Services",
      };
    }
    if (kind === "app") {
      return {
        why: "an Application Load Balancer",
        write: `the ARN of a Network Load Balancer, such as ${EXAMPLE}`,
      };
    }
    const region = SHAPE.exec(text)?.[2];
    if (region === undefined) return undefined;
    const parsed = AwsRegion.parse(region);
    return parsed.ok ? undefined : { why: "of an unknown region", write: `the region as ${parsed.write}` };
  },
});

/** Where a load balancer is. */
export function placeOfLoadBalancer(arn: LoadBalancerArn): {
  readonly partition: string;
  readonly region: AwsRegion;
  readonly accountId: AwsAccountId;
} {
  const [, partition, region, accountId] = SHAPE.exec(arn) ?? [];
  return {
    partition: partition ?? "aws",
    region: AwsRegion.of(region),
    accountId: AwsAccountId.of(accountId),
  };
}
