package astro.rules.endpoint_service.wildcard_needs_acceptance_test

import data.astro.rules.endpoint_service.wildcard_needs_acceptance as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_accepts_unseen if {
	_found([given.service({"allowed_principals": ["*"], "acceptance_required": false}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "every AWS account connects to the service without being asked",
		"expected": "acceptance_required = true",
		"actual": "false",
		"unknown": false,
	}}
}

test_unknown if {
	some finding in _found([given.service({"allowed_principals": ["*"], "acceptance_required": null}, {"acceptance_required": true})])
	finding.unknown
}

test_pass_asks if _found([given.service({"allowed_principals": ["*"]}, {})]) == set()

test_pass_no_wildcard if _found([given.service({"acceptance_required": false}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_not_set if {
	_found([given.service({"allowed_principals": ["*"], "acceptance_required": null}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "every AWS account connects to the service without being asked",
		"expected": "acceptance_required = true",
		"actual": "(not set)",
		"unknown": false,
	}}
}
