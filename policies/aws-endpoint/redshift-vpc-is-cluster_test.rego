package astro.rules.aws_endpoint.redshift_vpc_is_cluster_test

import data.astro.rules.aws_endpoint.redshift_vpc_is_cluster as rule
import data.astro.testing

test_fail_account if {
	_found([_authorization({"account": "222222222223", "vpc_ids": ["vpc-0aaaaaaaaaaaaaaa1"]}, {})]) == {{
		"address": "aws_redshift_endpoint_authorization.astro",
		"message": "the VPC of a cluster is authorized under an account that is not the cluster's",
		"expected": "account = 222222222222",
		"actual": "222222222223",
		"unknown": false,
	}}
}

test_fail_vpc if {
	some finding in _found([_authorization({"account": "222222222222", "vpc_ids": ["vpc-0ccccccccccccccc1"]}, {})])
	finding.actual == "vpc-0ccccccccccccccc1"
	finding.expected == "vpc-0aaaaaaaaaaaaaaa1 or vpc-0aaaaaaaaaaaaaaa2 or vpc-0aaaaaaaaaaaaaaa3"
}

test_unknown_account if {
	some finding in _found([_authorization({"vpc_ids": ["vpc-0aaaaaaaaaaaaaaa1"]}, {"account": true})])
	finding.unknown
}

test_pass if _found([_authorization({"account": "222222222222", "vpc_ids": ["vpc-0aaaaaaaaaaaaaaa1"]}, {})]) == set()

test_pass_while_a_vpc_id_is_not_known if {
	facts := {"clusters": [testing.facts.clusters[0], object.remove(testing.facts.clusters[1], ["vpcId"])]}
	authorization := _authorization({"account": "222222222222", "vpc_ids": ["vpc-0ccccccccccccccc1"]}, {})
	found := rule.deny with input as testing.plan([authorization]) with data.astro.facts as facts
	found == set()
}

test_silent_on_others if _found([_authorization({"account": "464622532012", "vpc_ids": ["vpc-0ccccccccccccccc1"]}, {})]) == set()

_authorization(after, unknown) := testing.created("aws_redshift_endpoint_authorization.astro", after, unknown)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_account_of_the_last_cluster_of_a_vpc if {
	other := object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"})
	found := rule.deny with input as testing.plan([_authorization({"account": "222222222222", "vpc_ids": ["vpc-0aaaaaaaaaaaaaaa4"]}, {})])
		with data.astro.facts as {"clusters": [testing.facts.clusters[0], other, testing.facts.clusters[1]]}
	{finding.expected | some finding in found} == {"account = 555555555555", "vpc-0aaaaaaaaaaaaaaa1 or vpc-0aaaaaaaaaaaaaaa2 or vpc-0aaaaaaaaaaaaaaa3"}
}
