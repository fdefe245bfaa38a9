package astro.rules.endpoint_service.load_balancer_is_network_test

import data.astro.rules.endpoint_service.load_balancer_is_network as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_application if {
	_found([given.service({}, {}), given.balancer({"load_balancer_type": "application"}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "only a network load balancer can stand behind an endpoint service",
		"expected": "load_balancer_type = \"network\"",
		"actual": "application",
		"unknown": false,
	}}
}

test_fail_read if {
	document := testing.with_sources(given.plan([given.service({}, {})]), [given.read_balancer({"load_balancer_type": "application"})])
	some finding in rule.deny with input as document with data.astro.facts as testing.facts
	finding.actual == "data.aws_lb.orders is application"
}

test_unknown if {
	some finding in _found([given.service({}, {}), given.balancer({"load_balancer_type": null}, {"load_balancer_type": true})])
	finding.unknown
}

test_pass_network if _found([given.service({}, {}), given.balancer({}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_only_the_service_of_a_read_load_balancer if {
	_read({"load_balancer_type": "application"}, [_elsewhere]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "only a network load balancer can stand behind an endpoint service",
		"expected": "load_balancer_type = \"network\"",
		"actual": "data.aws_lb.orders is application",
		"unknown": false,
	}}
}

test_pass_read_network if _read({"load_balancer_type": "network"}, []) == set()

test_silent_on_load_balancers_without_service if {
	_found([given.service({}, {}), given.balancer({}, {}), _other({"load_balancer_type": "application"}, {})]) == set()
	_found([given.service({}, {}), given.balancer({}, {}), _other({"load_balancer_type": null}, {"load_balancer_type": true})]) == set()
}

_read(balancer, more) := found if {
	document := testing.with_sources(given.plan(array.concat([given.service({}, {})], more)), [given.read_balancer(balancer)])
	found := rule.deny with input as document with data.astro.facts as testing.facts
}

_elsewhere := object.union(
	given.service({"id": "vpce-svc-0fedcba9876543210", "network_load_balancer_arns": ["arn:elsewhere"]}, {}),
	{"address": "aws_vpc_endpoint_service.elsewhere", "name": "elsewhere"},
)

_other(after, unknown) := object.union(
	given.balancer(object.union({"id": "arn:other", "arn": "arn:other"}, after), unknown),
	{"address": "aws_lb.other", "name": "other"},
)
