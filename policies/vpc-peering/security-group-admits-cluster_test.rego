package astro.rules.vpc_peering.security_group_admits_cluster_test

import data.astro.rules.vpc_peering.security_group_admits_cluster as rule
import data.astro.testing

test_fail_pods_forgotten if {
	rule.deny == {{
		"address": null,
		"message": "the port should answer, but the security group drops what comes from the pod range 100.64.0.0/19 of cluster prod",
		"expected": "100.64.0.0/19 admitted on port 5432 of sg-0123456789abcdef0",
		"actual": "not admitted by this plan",
		"unknown": false,
	}} with input as _plan([_rule("vpc", {"cidr_ipv4": "172.20.0.0/20"}, {})])
		with data.astro.facts as testing.facts
}

test_fail_group_of_the_plan if {
	{finding.address | some finding in rule.deny} == {"aws_security_group.data"} with input as _plan([testing.created(
		"aws_security_group.data",
		{"id": "sg-0123456789abcdef0", "ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["172.20.0.0/20"]}]},
		{},
	)])
		with data.astro.facts as testing.facts
}

test_unknown if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _plan([
		_rule("vpc", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("pods", {}, {"cidr_ipv4": true}),
	])
		with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as _plan([
		_rule("vpc", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("pods", {"cidr_ipv4": "100.64.0.0/10", "ip_protocol": "-1"}, {}),
	])
		with data.astro.facts as testing.facts
}

test_silent_undeclared if {
	rule.deny == set() with input as testing.plan([_rule("vpc", {"cidr_ipv4": "172.20.0.0/24"}, {})])
		with data.astro.facts as testing.facts
}

test_silent_hostile_intent if {
	every intent in [7, {"ports": 7}, {"ports": [7, {"clusters": 7}, {"clusters": [7]}]}] {
		rule.deny == set() with input as _declaring([], intent)
			with data.astro.facts as testing.facts
	}
}

_plan(resources) := _declaring(resources, {"ports": [{"securityGroupId": "sg-0123456789abcdef0", "port": 5432, "clusters": ["clk1abcde"]}]})

_declaring(resources, intent) := object.union(
	testing.plan(resources),
	{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"intent": intent}}}}}},
)

_rule(name, after, unknown) := testing.created(
	concat(".", ["aws_vpc_security_group_ingress_rule", name]),
	object.union(
		{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432},
		after,
	),
	unknown,
)

test_unknown_ports_or_list if {
	every rule_of_pods in [
		_rule("pods", {"cidr_ipv4": "100.64.0.0/10", "to_port": null}, {"to_port": true}),
		_rule("pods", {"prefix_list_id": "pl-0123456789abcdef0"}, {}),
	] {
		{[finding.address, finding.unknown] | some finding in rule.deny} == {["aws_vpc_security_group_ingress_rule.pods", true]} with input as _plan([
			_rule("vpc", {"cidr_ipv4": "172.20.0.0/20"}, {}),
			rule_of_pods,
		])
			with data.astro.facts as testing.facts
	}
}

# The recovery VPC is asked for once the cluster has moved there.
test_pass_without_the_recovery_vpc if {
	rule.deny == set() with input as _declaring(
		[_rule("vpc", {"cidr_ipv4": "172.22.0.0/20"}, {})],
		{"ports": [{"securityGroupId": "sg-0123456789abcdef0", "port": 5432, "clusters": ["clk2fghij"]}]},
	)
		with data.astro.facts as testing.facts
}

test_silent_where_all_is_taken_down if {
	gone := testing.with_actions(object.union(_rule("vpc", {"cidr_ipv4": "172.20.0.0/20"}, {}), {"change": {"after": null}}), ["delete"])
	rule.deny == set() with input as _plan([gone])
		with data.astro.facts as testing.facts
}
