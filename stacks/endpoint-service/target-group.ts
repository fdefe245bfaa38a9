import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Construct } from "constructs";
import { targetPortOf } from "../../config/endpoint-service";
import type { Listener, Targets } from "../../config/model/endpoint-service";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl, literal } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";
import { awsName } from "./aws-names";
import type { ServiceLoadBalancer } from "./load-balancer";
import type { ProviderVpc } from "./provider-vpc";

/** Properties of a TargetGroup. */
export interface TargetGroupProps {
  /** Id of the connection. */
  readonly connectionId: string;
  readonly vpc: ProviderVpc;
  readonly loadBalancer: ServiceLoadBalancer;
  readonly listener: Listener;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * A listener and the targets behind it. Instances and addresses are registered here; those of a database change at
 * failover, so that a function registers them (`RdsTargets`).
 */
export class TargetGroup extends Construct {
  readonly listener: Listener;
  readonly targetPort: number;
  /** Expression. */
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TargetGroupProps,
  ) {
    super(scope, id);
    const { connectionId, vpc, listener, loadBalancer } = props;
    const { port, targets, healthCheck } = listener;
    this.listener = listener;
    this.targetPort = targetPortOf(listener);
    const targetType = targets.type === "instances" ? "instance" : "ip";
    const name = nameOf(`tcp-${port}`);
    const group = new LbTargetGroup(this, "target-group", {
      // What AWS cannot change is in the name, because the new group exists beside the old one.
      name: awsName(connectionId, 32, String(port), targetType, String(this.targetPort), vpc.vpcId),
      port: this.targetPort,
      protocol: "TCP",
      targetType,
      vpcId: vpc.vpcId,
      proxyProtocolV2: listener.proxyProtocol,
      // After a failover nobody is left on the old writer.
      ...(targets.type === "rds" ? { connectionTermination: true, deregistrationDelay: "0" } : {}),
      healthCheck: {
        protocol: healthCheck.protocol,
        port: healthCheck.port === undefined ? "traffic-port" : String(healthCheck.port),
        ...(healthCheck.protocol === "TCP" ? {} : { path: healthCheck.path ?? "/" }),
      },
      lifecycle: { createBeforeDestroy: true },
    });
    this.arn = `${addressOf(declaredAt(named(group, name), props.declaredAt))}.arn`;
    const element = new LbListener(this, "listener", {
      loadBalancerArn: hcl(loadBalancer.arn),
      port,
      protocol: "TCP",
      defaultAction: [{ type: "forward", targetGroupArn: hcl(this.arn) }],
    });
    declaredAt(named(element, name), props.declaredAt);
    this.register(targets);
  }

  private register(targets: Targets): void {
    if (targets.type === "instances")
      targets.instanceIds.forEach((instance, index) =>
        this.attach(instance, ["targets", "instanceIds", index]),
      );
    if (targets.type === "ips") {
      targets.addresses.forEach((address, index) => {
        const attachment = this.attach(address, ["targets", "addresses", index]);
        // AWS demands it for addresses outside the VPC, and takes it for no other.
        attachment.availabilityZone = hcl(
          `anytrue([for c in ${this.props.vpc.cidrs} : cidrsubnet("${address}/\${split("/", c)[1]}", 0, 0) == c]) ? null : ${literal("all")}`,
        );
      });
    }
  }

  private attach(target: string, path: Path): LbTargetGroupAttachment {
    const name = nameOf(`tcp-${this.listener.port}`, target);
    const attachment = new LbTargetGroupAttachment(this, name, {
      targetGroupArn: hcl(this.arn),
      targetId: target,
      port: this.targetPort,
    });
    const { declaredAt: at } = this.props;
    return declaredAt(named(attachment, name), at === undefined ? undefined : [...at, ...path]);
  }
}
