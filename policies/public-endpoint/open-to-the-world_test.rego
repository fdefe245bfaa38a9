package astro.rules.public_endpoint.open_to_the_world_test

import data.astro.rules.public_endpoint.open_to_the_world as rule
import data.astro.testing

test_fail_open if {
	_found([_policy(["52.1.2.3", "52.1.2.4", "0.0.0.0/0"])]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "the list that admits Astro admits everybody",
		"expected": "only 52.1.2.3, 52.1.2.4",
		"actual": "0.0.0.0/0",
		"unknown": false,
	}}
}

test_fail_ipv6 if {
	some finding in _found([_policy(["52.1.2.3", "::/0"])])
	finding.actual == "::/0"
}

test_pass if _found([_policy(["52.1.2.3", "52.1.2.4"])]) == set()

test_silent_on_others if _found([_policy(["0.0.0.0/0"])]) == set()

test_fail_overlapping_ports_of_one_group if {
	_found([_rule("astro", "tcp", 5439, 5439, "52.1.2.3/32"), _rule("world", "tcp", 0, 65535, "0.0.0.0/0")]) == {{
		"address": "aws_vpc_security_group_ingress_rule.world",
		"message": "the security group that admits Astro admits everybody on the same port",
		"expected": "only known clients on port 5439",
		"actual": "0.0.0.0/0 on ports 0-65535",
		"unknown": false,
	}}
}

test_fail_all_protocols if {
	count(_found([_rule("astro", "tcp", 5439, 5439, "52.1.2.3/32"), _rule("world", "-1", null, null, "0.0.0.0/0")])) == 1
}

test_fail_astro_on_all_protocols if {
	count(_found([_rule("astro", "-1", null, null, "52.1.2.3/32"), _rule("world", "tcp", 22, 22, "0.0.0.0/0")])) == 1
}

test_pass_website_on_another_port if {
	_found([_rule("astro", "tcp", 5439, 5439, "52.1.2.3/32"), _rule("world", "tcp", 443, 443, "0.0.0.0/0")]) == set()
}

test_same_ports_found_once if {
	count(_found([_rule("astro", "tcp", 443, 443, "52.1.2.3/32"), _rule("world", "tcp", 443, 443, "0.0.0.0/0")])) == 1
}

_rule(name, protocol, from, to, range) := testing.created(
	concat(".", ["aws_vpc_security_group_ingress_rule", name]),
	{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": protocol, "from_port": from, "to_port": to, "cidr_ipv4": range},
	{},
)

_policy(addresses) := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": addresses}, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# Ports meet at their ends; apart, and over another protocol, they do not. A range wider than /16 admits nobody in particular.
test_ports_of_one_group if {
	every case in [
		{"admits": ["tcp", 10, 20, "52.1.2.3/32"], "open": ["tcp", 20, 30], "found": 1},
		{"admits": ["tcp", 10, 20, "52.1.2.3/32"], "open": ["tcp", 5, 10], "found": 1},
		{"admits": ["tcp", 10, 20, "52.1.2.3/32"], "open": ["tcp", 21, 30], "found": 0},
		{"admits": ["tcp", 10, 20, "52.1.2.3/32"], "open": ["tcp", 1, 9], "found": 0},
		{"admits": ["tcp", 10, 20, "52.1.2.3/32"], "open": ["udp", 5, 25], "found": 0},
		{"admits": ["tcp", 10, 20, "52.1.0.0/16"], "open": ["tcp", 5, 25], "found": 1},
		{"admits": ["tcp", 10, 20, "52.0.0.0/15"], "open": ["tcp", 5, 25], "found": 0},
		{"admits": ["tcp", 10, 20, "203.0.113.7/32"], "open": ["tcp", 5, 25], "found": 0},
	] {
		[protocol, from, to, range] := case.admits
		[other, first, last] := case.open
		count(_found([_rule("astro", protocol, from, to, range), _rule("world", other, first, last, "0.0.0.0/0")])) == case.found
	}
}

# Only the range that is open is told, beside another of the same rule.
test_fail_names_the_open_range if {
	world := testing.created(
		"aws_security_group_rule.world",
		{"security_group_id": "sg-0123456789abcdef0", "type": "ingress", "protocol": "tcp", "from_port": 0, "to_port": 65535, "cidr_blocks": ["0.0.0.0/0", "203.0.113.7/32"]},
		{},
	)
	{finding.actual | some finding in _found([_rule("astro", "tcp", 5439, 5439, "52.1.2.3/32"), world])} == {"0.0.0.0/0 on ports 0-65535"}
}

test_silent_on_another_group if {
	other := object.union(_rule("world", "tcp", 0, 65535, "0.0.0.0/0"), {"change": {"after": {"security_group_id": "sg-0fedcba9876543210"}}})
	_found([_rule("astro", "tcp", 5439, 5439, "52.1.2.3/32"), other]) == set()
}

# Both rules are for all ports, though not for the same protocols.
test_fail_one_protocol_beside_all if {
	{finding.address | some finding in _found([_rule("astro", "-1", null, null, "52.1.2.3/32"), _rule("world", "50", null, null, "0.0.0.0/0")])} == {"aws_vpc_security_group_ingress_rule.world"}
}
