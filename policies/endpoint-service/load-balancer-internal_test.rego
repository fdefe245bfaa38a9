package astro.rules.endpoint_service.load_balancer_internal_test

import data.astro.rules.endpoint_service.load_balancer_internal as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_public if {
	_found([given.service({}, {}), given.balancer({"internal": false}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "the load balancer has public addresses: the internet reaches what Astro reaches",
		"expected": "internal = true",
		"actual": "false",
		"unknown": false,
	}}
}

# Terraform shows it as unknown, because AWS decides.
test_fail_unset if {
	some finding in _found([given.service({}, {}), given.balancer({"internal": null}, {"internal": true})])
	finding.actual == "(not set)"
	not finding.unknown
}

test_fail_read if {
	document := testing.with_sources(given.plan([given.service({}, {})]), [given.read_balancer({"internal": false})])
	some finding in rule.deny with input as document with data.astro.facts as testing.facts
	finding.address == "aws_vpc_endpoint_service.orders"
}

test_unknown if {
	balancer := testing.linked(given.balancer({"internal": null}, {"internal": true}), {"internal": ["terraform_data.input.output"]})
	{finding.unknown | some finding in _found([given.service({}, {}), balancer])} == {true}
}

test_pass_internal if _found([given.service({}, {}), given.balancer({}, {})]) == set()

test_silent_on_others if {
	_found([given.service({"allowed_principals": [given.vendor]}, {}), given.balancer({"internal": false}, {})]) == set()
}

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_only_the_service_of_a_read_load_balancer if {
	_read({"internal": false}, []) == {_of_service("aws_vpc_endpoint_service.orders")}
	_read({"internal": false}, [_elsewhere]) == {_of_service("aws_vpc_endpoint_service.orders")}
}

test_pass_read_internal if _read({"internal": true}, []) == set()

test_silent_on_load_balancers_without_service if {
	_found([given.service({}, {}), given.balancer({}, {}), _other({"internal": false}, {})]) == set()
	_found([
		given.service({}, {}), given.balancer({}, {}),
		testing.linked(_other({"internal": null}, {"internal": true}), {"internal": ["terraform_data.input.output"]}),
	]) == set()
}

_read(balancer, more) := found if {
	document := testing.with_sources(given.plan(array.concat([given.service({}, {})], more)), [given.read_balancer(balancer)])
	found := rule.deny with input as document with data.astro.facts as testing.facts
}

_of_service(address) := {
	"address": address,
	"message": "the load balancer of data.aws_lb.orders has public addresses: the internet reaches what Astro reaches",
	"expected": "internal = true",
	"actual": "internal = false",
	"unknown": false,
}

_elsewhere := object.union(
	given.service({"id": "vpce-svc-0fedcba9876543210", "network_load_balancer_arns": ["arn:elsewhere"]}, {}),
	{"address": "aws_vpc_endpoint_service.elsewhere", "name": "elsewhere"},
)

_other(after, unknown) := object.union(
	given.balancer(object.union({"id": "arn:other", "arn": "arn:other"}, after), unknown),
	{"address": "aws_lb.other", "name": "other"},
)
