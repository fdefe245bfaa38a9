package astro.rules.endpoint_service.one_service_per_load_balancer_test

import data.astro.rules.endpoint_service.one_service_per_load_balancer as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_shared if {
	_found([given.service({}, {}), _partner]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "another endpoint service has this load balancer already; AWS refuses a second one",
		"expected": "a load balancer of its own",
		"actual": concat("", [given.balancer_arn, " is also behind aws_vpc_endpoint_service.partner"]),
		"unknown": false,
	}}
}

test_fail_shared_by_reference if {
	refer := {"network_load_balancer_arns": ["aws_lb.orders.arn", "aws_lb.orders"]}
	after := {"network_load_balancer_arns": null}
	some finding in _found([
		testing.linked(given.service(after, {"network_load_balancer_arns": true}), refer),
		testing.linked(testing.created("aws_vpc_endpoint_service.partner", {}, {"network_load_balancer_arns": true}), refer),
		given.balancer({}, {}),
	])
	finding.actual == "aws_lb.orders is also behind aws_vpc_endpoint_service.partner"
}

test_pass_alone if _found([given.service({}, {})]) == set()

_partner := testing.created("aws_vpc_endpoint_service.partner", {"network_load_balancer_arns": [given.balancer_arn]}, {})

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_names_every_other if {
	third := testing.created("aws_vpc_endpoint_service.another", {"network_load_balancer_arns": [given.balancer_arn]}, {})
	_found([given.service({}, {}), _partner, third]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "another endpoint service has this load balancer already; AWS refuses a second one",
		"expected": "a load balancer of its own",
		"actual": concat("", [given.balancer_arn, " is also behind aws_vpc_endpoint_service.another, aws_vpc_endpoint_service.partner"]),
		"unknown": false,
	}}
}
