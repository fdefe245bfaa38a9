package astro.rules.endpoint_service.target_not_public_test

import data.astro.rules.endpoint_service.target_not_public as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_public if {
	_found(_with(given.target("one", {"target_id": "54.10.20.30"}, {}))) == {{
		"address": "aws_lb_target_group_attachment.one",
		"message": "a target group takes private addresses only; AWS refuses this one",
		"expected": "an address of RFC 1918, RFC 6598 or the VPC",
		"actual": "54.10.20.30",
		"unknown": false,
	}}
}

test_unknown_elastic_address if {
	some finding in _found(array.concat(
		[testing.created("aws_eip.orders", {}, {"public_ip": true})],
		_with(testing.linked(given.target("one", {}, {"target_id": true}), {"target_id": ["aws_eip.orders.public_ip", "aws_eip.orders"]})),
	))
	finding.unknown
}

test_pass_private if _found(_with(given.target("one", {"target_id": "10.20.0.30"}, {}))) == set()

test_pass_shared_range if _found(_with(given.target("one", {"target_id": "100.64.0.30"}, {}))) == set()

test_pass_instance if _found(_with(given.target("one", {"target_id": "i-0123456789abcdef0"}, {}))) == set()

test_pass_inside_the_vpc if {
	_found([
		given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({"vpc_id": "vpc-0123456789abcdef0"}),
		testing.created("aws_vpc.data", {"id": "vpc-0123456789abcdef0", "cidr_block": "54.10.0.0/16"}, {}),
		given.target("one", {"target_id": "54.10.20.30"}, {}),
	]) == set()
}

_with(target) := [given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}), target]

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_unknown_whole_finding if {
	_found(array.concat([testing.created("aws_eip.orders", {}, {"public_ip": true})], _with(_unknown_target))) == {{
		"address": "aws_lb_target_group_attachment.one",
		"message": "target_id is not known until apply, so this cannot be checked before it",
		"expected": "an address of RFC 1918, RFC 6598 or the VPC",
		"actual": "(known after apply)",
		"unknown": true,
	}}
}

# What is known is judged by its address, whatever it refers to.
test_pass_private_beside_elastic_address if {
	target := testing.linked(given.target("one", {"target_id": "10.20.0.30"}, {}), {"target_id": ["aws_eip.orders.private_ip", "aws_eip.orders"]})
	_found(array.concat([testing.created("aws_eip.orders", {}, {"public_ip": true})], _with(target))) == set()
}

test_silent_on_unknown_target_of_another_kind if {
	target := testing.linked(given.target("one", {}, {"target_id": true}), {"target_id": ["aws_instance.orders.private_ip", "aws_instance.orders"]})
	_found(array.concat(
		[testing.created("aws_eip.orders", {}, {"public_ip": true}), testing.created("aws_instance.orders", {}, {"private_ip": true})],
		_with(target),
	)) == set()
}

test_silent_on_targets_without_service if {
	_found([testing.created("aws_eip.orders", {}, {"public_ip": true}), given.service({}, {}), given.balancer({}, {}), given.group({}), _unknown_target]) == set()
}

_unknown_target := testing.linked(
	given.target("one", {}, {"target_id": true}),
	{"target_id": ["aws_eip.orders.public_ip", "aws_eip.orders"]},
)
