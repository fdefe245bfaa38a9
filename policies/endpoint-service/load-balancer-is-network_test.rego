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
