// Makes plans of any size, in the shape Terraform gives them: what real stacks hold, and connections to Astro.
import { closeSync, openSync, writeSync } from "node:fs";

/** The facts that the plans are judged with. */
export const FACTS = `astro:
  clusters:
    - {id: clk1abcde, name: prod, region: us-east-1, accountId: "222222222222", cidr: 172.20.0.0/20, externalIps: [52.1.2.3, 52.1.2.4], vpcId: vpc-0aaaaaaaaaaaaaaa1}
`;

/** Facts with many clusters, each with a CIDR of its own. */
export function manyClusters(count) {
  const clusters = Array.from(
    { length: count },
    (_, i) =>
      `    - {id: clk${i}, name: c${i}, region: us-east-1, accountId: "222222222222", cidr: 10.${i % 250}.${Math.floor(i / 250) * 16}.0/20}`,
  );
  return `astro:\n  clusters:\n${clusters.join("\n")}\n`;
}

/**
 * Writes a plan of `count` resources, of which the fraction `relevant` concerns Astro.
 * @param options.clusters how many clusters the routes lead to (with `manyClusters`)
 * @param options.wrong whether all that concerns Astro are endpoint services which anyone may use: a finding each
 */
export function writePlan(file, count, relevant, { clusters, wrong = false } = {}) {
  const out = openSync(file, "w");
  let position = 0;
  let accepter = 0;
  const both = Array.from({ length: count }, (_, i) => {
    if (Math.floor((i + 1) * relevant) === Math.floor(i * relevant)) return unrelated(i);
    if (wrong) return openService(i);
    const kind = clusters === undefined || position === 0 ? position % 5 : 4;
    position++;
    if (kind === 0) accepter = i;
    return connection(kind, i, accepter, clusters);
  });
  writeSync(
    out,
    `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[`,
  );
  list(both, ({ address, type, name, after }) => ({
    address,
    mode: "managed",
    type,
    name,
    provider_name: PROVIDER,
    schema_version: 0,
    values: after,
    sensitive_values: {},
  }));
  writeSync(out, `]}},"resource_changes":[`);
  list(both, ({ address, type, name, after, unknown }) => ({
    address,
    mode: "managed",
    type,
    name,
    provider_name: PROVIDER,
    change: {
      actions: ["create"],
      before: null,
      after,
      after_unknown: unknown,
      before_sensitive: false,
      after_sensitive: {},
    },
  }));
  writeSync(
    out,
    `],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"${PROVIDER}","expressions":{"region":{"constant_value":"us-east-1"}}}},"root_module":{"resources":[`,
  );
  list(both, ({ address, type, name, after, references }) => ({
    address,
    mode: "managed",
    type,
    name,
    provider_config_key: "aws",
    expressions: {
      ...Object.fromEntries(
        Object.entries(after)
          .filter(([, value]) => typeof value === "string")
          .map(([key, value]) => [key, { constant_value: value }]),
      ),
      ...Object.fromEntries(Object.entries(references).map(([key, value]) => [key, { references: value }])),
    },
    schema_version: 0,
  }));
  writeSync(out, `]}},"applyable":true,"complete":true,"errored":false}\n`);
  closeSync(out);

  function list(items, render) {
    let buffer = "";
    items.forEach((item, i) => {
      buffer += (i === 0 ? "" : ",") + JSON.stringify(render(item));
      if (buffer.length > 1 << 20) {
        writeSync(out, buffer);
        buffer = "";
      }
    });
    writeSync(out, buffer);
  }
}

const PROVIDER = "registry.terraform.io/hashicorp/aws";

/**
 * In turn: an accepter, a security-group rule, an allowed principal, an authorization, and a route over the accepter.
 * With many clusters: routes to all of them, over one accepter.
 */
