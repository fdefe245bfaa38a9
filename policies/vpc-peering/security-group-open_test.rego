package astro.rules.vpc_peering.security_group_open_test

import data.astro.rules.vpc_peering.security_group_open as rule
import data.astro.testing

test_fail_standalone if {
	rule.deny == {{
		"address": "aws_vpc_security_group_ingress_rule.world",
		"message": "the security group admits Astro and, beside it, everybody",
		"expected": "the CIDRs of the clusters and of known clients only",
		"actual": "0.0.0.0/0 on port 5432",
		"unknown": false,
	}} with input as testing.plan([
		_rule("astro", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("world", {"cidr_ipv4": "0.0.0.0/0"}, {}),
	])
		with data.astro.facts as testing.facts
}

test_fail_inline if {
	{finding.actual | some finding in rule.deny} == {"0.0.0.0/1, ::/0 on all ports"} with input as testing.plan([testing.created(
		"aws_security_group.data",
		{"ingress": [
			{"protocol": "tcp", "from_port": 5432, "to_port": 5432, "cidr_blocks": ["100.64.0.0/20"]},
			{"protocol": "-1", "cidr_blocks": ["0.0.0.0/1"], "ipv6_cidr_blocks": ["::/0"]},
		]},
		{},
	)])
		with data.astro.facts as testing.facts
}

test_fail_declared if {
	count(rule.deny) == 1 with input as object.union(
		testing.plan([_rule("world", {"cidr_ipv4": "0.0.0.0/0"}, {})]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"intent": {"ports": [{
			"securityGroupId": "sg-0123456789abcdef0",
			"port": 5432,
			"clusters": [],
		}]}}}}}}},
	)
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{
		"address": "aws_vpc_security_group_ingress_rule.other",
		"message": "whom the security group admits is not known until apply, so this cannot be checked before it",
		"expected": "the CIDRs of the clusters and of known clients only",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as testing.plan([
		_rule("astro", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("other", {}, {"cidr_ipv4": true}),
	])
		with data.astro.facts as testing.facts
}

test_pass_other_clients_dns_and_icmp if {
	rule.deny == set() with input as testing.plan([
		_rule("astro", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("office", {"cidr_ipv4": "10.0.0.0/8"}, {}),
		_rule("dns", {"cidr_ipv4": "0.0.0.0/0", "from_port": 53, "to_port": 53}, {}),
		_rule("ping", {"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "icmp", "from_port": 3, "to_port": 4}, {}),
	])
		with data.astro.facts as testing.facts
}

test_silent_other_group if {
	rule.deny == set() with input as testing.plan([
		_rule("astro", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("world", {"cidr_ipv4": "0.0.0.0/0", "security_group_id": "sg-0123456789abcdef1"}, {}),
		_rule("wide", {"cidr_ipv4": "172.16.0.0/12", "security_group_id": "sg-0123456789abcdef1"}, {}),
	])
		with data.astro.facts as testing.facts
}

_rule(name, after, unknown) := testing.created(
	concat(".", ["aws_vpc_security_group_ingress_rule", name]),
	object.union(
		{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432},
		after,
	),
	unknown,
)

# ICMP of either version, and DNS, may be open; what only begins or ends at port 53 is not DNS.
test_pass_what_may_be_open if {
	every protocol in ["icmp", "icmpv6"] {
		rule.deny == set() with input as _beside({"ip_protocol": protocol, "from_port": -1, "to_port": -1}) with data.astro.facts as testing.facts
	}
	rule.deny == set() with input as _beside({"ip_protocol": "udp", "from_port": 53, "to_port": 53}) with data.astro.facts as testing.facts
	every ports in [{"from_port": 53, "to_port": 5432}, {"from_port": 22, "to_port": 53}] {
		found := rule.deny with input as _beside(object.union({"ip_protocol": "tcp"}, ports)) with data.astro.facts as testing.facts
		count(found) == 1
	}
}

_beside(after) := testing.plan([
	_rule("astro", {"cidr_ipv4": "172.20.0.0/20"}, {}),
	_rule("world", object.union({"cidr_ipv4": "0.0.0.0/0"}, after), {}),
])
