package astro.rules.endpoint_service.deletion_protection_test

import data.astro.rules.endpoint_service.deletion_protection as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_off if {
	_found([given.service({}, {}), given.balancer({"enable_deletion_protection": false}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "the load balancer behind Astro's endpoint service can be deleted by mistake",
		"expected": "enable_deletion_protection = true",
		"actual": "false",
		"unknown": false,
	}}
}

test_unknown if {
	some finding in _found([given.service({}, {}), given.balancer({"enable_deletion_protection": null}, {"enable_deletion_protection": true})])
	finding.unknown
}

test_pass_on if _found([given.service({}, {}), given.balancer({}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_not_set if {
	_found([given.service({}, {}), given.balancer({"enable_deletion_protection": null}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "the load balancer behind Astro's endpoint service can be deleted by mistake",
		"expected": "enable_deletion_protection = true",
		"actual": "(not set)",
		"unknown": false,
	}}
}

test_silent_on_load_balancers_without_service if {
	_found([given.service({}, {}), given.balancer({}, {}), _other({"enable_deletion_protection": false}, {})]) == set()
	_found([given.service({}, {}), given.balancer({}, {}), _other({"enable_deletion_protection": null}, {"enable_deletion_protection": true})]) == set()
}

_other(after, unknown) := object.union(
	given.balancer(object.union({"id": "arn:other", "arn": "arn:other"}, after), unknown),
	{"address": "aws_lb.other", "name": "other"},
)
