package astro.rules.endpoint_service.has_principals_test

import data.astro.rules.endpoint_service.has_principals as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_nobody if {
	_found([given.service({"allowed_principals": [], "tags": {"consumer": "clk1abcde"}}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "the endpoint service admits nobody, so Astro cannot connect",
		"expected": "arn:aws:iam::222222222222:role/astronomer-remote-management or arn:aws:iam::222222222222:root",
		"actual": "no allowed principals",
		"unknown": false,
	}}
}

test_pass_somebody if _found([given.service({}, {})]) == set()

test_pass_not_known_whom if {
	service := testing.linked(
		given.service({"allowed_principals": null, "tags": {"consumer": "clk1abcde"}}, {"allowed_principals": true}),
		{"allowed_principals": ["var.principals"]},
	)
	_found([service]) == set()
}

test_silent_without_evidence if _found([given.service({"allowed_principals": []}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
