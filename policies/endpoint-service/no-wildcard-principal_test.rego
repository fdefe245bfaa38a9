package astro.rules.endpoint_service.no_wildcard_principal_test

import data.astro.rules.endpoint_service.no_wildcard_principal as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_wildcard if {
	_found([given.service({"allowed_principals": ["*"]}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "every AWS account may connect to the service, not just Astro",
		"expected": "arn:aws:iam::222222222222:role/astronomer-remote-management or arn:aws:iam::222222222222:root",
		"actual": "*",
		"unknown": false,
	}}
}

test_pass_role if _found([given.service({}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
