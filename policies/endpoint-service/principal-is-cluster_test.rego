package astro.rules.endpoint_service.principal_is_cluster_test

import data.astro.rules.endpoint_service.principal_is_cluster as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_other_role if {
	_found([given.service({"allowed_principals": ["arn:aws:iam::222222222222:role/airflow"]}, {})]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "Astronomer connects with another principal of the cluster's account, so this one keeps Astro out",
		"expected": "arn:aws:iam::222222222222:role/astronomer-remote-management or arn:aws:iam::222222222222:root",
		"actual": "arn:aws:iam::222222222222:role/airflow",
		"unknown": false,
	}}
}

test_fail_stranger_beside_astro if {
	some finding in _found([given.service({"allowed_principals": [given.role, given.vendor]}, {})])
	finding.message == "the service for Astro admits somebody who is no cluster of the facts"
	finding.actual == given.vendor
}

test_fail_standalone_stranger if {
	some finding in _found([given.service({}, {}), given.grant({"principal_arn": given.vendor}, {})])
	finding.address == "aws_vpc_endpoint_service_allowed_principal.astro"
}

test_unknown_inline if {
	service := testing.linked(
		given.service({"allowed_principals": null}, {"allowed_principals": true}),
		{"allowed_principals": ["terraform_data.account.output"]},
	)
	_found([service]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "allowed_principals is not known until apply, so this cannot be checked before it",
		"expected": "arn:aws:iam::222222222222:role/astronomer-remote-management or arn:aws:iam::222222222222:root",
		"actual": "(known after apply)",
		"unknown": true,
	}}
}

test_unknown_standalone if {
	some finding in _found([
		given.service({}, {}),
		testing.linked(given.grant({}, {"principal_arn": true}), {"principal_arn": ["terraform_data.account.output"]}),
	])
	finding.message == "principal_arn is not known until apply, so this cannot be checked before it"
}

test_silent_on_unknown_beside_vendors if {
	_found([
		given.service({"allowed_principals": [given.vendor]}, {}),
		testing.linked(given.grant({}, {"principal_arn": true}), {"principal_arn": ["terraform_data.account.output"]}),
	]) == set()
}

test_silent_on_own_role if {
	_found([
		testing.created("aws_iam_role.consumer", {}, {"arn": true}),
		testing.linked(
			given.service({"allowed_principals": null}, {"allowed_principals": true}),
			{"allowed_principals": ["aws_iam_role.consumer.arn", "aws_iam_role.consumer"]},
		),
	]) == set()
}

test_pass_role_and_root if {
	_found([given.service({"allowed_principals": [given.role, "arn:aws:iam::222222222222:root"]}, {})]) == set()
}

# Everybody is a rule of its own.
test_silent_on_wildcard if _found([given.service({"allowed_principals": ["*"]}, {})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
