import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named } from "../private/names";
import { awsName } from "./aws-names";
import { FunctionCode } from "./function-code";
import type { RdsDatabase } from "./rds-database";
import type { TargetGroup } from "./target-group";

/** Properties of RdsTargets. */
export interface RdsTargetsProps {
  /** Id of the connection. */
  readonly connectionId: string;
  readonly databases: readonly { readonly database: RdsDatabase; readonly targetGroup: TargetGroup }[];
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

const NAME = "rds_targets";

/**
 * Keeps the addresses of databases registered: a Lambda function looks their names up every minute, and at once when
 * RDS tells of an event of theirs. A lookup at plan would be stale after the first failover.
 *
 * The function is outside the VPC, because the names of private databases resolve anywhere, and inside it would need a
 * way out. It may change the targets of these target groups and nothing else.
 */
export class RdsTargets extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RdsTargetsProps,
  ) {
    super(scope, id);
    const name = awsName(`${props.connectionId}-rds-targets`, 64);
    const logs = new CloudwatchLogGroup(this, "logs", { name: `/aws/lambda/${name}`, retentionInDays: 14 });
    const role = this.role(name, this.add(logs));
    const code = new FunctionCode(this, "code");
    const lambda = this.add(
      new LambdaFunction(this, "function", {
        functionName: name,
        description: `Keeps the targets of the endpoint service ${props.connectionId} in step with its databases`,
        role: hcl(`${role}.arn`),
        runtime: "python3.13",
        architectures: ["arm64"],
        handler: FunctionCode.HANDLER,
        filename: code.path,
        sourceCodeHash: code.hash,
        timeout: 50,
        memorySize: 128,
        environment: { variables: { TARGETS: hcl(`jsonencode([${this.targets()}])`) } },
        // Else Lambda makes one itself, which keeps everything for ever.
        dependsOn: [logs],
      }),
    );
    this.invoke("schedule", name, lambda, { scheduleExpression: "rate(1 minute)" });
    const events = props.databases.flatMap(({ database }) => database.eventArn ?? []);
    if (events.length > 0) {
      const pattern = `jsonencode({ source = ["aws.rds"], resources = [${events.join(", ")}] })`;
      this.invoke("events", name, lambda, { eventPattern: hcl(pattern) });
    }
  }

  private targets(): string {
    return this.props.databases
      .map(
        ({ database, targetGroup }) =>
          `{ target_group_arn = ${targetGroup.arn}, host = ${database.host}, port = ${targetGroup.targetPort}, lookups = ${database.lookups} }`,
      )
      .join(", ");
  }

  private role(name: string, logs: string): string {
    const role = this.add(
      new IamRole(this, "role", {
        name,
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
          ],
        }),
      }),
    );
    const groups = this.props.databases.map(({ targetGroup }) => targetGroup.arn).join(", ");
    const statements = [
      // AWS knows no narrower resource for this one.
      'Action = "elasticloadbalancing:DescribeTargetHealth", Resource = "*"',
      `Action = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"], Resource = [${groups}]`,
      `Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "\${${logs}.arn}:*"`,
    ];
    this.add(
      new IamRolePolicy(this, "policy", {
        name: "targets",
        role: hcl(`${role}.id`),
        policy: hcl(
          `jsonencode({ Version = "2012-10-17", Statement = [${statements.map((s) => `{ Effect = "Allow", ${s} }`).join(", ")}] })`,
        ),
      }),
    );
    return role;
  }

  private invoke(
    trigger: "schedule" | "events",
    functionName: string,
    lambda: string,
    when: { readonly scheduleExpression: string } | { readonly eventPattern: string },
  ): void {
    const rule = this.add(
      new CloudwatchEventRule(this, trigger, {
        name: awsName(`${this.props.connectionId}-rds-${trigger}`, 64),
        description: `Invokes ${functionName}`,
        ...when,
      }),
      `${NAME}_${trigger}`,
    );
    this.add(
      new CloudwatchEventTarget(this, `${trigger}-target`, {
        rule: hcl(`${rule}.name`),
        arn: hcl(`${lambda}.arn`),
      }),
      `${NAME}_${trigger}`,
    );
    this.add(
      new LambdaPermission(this, `${trigger}-permission`, {
        action: "lambda:InvokeFunction",
        functionName: hcl(`${lambda}.function_name`),
        principal: "events.amazonaws.com",
        sourceArn: hcl(`${rule}.arn`),
      }),
      `${NAME}_${trigger}`,
    );
  }

  /** Names an element, records its origin and returns its address. */
  private add(element: TerraformElement, name: string = NAME): string {
    return addressOf(declaredAt(named(element, name), this.props.declaredAt));
  }
}
