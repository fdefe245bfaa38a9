package astro.rules.aws_endpoint.redshift_vpcs_named_test

import data.astro.rules.aws_endpoint.redshift_vpcs_named as rule
import data.astro.testing

test_fail_unset if {
	_found([_authorization({}, {})]) == {{
		"address": "aws_redshift_endpoint_authorization.astro",
		"message": "every VPC of the Astro account may reach the Redshift cluster",
		"expected": "vpc-0aaaaaaaaaaaaaaa1 or vpc-0aaaaaaaaaaaaaaa2 or vpc-0aaaaaaaaaaaaaaa3",
		"actual": "(not set)",
		"unknown": false,
	}}
}

test_fail_empty if count(_found([_authorization({"vpc_ids": []}, {})])) == 1

test_unknown if {
	some finding in _found([_authorization({}, {"vpc_ids": true})])
	finding.unknown
}

test_fail_vpc_ids_not_in_the_facts if {
	facts := {"clusters": [object.remove(testing.facts.clusters[0], ["vpcId"])]}
	some finding in rule.deny with input as testing.plan([_authorization({}, {})]) with data.astro.facts as facts
	finding.expected == "the VPC id of the cluster"
}

test_pass_named if _found([_authorization({"vpc_ids": ["vpc-0aaaaaaaaaaaaaaa1"]}, {})]) == set()

test_silent_on_others if _found([_authorization({"account": "464622532012"}, {})]) == set()

_authorization(after, unknown) := testing.created(
	"aws_redshift_endpoint_authorization.astro",
	object.union({"account": "222222222222"}, after),
	unknown,
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_whole_finding_on_an_empty_list if {
	_found([_authorization({"vpc_ids": []}, {})]) == {{
		"address": "aws_redshift_endpoint_authorization.astro",
		"message": "every VPC of the Astro account may reach the Redshift cluster",
		"expected": "vpc-0aaaaaaaaaaaaaaa1 or vpc-0aaaaaaaaaaaaaaa2 or vpc-0aaaaaaaaaaaaaaa3",
		"actual": "",
		"unknown": false,
	}}
}

test_fail_names_the_vpcs_of_the_account if {
	other := object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"})
	found := rule.deny with input as testing.plan([_authorization({}, {})])
		with data.astro.facts as {"clusters": [testing.facts.clusters[0], other]}
	{finding.expected | some finding in found} == {"vpc-0aaaaaaaaaaaaaaa1"}
}

test_fail_names_the_vpcs_that_are_known if {
	found := rule.deny with input as testing.plan([_authorization({}, {})])
		with data.astro.facts as {"clusters": [testing.facts.clusters[0], object.remove(testing.facts.clusters[1], ["vpcId"])]}
	{finding.expected | some finding in found} == {"vpc-0aaaaaaaaaaaaaaa1 or vpc-0aaaaaaaaaaaaaaa3"}
}