function connection(kind, i, accepter, clusters) {
  const destination =
    clusters === undefined ? `172.20.${i % 16}.0/24` : `10.${i % Math.min(clusters, 250)}.0.0/20`;
  switch (kind) {
    case 0:
      return resource(
        "aws_vpc_peering_connection_accepter",
        i,
        { vpc_peering_connection_id: `pcx-${hex(i)}`, auto_accept: true, tags: null },
        { id: true, peer_owner_id: true, peer_vpc_id: true, accept_status: true, vpc_id: true },
      );
    case 1:
      return resource(
        "aws_vpc_security_group_ingress_rule",
        i,
        {
          security_group_id: `sg-${hex(i)}`,
          cidr_ipv4: "172.20.0.0/20",
          from_port: 5432,
          to_port: 5432,
          ip_protocol: "tcp",
          tags: null,
        },
        { id: true, arn: true },
      );
    case 2:
      return resource(
        "aws_vpc_endpoint_service_allowed_principal",
        i,
        {
          vpc_endpoint_service_id: `vpce-svc-${hex(i)}`,
          principal_arn: "arn:aws:iam::222222222222:role/astronomer-remote-management",
        },
        { id: true },
      );
    case 3:
      return resource(
        "aws_route53_vpc_association_authorization",
        i,
        { zone_id: `Z${hex(i).toUpperCase()}`, vpc_id: "vpc-0aaaaaaaaaaaaaaa1", vpc_region: "us-east-1" },
        { id: true },
      );
    default: {
      const referred = `aws_vpc_peering_connection_accepter.r${accepter}`;
      return resource(
        "aws_route",
        i,
        {
          route_table_id: `rtb-${hex(i % 997)}`,
          destination_cidr_block: destination,
          timeouts: null,
        },
        { id: true, origin: true, state: true, instance_id: true, vpc_peering_connection_id: true },
        { vpc_peering_connection_id: [`${referred}.id`, referred] },
      );
    }
  }
}

function openService(i) {
  return resource(
    "aws_vpc_endpoint_service_allowed_principal",
    i,
    { vpc_endpoint_service_id: `vpce-svc-${hex(i)}`, principal_arn: "*" },
    { id: true },
  );
}

/** What plans are full of: wide resources with nested blocks and tags. */
function unrelated(i) {
  const tags = { Name: `worker-${i}`, Team: "analytics", Environment: "production", CostCentre: `${i % 40}` };
  const shared = { availability_zone: `us-east-1${"abc"[i % 3]}`, tags, tags_all: tags, timeouts: null };
  if (i % 3 === 0) {
    return resource(
      "aws_instance",
      i,
      {
        ...shared,
        ami: "ami-0123456789abcdef0",
        instance_type: "m7i.large",
        subnet_id: `subnet-${hex(i)}`,
        ebs_optimized: true,
        monitoring: true,
        source_dest_check: true,
        user_data: "IyEvYmluL2Jhc2gK".repeat(20),
        vpc_security_group_ids: [`sg-${hex(i)}`],
        root_block_device: [
          {
            delete_on_termination: true,
            encrypted: true,
            iops: 3000,
            volume_size: 100,
            volume_type: "gp3",
            tags,
          },
        ],
        metadata_options: [
          { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
        ],
        credit_specification: [],
        launch_template: [],
        hibernation: null,
        get_password_data: false,
        user_data_replace_on_change: false,
      },
      {
        id: true,
        arn: true,
        private_ip: true,
        public_ip: true,
        primary_network_interface_id: true,
        root_block_device: [{ volume_id: true, device_name: true }],
        vpc_security_group_ids: [false],
      },
    );
  }
  if (i % 3 === 1) {
    return resource(
      "aws_cloudwatch_metric_alarm",
      i,
      {
        ...shared,
        alarm_name: `cpu-${i}`,
        comparison_operator: "GreaterThanThreshold",
        evaluation_periods: 3,
        metric_name: "CPUUtilization",
        namespace: "AWS/EC2",
        period: 300,
        statistic: "Average",
        threshold: 80,
        actions_enabled: true,
        alarm_actions: ["arn:aws:sns:us-east-1:333333333333:alarms"],
        dimensions: { InstanceId: `i-${hex(i)}` },
        treat_missing_data: "missing",
        metric_query: [],
      },
      { id: true, arn: true, evaluate_low_sample_count_percentiles: true },
    );
  }
  return resource(
    "aws_iam_role",
    i,
    {
      ...shared,
      name: `role-${i}`,
      path: "/",
      assume_role_policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      description: "made by terraform",
      force_detach_policies: false,
      max_session_duration: 3600,
      permissions_boundary: null,
    },
    {
      id: true,
      arn: true,
      create_date: true,
      unique_id: true,
      inline_policy: true,
      managed_policy_arns: true,
    },
    {},
  );
}

function resource(type, i, after, unknown, references = {}) {
  const name = `r${i}`;
  return { address: `${type}.${name}`, type, name, after, unknown, references };
}

function hex(i) {
  return i.toString(16).padStart(17, "0");
}
