import { VpcEndpointConnectionAccepter } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-accepter";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** Properties of an EndpointAcceptance. */
export interface EndpointAcceptanceProps {
  /** Address of the endpoint service. */
  readonly service: string;
  readonly clusterId: string;
  readonly vpcEndpointId: string;
  /** Whether it is the endpoint of the cluster's disaster recovery VPC. @default - false */
  readonly recovery?: boolean;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Accepts the endpoint that Astronomer added. AWS takes only an endpoint that asks for this very service, and only an
 * allowed principal, one of the clusters' accounts, can ask: nobody else's can be accepted by a wrong id.
 *
 * Destroying it rejects the endpoint, which cuts the cluster off.
 */
export class EndpointAcceptance extends Construct {
  readonly clusterId: string;
  readonly recovery: boolean;
  readonly vpcEndpointId: string;
  /** Expression. */
  readonly state: string;

  constructor(scope: Construct, id: string, props: EndpointAcceptanceProps) {
    super(scope, id);
    this.clusterId = props.clusterId;
    this.recovery = props.recovery ?? false;
    this.vpcEndpointId = props.vpcEndpointId;
    const accepter = new VpcEndpointConnectionAccepter(this, "accepter", {
      vpcEndpointServiceId: hcl(`${props.service}.id`),
      vpcEndpointId: props.vpcEndpointId,
    });
    const name = nameOf(props.clusterId, ...(this.recovery ? ["recovery"] : []));
    this.state = `${addressOf(declaredAt(named(accepter, name), props.declaredAt))}.vpc_endpoint_state`;
  }
}
