import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import type { PeeringAccepter } from "./peering-accepter";
import type { TargetVpc } from "./target-vpc";

/** Properties of a DnsResolution. */
export interface DnsResolutionProps {
  readonly target: TargetVpc;
  readonly accepter: PeeringAccepter;
  /**
   * `auto` turns the option on where the target VPC has DNS hostnames and DNS resolution, and off where it lacks one;
   * `required` always turns it on, and the policies refuse a VPC that lacks either.
   */
  readonly resolution: "auto" | "required";
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * "Accepter DNS Resolution": the cluster resolves public DNS names of the target VPC to private addresses. Astronomer
 * sets the requester's half; one account cannot set both.
 *
 * Destroying it leaves the option as it is.
 */
export class DnsResolution extends Construct {
  /** Expression: whether the option is on. */
  readonly enabled: string;

  constructor(scope: Construct, id: string, props: DnsResolutionProps) {
    super(scope, id);
    const { accepter, target, resolution } = props;
    const options = named(
      new VpcPeeringConnectionOptions(this, "options", {
        // From the accepter, because options can only be set on an active peering connection.
        vpcPeeringConnectionId: accepter.activePeeringConnectionId,
        accepter: {
          allowRemoteVpcDnsResolution:
            resolution === "required" ? true : Token.asAny(hcl(target.resolvesNames)),
        },
      }),
      nameOf(accepter.astro.clusterId),
    );
    declaredAt(options, props.declaredAt);
    this.enabled = `${addressOf(options)}.accepter[0].allow_remote_vpc_dns_resolution`;
  }
}
