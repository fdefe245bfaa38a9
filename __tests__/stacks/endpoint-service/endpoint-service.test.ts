import { AwsRegion, HostName } from "../../../config/values";
import { cluster, groupId, knownCluster, service, zoneId } from "../sample";
import { emit } from "../synth";
import {
  address,
  BALANCER,
  endpointId,
  endpointService,
  existing,
  fullEndpointService,
  instanceId,
  listener,
} from "./sample";

const one = (blocks: Readonly<Record<string, unknown>> | undefined, name: string) =>
  (blocks ?? {})[name] as Readonly<Record<string, unknown>>;

describe("a new load balancer", () => {
  const { resource } = emit(endpointService());
  const balancer = one(resource["aws_lb"], "service");

  it("is internal, a network one, and cross-zone, each said literally", () => {
    expect(balancer).toMatchObject({
      internal: true,
      load_balancer_type: "network",
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: true,
    });
  });

  it("proves before it is made that each subnet is in a zone of its own", () => {
    const { precondition } = balancer["lifecycle"] as {
      precondition: { condition: string; error_message: string }[];
    };
    expect(precondition[0]?.condition).toMatch(
      /^\$\{length\(distinct\(\[.*availability_zone_id.*\]\)\) == 2\}$/,
    );
    expect(precondition[0]?.error_message).toMatch(/^endpoint-service\/load-balancer-two-zones: /);
  });

  it("has a security group that guards endpoints and admits the clusters, by their CIDRs and no other", () => {
    // GIVEN
    const { resource } = emit(endpointService({ clusters: [{ cluster: knownCluster(1) }] }));
    // THEN
    expect(one(resource["aws_lb"], "service")).toMatchObject({
      security_groups: ["${aws_security_group.load_balancer.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "on",
    });
    expect(Object.values(resource["aws_vpc_security_group_ingress_rule"] ?? {})).toEqual(
      ["172.21.0.0/20", "100.61.0.0/19"]
        .sort()
        .map((cidr): unknown =>
          expect.objectContaining({ cidr_ipv4: cidr, from_port: 5432, to_port: 5432, ip_protocol: "tcp" }),
        ),
    );
  });

  it("says so where endpoints are not guarded, and then admits nobody else", () => {
    // WHEN
    const { resource } = emit(
      endpointService({
        loadBalancer: { ...newBalancer(), deletionProtection: false, enforceSecurityGroup: false },
      }),
    );
    // THEN
    expect(one(resource["aws_lb"], "service")).toMatchObject({
      enable_deletion_protection: false,
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
    });
    expect(resource["aws_vpc_security_group_ingress_rule"]).toBeUndefined();
  });

  it("admits two clusters with one CIDR by one rule, because AWS refuses a second one", () => {
    // GIVEN
    const { cidr } = cluster(1);
    // WHEN
    const { resource } = emit(
      endpointService({ clusters: [{ cluster: cluster(1) }, { cluster: cluster(2, { cidr }) }] }),
    );
    // THEN
    expect(Object.keys(resource["aws_vpc_security_group_ingress_rule"] ?? {})).toHaveLength(1);
  });
});

describe("a load balancer that exists", () => {
  it("is read and proved, and nothing of it is made", () => {
    const { resource, data } = emit(existing());
    expect(Object.keys(resource).sort()).toEqual([
      "aws_vpc_endpoint_service",
      "aws_vpc_endpoint_service_allowed_principal",
    ]);
    const { lifecycle, arn } = one(data["aws_lb"], "service") as {
      arn: string;
      lifecycle: { postcondition: { condition: string; error_message: string }[] };
    };
    expect(arn).toBe(BALANCER);
    expect(lifecycle.postcondition.map(({ condition }) => condition)).toEqual([
      '${self.load_balancer_type == "network"}',
      "${self.internal}",
      expect.stringMatching(/^\$\{self\.vpc_id == "vpc-/),
    ]);
    expect(lifecycle.postcondition[0]?.error_message).toMatch(
      /^endpoint-service\/load-balancer-is-network: /,
    );
    expect(lifecycle.postcondition[1]?.error_message).toMatch(/^endpoint-service\/load-balancer-internal: /);
  });

  it("admits the clusters where its security group is named", () => {
    const { resource } = emit(
      existing({
        loadBalancer: { type: "existing", arn: BALANCER, securityGroupId: groupId(7) },
        services: [{ name: "orders", ports: [3306] }],
      }),
    );
    expect(Object.values(resource["aws_vpc_security_group_ingress_rule"] ?? {})).toEqual([
      expect.objectContaining({ security_group_id: groupId(7), from_port: 3306, cidr_ipv4: "172.21.0.0/20" }),
    ]);
  });

  it("is admitted to the targets by its security groups, or by its subnets where it has none", () => {
    // WHEN
    const { resource } = emit(
      existing({
        listeners: [listener(5432, { type: "ips", addresses: [address(1)] })],
        services: [service(1, 5432)],
      }),
    );
    // THEN
    const rules = resource["aws_vpc_security_group_ingress_rule"] ?? {};
    expect(Object.values(rules).map((rule) => (rule as { for_each: string }).for_each)).toEqual([
      "${data.aws_lb.service.security_groups}",
      "${length(data.aws_lb.service.security_groups) > 0 ? toset([]) : toset([for s in values(data.aws_subnet.service) : s.cidr_block])}",
    ]);
  });
});

describe("listeners", () => {
  const { resource } = emit(fullEndpointService());

  it("forward TCP to a group of the right kind on the port of the targets", () => {
    const groups = resource["aws_lb_target_group"] ?? {};
    expect(
      Object.fromEntries(
        Object.entries(groups).map(([name, body]) => {
          const { port, target_type: type, protocol } = body as Record<string, unknown>;
          return [name, [protocol, port, type]];
        }),
      ),
    ).toEqual({
      "tcp-5432": ["TCP", 5432, "ip"],
      "tcp-5433": ["TCP", 5432, "ip"],
      "tcp-5434": ["TCP", 5432, "ip"],
      "tcp-8443": ["TCP", 443, "instance"],
      "tcp-9092": ["TCP", 9092, "ip"],
    });
    expect(one(resource["aws_lb_listener"], "tcp-8443")).toEqual({
      load_balancer_arn: "${aws_lb.service.arn}",
      port: 8443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.tcp-8443.arn}" }],
    });
  });

  it("ask their targets as declared", () => {
    expect(one(resource["aws_lb_target_group"], "tcp-8443")).toMatchObject({
      health_check: { protocol: "HTTPS", port: "8080", path: "/health" },
      proxy_protocol_v2: true,
    });
    expect(one(resource["aws_lb_target_group"], "tcp-9092")["health_check"]).toEqual({
      protocol: "TCP",
      port: "traffic-port",
    });
  });

  it("register instances and addresses, and no database", () => {
    const targets = Object.values(resource["aws_lb_target_group_attachment"] ?? {}).map(
      (body) => (body as { target_id: string }).target_id,
    );
    expect(targets.sort()).toEqual([address(10), address(11), instanceId(1), instanceId(2)].sort());
  });

  it("get another name with what AWS cannot change, so that the new group can exist beside the old one", () => {
    const nameWith = (port: number) => {
      const { resource } = emit(
        endpointService({ listeners: [listener(5432, { type: "ips", addresses: [address(1)], port })] }),
      );
      return one(resource["aws_lb_target_group"], "tcp-5432")["name"];
    };
    expect(nameWith(5432)).not.toBe(nameWith(6432));
  });

  it("let the load balancer out to the targets, on their ports and those of health checks", () => {
    const rules = Object.values(resource["aws_vpc_security_group_egress_rule"] ?? {}) as {
      from_port: number;
      cidr_ipv4: string;
    }[];
    expect(rules.map(({ from_port: port, cidr_ipv4: cidr }) => [port, cidr])).toEqual(
      expect.arrayContaining([
        [5432, "${each.value}"],
        [443, "${each.value}"],
        [8080, "${each.value}"],
        [9092, "10.1.0.10/32"],
        [9092, "10.1.0.11/32"],
      ]),
    );
    expect(rules).toHaveLength(5);
  });

  it("let targets admit the load balancer, never Astro", () => {
    const rules = Object.values(resource["aws_vpc_security_group_ingress_rule"] ?? {}) as Record<
      string,
      unknown
    >[];
    const ofTargets = rules.filter(({ security_group_id: id }) => String(id).startsWith("sg-"));
    expect(ofTargets.map(({ security_group_id: id, from_port: port }) => [id, port])).toEqual([
      [groupId(1), 443],
      [groupId(1), 5432],
      [groupId(1), 8080],
      [groupId(2), 9092],
    ]);
    for (const rule of ofTargets) {
      expect(rule["referenced_security_group_id"]).toBe("${aws_security_group.load_balancer.id}");
      expect(rule["cidr_ipv4"]).toBeUndefined();
    }
  });
});

describe("the service", () => {
  it("asks before it connects anybody, and admits Astronomer's role once per account", () => {
    const { resource } = emit(
      endpointService({ clusters: [{ cluster: cluster(1) }, { cluster: cluster(2) }] }),
    );
    expect(one(resource["aws_vpc_endpoint_service"], "service")).toMatchObject({
      acceptance_required: true,
      network_load_balancer_arns: ["${aws_lb.service.arn}"],
    });
    expect(one(resource["aws_vpc_endpoint_service"], "service")["allowed_principals"]).toBeUndefined();
    expect(resource["aws_vpc_endpoint_service_allowed_principal"]).toEqual({
      _222222222222: {
        vpc_endpoint_service_id: "${aws_vpc_endpoint_service.service.id}",
        principal_arn: "arn:aws:iam::222222222222:role/astronomer-remote-management",
      },
    });
  });

  it("admits the whole account where the file says so, in the partition of the region", () => {
    const region = AwsRegion.of("us-gov-west-1");
    const { resource } = emit(
      endpointService({
        allowedPrincipal: "account",
        target: { ...endpointService().target, region },
        clusters: [{ cluster: cluster(1, { region }) }],
      }),
    );
    expect(Object.values(resource["aws_vpc_endpoint_service_allowed_principal"] ?? {})).toEqual([
      expect.objectContaining({ principal_arn: "arn:aws-us-gov:iam::222222222222:root" }),
    ]);
  });

  it("names regions only where a cluster is elsewhere", () => {
    const regionsOf = (...regions: string[]) => {
      const clusters = regions.map((r, n) => ({ cluster: cluster(n + 1, { region: AwsRegion.of(r) }) }));
      const { resource } = emit(endpointService({ clusters }));
      return one(resource["aws_vpc_endpoint_service"], "service")["supported_regions"];
    };
    expect(regionsOf("us-east-1")).toBeUndefined();
    expect(regionsOf("us-west-2", "us-east-1")).toEqual(["us-east-1", "us-west-2"]);
  });

  it("accepts the endpoints that are known, those of recovery VPCs included", () => {
    const { resource } = emit(fullEndpointService());
    expect(resource["aws_vpc_endpoint_connection_accepter"]).toEqual({
      clk1abcde: expect.objectContaining({ vpc_endpoint_id: endpointId(1) }),
      clk1abcde_recovery: expect.objectContaining({ vpc_endpoint_id: endpointId(3) }),
      clk2abcde: expect.objectContaining({ vpc_endpoint_id: endpointId(2) }),
    });
  });
});

describe("a private DNS name", () => {
  it("gets its record, and is verified after that", () => {
    const { resource, data } = emit(fullEndpointService());
    expect(one(resource["aws_vpc_endpoint_service"], "service")["private_dns_name"]).toBe(
      "orders.example.com",
    );
    expect(one(data["aws_route53_zone"], "private_dns")["zone_id"]).toBe(zoneId(1));
    expect(one(resource["aws_route53_record"], "private_dns")).toMatchObject({
      name: "${one(aws_vpc_endpoint_service.service.private_dns_name_configuration).name}",
      records: ["${one(aws_vpc_endpoint_service.service.private_dns_name_configuration).value}"],
    });
    expect(one(resource["aws_vpc_endpoint_service_private_dns_verification"], "private_dns")).toMatchObject({
      wait_for_verification: true,
      depends_on: ["aws_route53_record.private_dns"],
    });
  });

  it("without a zone is told in an output, for whoever makes the record", () => {
    const { resource, output } = emit(
      endpointService({ dns: { privateName: HostName.of("a.example.com") } }),
    );
    expect(resource["aws_route53_record"]).toBeUndefined();
    expect(resource["aws_vpc_endpoint_service_private_dns_verification"]).toBeUndefined();
    expect(one(output, "private_dns")["value"]).toMatchObject({ name: "a.example.com" });
  });
});

it("a retired connection leaves nothing to make", () => {
  expect(emit(fullEndpointService({ retired: true })).resource).toEqual({});
});

function newBalancer() {
  const { loadBalancer } = endpointService();
  if (loadBalancer.type !== "new") throw new Error("the sample has a new load balancer");
  return loadBalancer;
}
