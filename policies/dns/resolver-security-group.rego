# METADATA
# title: The Resolver endpoint lets DNS through, over UDP and TCP
# description: |
#   DNS asks over UDP and repeats large answers over TCP, so a Resolver endpoint needs both: inbound as ingress on port
#   53 from whoever asks, outbound as egress to the port of the target. Where an inbound endpoint admits a cluster's
#   CIDR it must do so for both; where a rule shared with Astro uses or targets an endpoint, its security group must
#   let both through at all. Open to the world is no mistake here, AWS recommends it. Judged where the plan holds the
#   security group.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Allow port 53 over both TCP and UDP in the security group of the endpoint.
#   document: If DNS Integration is required, then AWS recommends using the Route53 Resolver.
#   rows: ["40"]
#   avoid: |
#     resource "aws_vpc_security_group_ingress_rule" "dns" {
#       security_group_id = aws_security_group.resolver.id
#       cidr_ipv4         = "172.20.0.0/20"
#       ip_protocol       = "udp"
#       from_port         = 53
#       to_port           = 53
#     }
#   prefer: |
#     resource "aws_vpc_security_group_ingress_rule" "dns" {
#       for_each          = toset(["tcp", "udp"])
#       security_group_id = aws_security_group.resolver.id
#       cidr_ipv4         = "172.20.0.0/20"
#       ip_protocol       = each.value
#       from_port         = 53
#       to_port           = 53
#     }
# related_resources:
#   - https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html
package astro.rules.dns.resolver_security_group

import data.astro.lib.egress
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.resolver
import data.astro.lib.security_group

deny contains finding.on(
	endpoint,
	concat("", ["DNS over ", upper(protocol), " from ", range, " cannot reach the Resolver endpoint"]),
	concat("", ["ingress for ", range, " on port 53 over TCP and UDP"]),
	concat("", ["no ", protocol, " port 53 from ", range]),
) if {
	some address, ranges in resolver.admitting
	endpoint := resolver.endpoints[address]
	entries := _ingress(endpoint)
	some range in ranges
	some protocol in ["tcp", "udp"]
	not _admitted(entries, range, protocol)
	not _open_ended(entries)
}

deny contains finding.on(
	endpoint,
	concat("", ["DNS over ", upper(protocol), " cannot reach the Resolver endpoint that a rule shared with Astro targets"]),
	"ingress on port 53 over TCP and UDP",
	concat("", ["no ", protocol, " port 53"]),
) if {
	some address in resolver.inbound
	not resolver.admitting[address]
	endpoint := resolver.endpoints[address]
	_holds_groups(endpoint)
	entries := _ingress(endpoint)
	some protocol in ["tcp", "udp"]
	not _passes(entries, protocol, 53)
	not _open_ended(entries)
}

deny contains finding.on(
	endpoint,
	concat("", ["the Resolver endpoint cannot forward Astro's questions over ", upper(protocol)]),
	concat("", ["egress on port ", format_int(port, 10), " over TCP and UDP"]),
	concat("", ["no ", protocol, " port ", format_int(port, 10)]),
) if {
	some address, names in resolver.outbound
	endpoint := resolver.endpoints[address]
	_holds_groups(endpoint)
	entries := _egress(endpoint)
	some port in {port | some name in names; some port in _ports(resolver.shared_rules[name])}
	some protocol in ["tcp", "udp"]
	not _passes(entries, protocol, port)
	not _open_ended(entries)
}

deny contains finding.not_known(endpoint, "a rule of its security group", "port 53 over TCP and UDP") if {
	some address, endpoint in resolver.of_astro
	some entries in [_ingress(endpoint), _egress(endpoint)]
	_open_ended(entries)
}

_ingress(endpoint) := [entry |
	plan.value(endpoint, "direction") == "INBOUND"
	some entry in security_group.ingress_of(security_group.keys(endpoint, "security_group_ids"))
]

_egress(endpoint) := [entry |
	plan.value(endpoint, "direction") == "OUTBOUND"
	some entry in egress.of(security_group.keys(endpoint, "security_group_ids"))
]

# Whether this plan manages the endpoint's groups, so that what they lack is lacking.
_holds_groups(endpoint) if {
	some key in security_group.keys(endpoint, "security_group_ids")
	_managed[key]
}

_managed contains key if {
	some group in plan.of_type("aws_security_group")
	some key in security_group.keys_of(group)
}

_admitted(entries, range, protocol) if {
	some entry in entries
	security_group.admits(entry, range, protocol, 53)
}

_passes(entries, protocol, port) if {
	some entry in entries
	security_group.admits_port(entry, protocol, port)
}

_open_ended(entries) if {
	some entry in entries
	count({"cidrs", "ports", "lists"} & entry.unknown) > 0
}

_ports(rule) := {port |
	some target in plan.blocks(rule, "target_ip")
	port := plan.value(target, "port")
	is_number(port)
}
