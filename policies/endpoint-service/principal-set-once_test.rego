package astro.rules.endpoint_service.principal_set_once_test

import data.astro.rules.endpoint_service.principal_set_once as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_both if {
	_found([_inline, given.grant({"principal_arn": given.role}, {})]) == {{
		"address": "aws_vpc_endpoint_service_allowed_principal.astro",
		"message": "the service itself admits this principal too; each overwrites what the other sets",
		"expected": "only one of aws_vpc_endpoint_service.orders and aws_vpc_endpoint_service_allowed_principal.astro admits it",
		"actual": given.role,
		"unknown": false,
	}}
}

test_pass_another if _found([_inline, given.grant({"principal_arn": "arn:aws:iam::222222222222:root"}, {})]) == set()

# An earlier apply shows on the service what the standalone resource admits.
test_pass_computed if _found([given.service({}, {}), given.grant({"principal_arn": given.role}, {})]) == set()

_inline := testing.linked(given.service({}, {}), {"allowed_principals": ["var.principals"]})

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
