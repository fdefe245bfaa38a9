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

test_fail_names_every_range if {
	_found(_with([_rule("more", {"cidr_blocks": ["172.22.0.0/20", "172.20.0.0/20"]}, {})])) == {_only("aws_security_group_rule.more", "172.20.0.0/20, 172.22.0.0/20")}
}

# What is no CIDR admits nobody: neither the load balancer nor Astro.
test_fail_beside_what_is_no_cidr if {
	_found(_with([
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("more", {"cidr_blocks": ["10.20.0.0"]}, {}),
	])) == {_only("aws_vpc_security_group_ingress_rule.sg-targets", "172.20.0.0/20")}
}

test_fail_another_group if {
	_found(_with([
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		_rule("more", {"source_security_group_id": "sg-other"}, {}),
		given.security_group("sg-other"),
	])) == {_only("aws_vpc_security_group_ingress_rule.sg-targets", "172.20.0.0/20")}
}

test_fail_port_of_the_target if {
	target := given.target("one", {"target_id": "i-0123456789abcdef0", "port": 5433}, {})
	_found([
		given.service({}, {}), given.balancer({"security_groups": ["sg-balancer"]}, {}), given.listener({}), given.group({}),
		_instance, target, given.security_group("sg-targets"),
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20", "from_port": 5433, "to_port": 5433}, {}),
	]) == {_only("aws_vpc_security_group_ingress_rule.sg-targets", "172.20.0.0/20")}
}

test_pass_another_port if {
	_found(_with([given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20", "from_port": 22, "to_port": 22}, {})])) == set()
}

test_silent_on_unknown_ingress_without_astro if _found(_with([_unknown_rule])) == set()

test_silent_on_unknown_ingress_with_astro_on_another_port if {
	_found(_with([
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20", "from_port": 22, "to_port": 22}, {}),
		_unknown_rule,
	])) == set()
}

test_pass_group_beside_unknown_ingress if {
	_found(_with([
		given.ingress("sg-targets", {"referenced_security_group_id": "sg-balancer"}, {}),
		given.security_group("sg-balancer"),
		_rule("astro", {"cidr_blocks": ["172.20.0.0/20"]}, {}),
		_unknown_rule,
	])) == set()
}

test_silent_on_unknown_ingress_of_groups_elsewhere if {
	_found([
		given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}), _instance, _target,
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}), _unknown_rule,
	]) == set()
}

test_fail_every_kind_of_database if {
	every type in ["aws_db_instance", "aws_rds_cluster", "aws_db_proxy"] {
		_behind_a_name(type, {"target_id": ["data.dns_a_record_set.orders.addrs", "data.dns_a_record_set.orders"]}) == {_only("aws_vpc_security_group_ingress_rule.sg-targets", "172.20.0.0/20")}
	}
}

test_silent_on_names_that_no_target_has if _behind_a_name("aws_db_instance", {}) == set()

_behind_a_name(type, references) := found if {
	database := concat(".", [type, "orders"])
	resources := [
		given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}),
		testing.created(database, {"vpc_security_group_ids": ["sg-targets"]}, {}),
		given.security_group("sg-targets"),
		given.ingress("sg-targets", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		testing.linked(given.target("one", {"port": 5432}, {"target_id": true}), references),
	]
	lookup := testing.read("data.dns_a_record_set.orders", {"host": "orders.abc.us-east-1.rds.amazonaws.com", "addrs": ["10.20.0.30"]})
	document := given.configured(
		testing.with_sources(given.plan(resources), [lookup]),
		"data.dns_a_record_set.orders",
		{"host": [concat(".", [database, "address"]), database]},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
}

_only(address, ranges) := {
	"address": address,
	"message": "targets see the load balancer's addresses, not Astro's, so its traffic is dropped",
	"expected": "ingress from the load balancer aws_lb.orders",
	"actual": concat(" ", ["only", ranges]),
	"unknown": false,
}

_rule(name, after, unknown) := testing.created(
	concat(".", ["aws_security_group_rule", name]),
	object.union({"security_group_id": "sg-targets", "type": "ingress", "protocol": "tcp", "from_port": 5432, "to_port": 5432}, after),
	unknown,
)

_unknown_rule := _rule("unknown", {}, {"cidr_blocks": true})
