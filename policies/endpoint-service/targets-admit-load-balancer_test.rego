package astro.rules.endpoint_service.targets_admit_load_balancer_test

import data.astro.rules.endpoint_service.targets_admit_load_balancer as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_astro_only if {
	_found(_with([given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {})])) == {{
		"address": "aws_vpc_security_group_ingress_rule.sg-targets",
		"message": "targets see the load balancer's addresses, not Astro's, so its traffic is dropped",
		"expected": "ingress from the load balancer aws_lb.orders",
		"actual": "only 172.20.0.0/20",
		"unknown": false,
	}}
}

test_fail_database_behind_a_name if {
	resources := [
		given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}),
		testing.created("aws_db_instance.orders", {"vpc_security_group_ids": ["sg-targets"]}, {}),
		given.security_group("sg-targets"),
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		testing.linked(
			given.target("one", {"port": 5432}, {"target_id": true}),
			{"target_id": ["data.dns_a_record_set.orders.addrs", "data.dns_a_record_set.orders"]},
		),
	]
	lookup := testing.read("data.dns_a_record_set.orders", {"host": "orders.abc.us-east-1.rds.amazonaws.com", "addrs": ["10.20.0.30"]})
	document := given.configured(
		testing.with_sources(given.plan(resources), [lookup]),
		"data.dns_a_record_set.orders",
		{"host": ["aws_db_instance.orders.address", "aws_db_instance.orders"]},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
	count(found) == 1
}

test_unknown if {
	found := _found(_with([
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		testing.created("aws_security_group_rule.more", {"security_group_id": "sg-targets", "type": "ingress", "protocol": "tcp", "from_port": 5432, "to_port": 5432}, {"cidr_blocks": true}),
	]))
	{[finding.address, finding.unknown] | some finding in found} == {["aws_security_group_rule.more", true]}
}

test_pass_subnets if _found(_with([given.ingress("sg-targets", {"cidr_ipv4": "10.20.0.0/16"}, {})])) == set()

test_pass_group if {
	_found(_with([
		given.ingress("sg-targets", {"referenced_security_group_id": "sg-balancer"}, {}),
		given.security_group("sg-balancer"),
		testing.created("aws_security_group_rule.more", {"security_group_id": "sg-targets", "type": "ingress", "protocol": "tcp", "from_port": 5432, "to_port": 5432, "cidr_blocks": ["172.20.0.0/20"]}, {}),
	])) == set()
}

test_pass_rules_elsewhere if {
	_found([
		given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}), _instance, _target,
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
	]) == set()
}

_with(rules) := array.concat(
	[
		given.service({}, {}), given.balancer({"security_groups": ["sg-balancer"]}, {}), given.listener({}), given.group({}),
		_instance, _target, given.security_group("sg-targets"),
	],
	rules,
)

_instance := testing.created("aws_instance.orders", {"id": "i-0123456789abcdef0", "vpc_security_group_ids": ["sg-targets"]}, {})

_target := given.target("one", {"target_id": "i-0123456789abcdef0"}, {})

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
