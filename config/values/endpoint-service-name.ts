import { AwsRegion } from "./aws-region";
import { type Brand, defineValue } from "./value";

/** The name of an endpoint service that is not AWS's own: `com.amazonaws.vpce.<region>.vpce-svc-…`. */
export type EndpointServiceName = Brand<"EndpointServiceName">;

const EXAMPLE = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
const SHAPE = /^(?:cn\.)?com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

export const EndpointServiceName = defineValue<EndpointServiceName>({
  what: "the name of an endpoint service",
  example: EXAMPLE,
  pattern: SHAPE,
  refuse(text) {
    if (/^vpce-svc-[0-9a-f]+$/.test(text))
      return { why: "the id of an endpoint service", write: `its whole name, such as ${EXAMPLE}` };
    if (/^vpce-[0-9a-f]+$/.test(text))
      return { why: "the id of a VPC endpoint", write: `the name of the service, such as ${EXAMPLE}` };
    const region = SHAPE.exec(text)?.[1];
    if (region === undefined) return undefined;
    const parsed = AwsRegion.parse(region);
    return parsed.ok ? undefined : { why: "of an unknown region", write: `the region as ${parsed.write}` };
  },
});

/** The region that an endpoint service is in. */
export function regionOfService(name: EndpointServiceName): AwsRegion {
  return AwsRegion.of(SHAPE.exec(name)?.[1]);
}
