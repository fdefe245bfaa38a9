package astro.rules.endpoint_service.load_balancer_admits_consumer_test

import data.astro.rules.endpoint_service.load_balancer_admits_consumer as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_own_vpc_only if {
	_found(_with({}, [given.listener({}), given.ingress("sg-balancer", {"cidr_ipv4": "10.20.0.0/16"}, {})])) == {{
		"address": "aws_lb.orders",
		"message": "its security group does not admit Astro on the listener's port; traffic from the endpoint is dropped silently",
		"expected": "ingress from 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20 on port 5432, or enforcement off",
		"actual": "no ingress from the cluster on port 5432",
		"unknown": false,
	}}
}

test_fail_other_protocol if {
	some finding in _found(_with({}, [given.listener({"protocol": "UDP"}), given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20"}, {})]))
	finding.address == "aws_lb.orders"
}

test_fail_no_rule_and_no_listener if {
	some finding in _found(_with({"enforce_security_group_inbound_rules_on_private_link_traffic": "on"}, []))
	finding.actual == "no ingress from the cluster on the listener's port"
}

test_unknown_cidr if {
	found := _found(_with({}, [given.listener({}), given.ingress("sg-balancer", {}, {"cidr_ipv4": true})]))
	{[finding.address, finding.unknown] | some finding in found} == {["aws_vpc_security_group_ingress_rule.sg-balancer", true]}
}

test_unknown_enforcement if {
	balancer := testing.linked(
		given.balancer({"security_groups": ["sg-balancer"]}, {"enforce_security_group_inbound_rules_on_private_link_traffic": true}),
		{"enforce_security_group_inbound_rules_on_private_link_traffic": ["terraform_data.input.output"]},
	)
	found := _found([given.service({}, {}), balancer, given.security_group("sg-balancer"), given.listener({})])
	{finding.unknown | some finding in found} == {true}
}

test_pass_cluster if {
	_found(_with({}, [given.listener({}), given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20"}, {})])) == set()
}

test_pass_any_port_without_listener if {
	_found(_with({}, [given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20", "from_port": 1, "to_port": 1}, {})])) == set()
}

test_pass_off if {
	_found(_with({"enforce_security_group_inbound_rules_on_private_link_traffic": "off"}, [given.listener({})])) == set()
}

test_silent_on_groups_of_another_state if {
	_found([given.service({}, {}), given.balancer({"security_groups": ["sg-balancer"]}, {}), given.listener({})]) == set()
}

_with(after, resources) := array.concat(
	[given.service({}, {}), given.balancer(object.union({"security_groups": ["sg-balancer"]}, after), {}), given.security_group("sg-balancer")],
	resources,
)

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
