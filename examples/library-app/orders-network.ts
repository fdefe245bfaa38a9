import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { addProviders } from "astro-connect";
import type { VpcPeeringConnection } from "astro-connect/config";
import { SecurityGroupIngress } from "astro-connect/stacks";
import { VpcPeering } from "astro-connect/stacks/vpc-peering";
import { LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** Port of the orders database. */
const PORT = 5432;

/** A stack of our own: the security group of the orders database, a flow log, and the peering with Astro. */
export class OrdersNetwork extends TerraformStack {
  constructor(scope: Construct, connection: VpcPeeringConnection) {
    super(scope, connection.id);
    new LocalBackend(this, { path: `../../../terraform.${connection.id}.tfstate` });
    addProviders(this, connection);

    // Astro's side of the stack: reads the target VPC, proves and accepts the request, routes back.
    const peering = new VpcPeering(this, "astro", connection);

    // Ours. The group is new, so its id is not known yet and the rules that admit Astro need another name.
    const { vpcId } = connection.target;
    const group = new SecurityGroup(this, "orders", { name: "orders", vpcId });
    for (const { astro } of peering.accepters.values()) {
      new SecurityGroupIngress(this, `admit-${astro.clusterId}`, {
        astro,
        ports: [{ securityGroupId: group.id, name: "orders", port: PORT }],
      });
    }

    const log = new CloudwatchLogGroup(this, "flow-log-group", {
      name: "orders-flow-log",
      retentionInDays: 30,
    });
    new FlowLog(this, "flow-log", { vpcId, trafficType: "REJECT", logDestination: log.arn });
    new TerraformOutput(this, "security_group_id", { value: group.id });
  }
}
