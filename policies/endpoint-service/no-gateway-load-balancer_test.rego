package astro.rules.endpoint_service.no_gateway_load_balancer_test

import data.astro.rules.endpoint_service.no_gateway_load_balancer as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_literal if {
	_found([given.service({"gateway_load_balancer_arns": ["arn:gateway"]}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "Astronomer does not support services of gateway load balancers",
		"expected": "network_load_balancer_arns",
		"actual": "arn:gateway",
		"unknown": false,
	}}
}

test_fail_referred if {
	some finding in _found([
		given.balancer({"load_balancer_type": "gateway"}, {}),
		testing.linked(
			given.service({"network_load_balancer_arns": null}, {"gateway_load_balancer_arns": true}),
			{"gateway_load_balancer_arns": ["aws_lb.orders.arn", "aws_lb.orders"]},
		),
	])
	not finding.unknown
}

test_unknown if {
	some finding in _found([given.service({"network_load_balancer_arns": null}, {"gateway_load_balancer_arns": true})])
	finding.unknown
}

test_pass_network if _found([given.service({}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_pass_empty if _found([given.service({"gateway_load_balancer_arns": []}, {})]) == set()
