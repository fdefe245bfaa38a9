import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { ConnectionStack } from "../../../stacks";
import { temporaryFolder } from "../../support/tools";
import { emit } from "../synth";
import { endpointService, fullEndpointService, listener } from "./sample";

const SOURCE = join(__dirname, "../../../stacks/endpoint-service/function/rds_targets.py");

const body = (blocks: Readonly<Record<string, unknown>> | undefined, name: string) =>
  (blocks ?? {})[name] as Readonly<Record<string, unknown>>;

const database = (kind: "instance" | "cluster" | "proxy") =>
  emit(
    endpointService({
      listeners: [listener(5432, { type: "rds", database: kind, identifier: "orders", port: 6432 })],
    }),
  );

describe("targets of RDS", () => {
  it("are registered by a function that is told each group, name and port", () => {
    const { resource } = emit(fullEndpointService());
    const { environment } = body(resource["aws_lambda_function"], "rds_targets") as {
      environment: { variables: { TARGETS: string } };
    };
    expect(environment.variables.TARGETS).toBe(
      "${jsonencode([" +
        "{ target_group_arn = aws_lb_target_group.tcp-5432.arn, host = data.aws_rds_cluster.tcp-5432.endpoint, port = 5432, lookups = 1 }, " +
        "{ target_group_arn = aws_lb_target_group.tcp-5433.arn, host = data.aws_db_instance.tcp-5433.address, port = 5432, lookups = 1 }, " +
        "{ target_group_arn = aws_lb_target_group.tcp-5434.arn, host = data.aws_db_proxy.tcp-5434.endpoint, port = 5432, lookups = 3 }" +
        "])}",
    );
  });

  it("are looked up every minute, and at once when RDS tells of one of the databases", () => {
    const { resource } = emit(fullEndpointService());
    const rules = resource["aws_cloudwatch_event_rule"];
    expect(body(rules, "rds_targets_schedule")["schedule_expression"]).toBe("rate(1 minute)");
    expect(body(rules, "rds_targets_events")["event_pattern"]).toBe(
      '${jsonencode({ source = ["aws.rds"], resources = [data.aws_rds_cluster.tcp-5432.arn, data.aws_db_instance.tcp-5433.db_instance_arn] })}',
    );
    for (const trigger of ["schedule", "events"]) {
      expect(body(resource["aws_lambda_permission"], `rds_targets_${trigger}`)).toMatchObject({
        principal: "events.amazonaws.com",
        source_arn: `\${aws_cloudwatch_event_rule.rds_targets_${trigger}.arn}`,
      });
    }
  });

  it("of a proxy wait for no event, because a proxy has none", () => {
    const { resource } = database("proxy");
    expect(Object.keys(resource["aws_cloudwatch_event_rule"] ?? {})).toEqual(["rds_targets_schedule"]);
  });

  it("can be changed by the function, and nothing else can", () => {
    const { resource } = database("cluster");
    const policy = String(body(resource["aws_iam_role_policy"], "rds_targets")["policy"]);
    expect(policy).toContain(
      'Action = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"], Resource = [aws_lb_target_group.tcp-5432.arn]',
    );
    // "*" once, for the one action that AWS cannot narrow.
    expect(policy.match(/Resource = "\*"/g)).toHaveLength(1);
    expect(policy).toContain('Action = "elasticloadbalancing:DescribeTargetHealth", Resource = "*"');
  });

  it("end what is connected to a writer that is none any more", () => {
    const { resource } = database("instance");
    expect(body(resource["aws_lb_target_group"], "tcp-5432")).toMatchObject({
      connection_termination: true,
      deregistration_delay: "0",
    });
  });

  it.each([
    [
      "instance",
      "aws_db_instance",
      [
        "${self.port == 6432}",
        "${!self.publicly_accessible}",
        '${coalesce(self.db_cluster_identifier, "-") == "-"}',
      ],
    ],
    ["cluster", "aws_rds_cluster", ["${self.port == 6432}"]],
    ["proxy", "aws_db_proxy", [expect.stringMatching(/^\$\{self\.vpc_id == "vpc-/)]],
  ] as const)("%s: are proved to be what the function can look up", (kind, type, conditions) => {
    const { data } = database(kind);
    const { lifecycle } = body(data[type], "tcp-5432") as {
      lifecycle: { postcondition: { condition: string }[] };
    };
    expect(lifecycle.postcondition.map(({ condition }) => condition)).toEqual(conditions);
  });

  it("no function without a database", () => {
    expect(emit(endpointService()).resource["aws_lambda_function"]).toBeUndefined();
  });
});

it("the archive of the function stands beside the stack, holds the source, and is what the hash says", () => {
  // GIVEN
  const outdir = temporaryFolder("rds-targets");
  const app = new App({ outdir });
  new ConnectionStack(app, fullEndpointService());
  // WHEN
  app.synth();
  // THEN
  const folder = join(outdir, "stacks", "orders");
  const stack = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as {
    resource: { aws_lambda_function: { rds_targets: { filename: string; source_code_hash: string } } };
  };
  const { filename, source_code_hash: hash } = stack.resource.aws_lambda_function.rds_targets;
  const archive = readFileSync(join(folder, filename));
  expect(archive.includes(readFileSync(SOURCE))).toBe(true);
  expect(createHash("sha256").update(archive).digest("base64")).toBe(hash);
});
