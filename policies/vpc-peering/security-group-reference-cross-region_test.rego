package astro.rules.vpc_peering.security_group_reference_cross_region_test

import data.astro.rules.vpc_peering.security_group_reference_cross_region as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_vpc_security_group_ingress_rule.astro",
		"message": "a security group of a peered VPC in another region cannot be referred to",
		"expected": "CIDRs of the cluster, or a group in eu-west-1",
		"actual": "222222222222/sg-0123456789abcdef1 (the clusters of this account are in us-east-1, us-east-2, us-west-2)",
		"unknown": false,
	}} with input as _in_region("222222222222/sg-0123456789abcdef1", "eu-west-1")
		with data.astro.facts as testing.facts
}

test_pass_same_region if {
	rule.deny == set() with input as _in_region("222222222222/sg-0123456789abcdef1", "us-east-1")
		with data.astro.facts as testing.facts
}

test_silent_other_account if {
	rule.deny == set() with input as _in_region("444444444444/sg-0123456789abcdef1", "eu-west-1")
		with data.astro.facts as testing.facts
}

test_silent_region_undecidable if {
	rule.deny == set() with input as testing.plan([_rule("222222222222/sg-0123456789abcdef1")])
		with data.astro.facts as testing.facts
}

_rule(group) := testing.created(
	"aws_vpc_security_group_ingress_rule.astro",
	{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "-1", "referenced_security_group_id": group},
	{},
)

_in_region(group, region) := object.union(document, {"configuration": {
	"provider_config": {"aws": {"expressions": {"region": {"constant_value": region}}}},
	"root_module": {"resources": [object.union(resource, {"provider_config_key": "aws"}) |
		some resource in document.configuration.root_module.resources
	]},
}}) if {
	document := testing.plan([_rule(group)])
}

test_fail_beside_another_account_in_the_region if {
	other := object.union(testing.facts.clusters[0], {"id": "clk3klmno", "accountId": "555555555555", "region": "eu-west-1"})
	{finding.actual | some finding in rule.deny} == {"222222222222/sg-0123456789abcdef1 (the clusters of this account are in us-east-1, us-east-2, us-west-2)"} with input as _in_region("222222222222/sg-0123456789abcdef1", "eu-west-1")
		with data.astro.facts as {"clusters": array.concat(testing.facts.clusters, [other])}
}
