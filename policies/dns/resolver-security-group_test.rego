package astro.rules.dns.resolver_security_group_test

import data.astro.rules.dns.resolver_security_group as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_no_udp if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.inbound", "message": "DNS over UDP from 172.20.0.0/20 cannot reach the Resolver endpoint", "expected": "ingress for 172.20.0.0/20 on port 53 over TCP and UDP", "actual": "no udp port 53 from 172.20.0.0/20", "unknown": false}} with input as testing.plan([_inbound, _group({}), _rule_of_its_own("ingress", "tcp")])
		with data.astro.facts as testing.facts
}

test_fail_no_tcp_inline if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.inbound", "message": "DNS over TCP from 172.20.0.0/20 cannot reach the Resolver endpoint", "expected": "ingress for 172.20.0.0/20 on port 53 over TCP and UDP", "actual": "no tcp port 53 from 172.20.0.0/20", "unknown": false}} with input as testing.plan([_inbound, _group({"ingress": [_allow("udp", "172.20.0.0/20", 53)]})])
		with data.astro.facts as testing.facts
}

test_fail_targeted_without_udp if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.inbound", "message": "DNS over UDP cannot reach the Resolver endpoint that a rule shared with Astro targets", "expected": "ingress on port 53 over TCP and UDP", "actual": "no udp port 53", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_inbound, _group({"ingress": [_allow("tcp", "10.0.0.0/8", 53)]}), _targeting]))
		with data.astro.facts as testing.facts
}

test_fail_outbound_without_tcp if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "the Resolver endpoint cannot forward Astro's questions over TCP", "expected": "egress on port 53 over TCP and UDP", "actual": "no tcp port 53", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_outbound, _group({"egress": [_allow("udp", "10.0.0.0/8", 53)]}), _targeting]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.inbound", "message": "a rule of its security group is not known until apply, so this cannot be checked before it", "expected": "port 53 over TCP and UDP", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([_inbound, _group({}), _rule_of_its_own("ingress", "tcp"), _later])
		with data.astro.facts as testing.facts
}

test_pass_both if {
	rule.deny == set() with input as testing.plan([_inbound, _group({}), _rule_of_its_own("ingress", "tcp"), _rule_of_its_own("ingress", "udp")])
		with data.astro.facts as testing.facts
}

test_pass_targeted_open_to_the_world if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_inbound, _group({"ingress": [_allow("tcp", "0.0.0.0/0", 53), _allow("udp", "0.0.0.0/0", 53)]}), _targeting]))
		with data.astro.facts as testing.facts
}

test_pass_outbound_rules_of_their_own if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_outbound, _group({}), _targeting, _rule_of_its_own("egress", "tcp"), _old_egress("udp")]))
		with data.astro.facts as testing.facts
}

test_pass_group_elsewhere if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_inbound, _outbound, _targeting]))
		with data.astro.facts as testing.facts
}

test_silent_for_another_range if {
	rule.deny == set() with input as testing.plan([_inbound, _group({"ingress": [_allow("udp", "10.8.0.0/16", 53)]})])
		with data.astro.facts as testing.facts
}

_rule(after, unknown) := testing.linked(
	testing.created(
		"aws_route53_resolver_rule.corp",
		object.union({"rule_type": "FORWARD", "domain_name": "corp.example.com"}, after),
		object.union({"id": true, "arn": true}, unknown),
	),
	{"resolver_endpoint_id": ["aws_route53_resolver_endpoint.outbound.id", "aws_route53_resolver_endpoint.outbound"]},
)

_shared(principal) := [
	tgw.share({"allow_external_principals": true}, {}),
	tgw.holds("rule", "aws_route53_resolver_rule.corp"),
	tgw.names("astro", principal),
]

_inbound := testing.created(
	"aws_route53_resolver_endpoint.inbound",
	{"direction": "INBOUND", "ip_address": [{"ip": "10.0.1.10"}], "security_group_ids": ["sg-0123456789abcdef0"]},
	{"id": true},
)

_outbound := testing.created(
	"aws_route53_resolver_endpoint.outbound",
	{"direction": "OUTBOUND", "security_group_ids": ["sg-0123456789abcdef0"]},
	{"id": true},
)

