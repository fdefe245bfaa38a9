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

# UDP is a protocol of its own, and what admits it is enough for its listener.
test_pass_udp if {
	_found(_with({}, [given.listener({"protocol": "UDP"}), given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20", "ip_protocol": "udp"}, {})])) == set()
}

test_fail_whole_finding_without_listener if {
	_found(_with({}, [])) == {_not_admitted("172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "the listener's port")}
}

# A port may be written as text, which is no number to compare.
test_fail_port_as_text if {
	_found(_with({}, [given.listener({"port": "5432"})])) == {_not_admitted("172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "the listener's port")}
}

# Only the clusters whose account is admitted are consumers.
test_fail_cluster_of_another_account if {
	other := object.union(testing.facts.clusters[1], {"id": "clk3other", "name": "other", "accountId": "444444444444", "cidr": "172.24.0.0/20"})
	found := rule.deny with input as given.plan(_with({}, [given.listener({}), given.ingress("sg-balancer", {"cidr_ipv4": "172.24.0.0/20"}, {})]))
		with data.astro.facts as {"clusters": [testing.facts.clusters[0], other]}
	found == {_not_admitted("172.20.0.0/20", "port 5432")}
}

test_pass_beside_unknown_ingress if {
	_found(_with({}, [
		given.listener({}), given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20"}, {}),
		testing.created("aws_security_group_rule.more", {"security_group_id": "sg-balancer", "type": "ingress", "protocol": "tcp", "from_port": 5432, "to_port": 5432}, {"cidr_blocks": true}),
	])) == set()
}

test_silent_on_unknown_enforcement_elsewhere if {
	unknown := {"enforce_security_group_inbound_rules_on_private_link_traffic": true}
	references := {"enforce_security_group_inbound_rules_on_private_link_traffic": ["terraform_data.input.output"]}

	# Its groups are of another state.
	_found([given.service({}, {}), testing.linked(given.balancer({"security_groups": ["sg-balancer"]}, unknown), references), given.listener({})]) == set()

	# No service stands before it.
	_found(_with({"enforce_security_group_inbound_rules_on_private_link_traffic": "off"}, [testing.linked(_other({"security_groups": ["sg-balancer"]}, unknown), references)])) == set()
}

test_silent_on_listeners_of_other_load_balancers if {
	listener := object.union(given.listener({"load_balancer_arn": "arn:other", "port": 80}), {"address": "aws_lb_listener.other", "name": "other"})
	_found(_with({}, [given.listener({}), _other({}, {}), listener, given.ingress("sg-balancer", {"cidr_ipv4": "172.20.0.0/20"}, {})])) == set()
}

_not_admitted(ranges, port) := {
	"address": "aws_lb.orders",
	"message": "its security group does not admit Astro on the listener's port; traffic from the endpoint is dropped silently",
	"expected": concat("", ["ingress from ", ranges, " on ", port, ", or enforcement off"]),
	"actual": concat("", ["no ingress from the cluster on ", port]),
	"unknown": false,
}

_other(after, unknown) := object.union(
	given.balancer(object.union({"id": "arn:other", "arn": "arn:other"}, after), unknown),
	{"address": "aws_lb.other", "name": "other"},
)
