import { subnetId } from "../sample";
import { emit } from "../synth";
import { EXISTING_ENDPOINTS, foreignVpc, fullGateway, gateway } from "./sample";

const clusters = gateway().clusters;
const dns = {
  inbound: { subnetIds: [subnetId(2), subnetId(1)] },
  outbound: { subnetIds: [subnetId(1), subnetId(2)] },
  rules: fullGateway().dns.rules.slice(0, 1),
  forwarding: [],
};

describe("Route 53 Resolver beside a transit gateway", () => {
  it("is not there where nobody asked for names", () => {
    expect(Object.keys(emit(gateway()).resource).filter((type) => type.includes("resolver"))).toEqual([]);
  });

  it("has an address in each subnet, and refuses subnets of one zone", () => {
    // WHEN
    const endpoint = emit(gateway({ dns })).resource["aws_route53_resolver_endpoint"]?.["inbound"];
    // THEN
    expect(endpoint).toMatchObject({
      direction: "INBOUND",
      ip_address: [1, 2].map((n) => ({ subnet_id: `\${data.aws_subnet.inbound_${subnetId(n)}.id}` })),
      lifecycle: {
        precondition: [
          {
            condition: `\${length(distinct([data.aws_subnet.inbound_${subnetId(1)}.availability_zone, data.aws_subnet.inbound_${subnetId(2)}.availability_zone])) >= 2}`,
            error_message: expect.stringMatching(/^dns\/resolver-/),
          },
        ],
      },
    });
  });

  it("admits every cluster to the inbound endpoint on TCP and UDP 53, complete or not", () => {
    const rules = emit(gateway({ dns, clusters })).resource["aws_vpc_security_group_ingress_rule"];
    for (const protocol of ["tcp", "udp"]) {
      expect(rules?.[`resolver_inbound_172-21-0-0-20_${protocol}`]).toMatchObject({
        ip_protocol: protocol,
        from_port: 53,
        to_port: 53,
        cidr_ipv4: "172.21.0.0/20",
        security_group_id: "${aws_security_group.resolver_inbound.id}",
      });
    }
  });

  it("lets the outbound endpoint ask the inbound one, and nobody else", () => {
    // WHEN
    const { resource } = emit(gateway({ dns }));
    // THEN
    expect(resource["aws_vpc_security_group_egress_rule"]).toEqual({
      "resolver_outbound-to-inbound_tcp": expect.objectContaining({
        referenced_security_group_id: "${aws_security_group.resolver_inbound.id}",
      }),
      "resolver_outbound-to-inbound_udp": expect.anything(),
    });
    expect(resource["aws_vpc_security_group_ingress_rule"]).toHaveProperty([
      "resolver_inbound-from-outbound_udp",
    ]);
  });

  it("lets the outbound endpoint reach the named servers", () => {
    const egress = emit(fullGateway()).resource["aws_vpc_security_group_egress_rule"] ?? {};
    const targets = Object.values(egress).map((rule) => rule["cidr_ipv4"]);
    expect(targets.filter((target) => target !== undefined).sort()).toEqual([
      "192.168.81.53/32",
      "192.168.81.53/32",
      "192.168.82.53/32",
      "192.168.82.53/32",
    ]);
  });

  it("forwards to each address of the new inbound endpoint", () => {
    const rule = Object.values(emit(gateway({ dns })).resource["aws_route53_resolver_rule"] ?? {})[0];
    expect(rule).toMatchObject({
      domain_name: "data.example.internal",
      rule_type: "FORWARD",
      resolver_endpoint_id: "${aws_route53_resolver_endpoint.outbound.id}",
      target_ip: [1, 2].map((n) => ({
        ip: `\${one([for a in aws_route53_resolver_endpoint.inbound.ip_address : a.ip if a.subnet_id == "${subnetId(n)}"])}`,
        port: 53,
      })),
    });
  });

  it("reads endpoints that exist, and forwards to as many addresses as there are", () => {
    // WHEN
    const { data, resource } = emit(gateway({ dns: EXISTING_ENDPOINTS }));
    // THEN
    expect(data["aws_route53_resolver_endpoint"]?.["inbound"]).toMatchObject({
      resolver_endpoint_id: "rslvr-in-0123456789abcdef0",
      lifecycle: { postcondition: [{ condition: expect.stringContaining('self.direction == "INBOUND"') }] },
    });
    expect(Object.values(resource["aws_route53_resolver_rule"] ?? {})[0]).toMatchObject({
      dynamic: {
        target_ip: { for_each: "${sort(data.aws_route53_resolver_endpoint.inbound.ip_addresses)}" },
      },
    });
    expect(resource).not.toHaveProperty("aws_security_group");
  });

  it("admits an existing outbound endpoint by its addresses to a new inbound one", () => {
    // WHEN
    const { locals, resource } = emit(
      gateway({
        dns: { ...dns, ...(EXISTING_ENDPOINTS.outbound ? { outbound: EXISTING_ENDPOINTS.outbound } : {}) },
      }),
    );
    // THEN
    expect(locals["outbound_endpoint_ips"]).toBe(
      "${sort(data.aws_route53_resolver_endpoint.outbound.ip_addresses)}",
    );
    expect(
      resource["aws_vpc_security_group_ingress_rule"]?.["resolver_inbound-from-outbound_tcp"],
    ).toMatchObject({ for_each: "${toset(local.outbound_endpoint_ips)}", cidr_ipv4: "${each.value}/32" });
  });

  it("shares the rules, an existing one too, with the clusters' accounts from the account that owns them", () => {
    // WHEN
    const { resource, data } = emit(fullGateway());
    // THEN
    expect(resource["aws_ram_resource_share"]?.["resolver"]).toEqual({
      name: "astro-hub-resolver",
      allow_external_principals: true,
      provider: "aws.account_444444444444",
    });
    const shared = Object.keys(resource["aws_ram_resource_association"] ?? {});
    expect(shared.filter((name) => name.startsWith("resolver_"))).toHaveLength(3);
    expect(Object.values(data["aws_route53_resolver_rule"] ?? {})[0]).toMatchObject({
      resolver_rule_id: "rslvr-rr-0123456789abcdef0",
      lifecycle: { postcondition: [{}, { condition: '${self.owner_id == "444444444444"}' }] },
    });
  });

  it("is in the VPC that the file names, in that VPC's account", () => {
    const { resource } = emit(gateway({ vpcs: [foreignVpc(0x31)], dns }));
    expect(resource["aws_route53_resolver_endpoint"]?.["outbound"]).toMatchObject({
      provider: "aws.account_444444444444",
    });
  });
});