_group(after) := testing.created("aws_security_group.resolver", object.union({"id": "sg-0123456789abcdef0"}, after), {})

_allow(protocol, cidr, port) := {"protocol": protocol, "from_port": port, "to_port": port, "cidr_blocks": [cidr]}

_rule_of_its_own(type, protocol) := testing.created(
	concat("", ["aws_vpc_security_group_", type, "_rule.", protocol]),
	{
		"security_group_id": "sg-0123456789abcdef0",
		"cidr_ipv4": "172.20.0.0/20",
		"ip_protocol": protocol,
		"from_port": 53,
		"to_port": 53,
	},
	{},
)

_old_egress(protocol) := testing.created(
	concat("", ["aws_security_group_rule.", protocol]),
	object.union(_allow(protocol, "0.0.0.0/0", 53), {"type": "egress", "security_group_id": "sg-0123456789abcdef0"}),
	{},
)

_later := testing.created(
	"aws_vpc_security_group_ingress_rule.later",
	{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "udp", "from_port": 53, "to_port": 53},
	{"cidr_ipv4": true},
)

_targeting := _rule({"target_ip": [{"ip": "10.0.1.10", "port": 53}]}, {})

test_unknown_ports_or_list if {
	every unclear in [
		object.union(_later, {"change": {"after": {"cidr_ipv4": "172.20.0.0/20", "to_port": null}, "after_unknown": {"cidr_ipv4": false, "to_port": true}}}),
		object.union(_later, {"change": {"after": {"prefix_list_id": "pl-0123456789abcdef0"}, "after_unknown": {"cidr_ipv4": false}}}),
	] {
		{finding.unknown | some finding in rule.deny} == {true} with input as testing.plan([_inbound, _group({}), _rule_of_its_own("ingress", "tcp"), unclear])
			with data.astro.facts as testing.facts
	}
}

# What may be there yet is not said to be lacking.
test_unknown_only if {
	more_ingress := object.union(_later, {"change": {"after": {"ip_protocol": null}, "after_unknown": {"ip_protocol": true}}})
	{finding.unknown | some finding in rule.deny} == {true} with input as testing.plan(array.concat(_shared("222222222222"), [_inbound, _group({"ingress": [_allow("tcp", "10.0.0.0/8", 53)]}), _targeting, more_ingress]))
		with data.astro.facts as testing.facts
	more_egress := object.union(_rule_of_its_own("egress", "tcp"), {"change": {"after": {"ip_protocol": null}, "after_unknown": {"ip_protocol": true}}})
	{finding.unknown | some finding in rule.deny} == {true} with input as testing.plan(array.concat(_shared("222222222222"), [_outbound, _group({"egress": [_allow("udp", "10.0.0.0/8", 53)]}), _targeting, more_egress]))
		with data.astro.facts as testing.facts
}

# Nobody asks an outbound endpoint, and an inbound one asks nobody.
test_silent_on_the_other_direction if {
	both := [_allow("tcp", "0.0.0.0/0", 53), _allow("udp", "0.0.0.0/0", 53)]
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_outbound, _group({"egress": both}), _targeting, _later]))
		with data.astro.facts as testing.facts
	later_egress := object.union(_rule_of_its_own("egress", "later"), {"change": {"after": {"ip_protocol": "tcp", "cidr_ipv4": null}, "after_unknown": {"cidr_ipv4": true}}})
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_inbound, _group({"ingress": both}), _targeting, later_egress]))
		with data.astro.facts as testing.facts
}

# The other rule asks on another port, through another endpoint.
test_pass_port_of_another_endpoint if {
	other := testing.created("aws_route53_resolver_rule.other", {"rule_type": "FORWARD", "domain_name": "other.example.com", "target_ip": [{"ip": "10.9.0.10", "port": 5353}]}, {"id": true, "arn": true})
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [
		_outbound, _targeting, other, tgw.holds("other", "aws_route53_resolver_rule.other"),
		_group({"egress": [_allow("tcp", "0.0.0.0/0", 53), _allow("udp", "0.0.0.0/0", 53)]}),
	]))
		with data.astro.facts as testing.facts
}
