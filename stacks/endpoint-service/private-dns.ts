import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { VpcEndpointServicePrivateDnsVerification } from "@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named } from "../private/names";

/** Properties of a PrivateDns. */
export interface PrivateDnsProps {
  /** Address of the endpoint service. */
  readonly service: string;
  readonly privateName: string;
  /** Public hosted zone that gets the record. */
  readonly hostedZoneId: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/** Address of the verification. */
export const VERIFICATION = "aws_vpc_endpoint_service_private_dns_verification.private_dns";

/** Verifies the private DNS name of a service: the TXT record in its public zone, and the wait until AWS has seen it. */
export class PrivateDns extends Construct {
  constructor(scope: Construct, id: string, props: PrivateDnsProps) {
    super(scope, id);
    const { privateName, hostedZoneId, service } = props;
    const zone = new DataAwsRoute53Zone(this, "zone", {
      zoneId: hostedZoneId,
      lifecycle: {
        postcondition: [
          {
            condition: hcl("!self.private_zone"),
            errorMessage: `${hostedZoneId} is a private hosted zone, and AWS verifies ${privateName} by a public record. Name the public zone, or leave dns.hostedZoneId out and make the record yourself.`,
          },
          {
            condition: hcl(`endswith(${literal(`.${privateName}`)}, ".\${trimsuffix(self.name, ".")}")`),
            errorMessage: `${privateName} is not a name of ${hcl("self.name")}, the zone ${hostedZoneId}. Correct dns.hostedZoneId.`,
          },
        ],
      },
    });
    const at = addressOf(declaredAt(named(zone, "private_dns"), props.declaredAt));
    const configuration = `one(${service}.private_dns_name_configuration)`;
    const record = new Route53Record(this, "record", {
      zoneId: hcl(`${at}.zone_id`),
      name: hcl(`${configuration}.name`),
      type: hcl(`${configuration}.type`),
      ttl: 300,
      records: [hcl(`${configuration}.value`)],
    });
    declaredAt(named(record, "private_dns"), props.declaredAt);
    const verification = new VpcEndpointServicePrivateDnsVerification(this, "verification", {
      serviceId: hcl(`${service}.id`),
      waitForVerification: true,
      dependsOn: [record],
    });
    declaredAt(named(verification, "private_dns"), props.declaredAt);
  }
}
