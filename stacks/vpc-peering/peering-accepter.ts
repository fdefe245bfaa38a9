import { DataAwsVpcPeeringConnection } from "@cdktf/provider-aws/lib/data-aws-vpc-peering-connection";
import { VpcPeeringConnectionAccepterA as VpcPeeringConnectionAccepter } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { addressOf, named, nameOf } from "../private/names";
import { hcl } from "../private/hcl";
import type { AstroVpc } from "../shared/astro-vpc";
import { requesterProof } from "./requester-proof";
import type { TargetVpc } from "./target-vpc";

/** Properties of a PeeringAccepter. */
export interface PeeringAccepterProps {
  readonly target: TargetVpc;
  readonly astro: AstroVpc;
  /** The peering connection that Astronomer requested. */
  readonly peeringConnectionId: string;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Accepts the peering connection that Astronomer requested, after proof that it is the one: nothing is accepted, and
 * nothing that depends on it is made, when requester, target or status are others than declared.
 *
 * Destroying it leaves the peering connection up: only deleting the connection itself ends it.
 */
export class PeeringAccepter extends Construct {
  readonly astro: AstroVpc;
  /** The id of the peering connection, known only once it is accepted; whoever uses it waits for that. */
  readonly activePeeringConnectionId: string;
  /** Expression: the status of the peering connection. */
  readonly status: string;

  constructor(scope: Construct, id: string, props: PeeringAccepterProps) {
    super(scope, id);
    this.astro = props.astro;
    const name = nameOf(props.astro.clusterId);
    const requested = named(
      new DataAwsVpcPeeringConnection(this, "requested", { id: props.peeringConnectionId }),
      name,
    );
    declaredAt(requested, props.declaredAt);
    const accepter = named(
      new VpcPeeringConnectionAccepter(this, "accepter", {
        vpcPeeringConnectionId: hcl(`${addressOf(requested)}.id`),
        autoAccept: true,
        lifecycle: { precondition: requesterProof(addressOf(requested), props) },
      }),
      name,
    );
    declaredAt(accepter, props.declaredAt);
    this.activePeeringConnectionId = hcl(`${addressOf(accepter)}.id`);
    this.status = `${addressOf(accepter)}.accept_status`;
  }
}
