package astro.rules.dns.authorization_region_test

import data.astro.rules.dns.authorization_region as rule
import data.astro.testing

test_fail_other_region if {
	rule.deny == {{
		"address": "aws_route53_vpc_association_authorization.dev",
		"message": "the VPC of the cluster is not in this region, so Astronomer cannot associate the zone",
		"expected": "vpc_region = us-west-2",
		"actual": "us-east-1",
		"unknown": false,
	}} with input as testing.plan([_authorization({"vpc_region": "us-east-1"}, {}, {})])
		with data.astro.facts as testing.facts
}

test_fail_left_to_the_provider if {
	{finding.actual | some finding in rule.deny} == {"vpc_region is not set, and the provider's region is us-east-1"} with input as _provided("us-east-1")
		with data.astro.facts as testing.facts
}

test_pass_left_to_a_provider_of_the_same_region if {
	rule.deny == set() with input as _provided("us-west-2")
		with data.astro.facts as testing.facts
}

test_unknown_left_to_the_environment if {
	rule.deny == {{
		"address": "aws_route53_vpc_association_authorization.dev",
		"message": "vpc_region is not known until apply, so this cannot be checked before it",
		"expected": "vpc_region = us-west-2",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as testing.plan([_authorization({}, {"vpc_region": true}, {})])
		with data.astro.facts as testing.facts
}

test_unknown_set if {
	{finding.unknown | some finding in rule.deny} == {true} with input as object.union(
		testing.plan([_authorization({}, {"vpc_region": true}, {"vpc_region": ["terraform_data.region"]})]),
		{"configuration": {"provider_config": {"aws": {"expressions": {"region": {"constant_value": "us-west-2"}}}}}},
	)
		with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as testing.plan([_authorization({"vpc_region": "us-west-2"}, {}, {})])
		with data.astro.facts as testing.facts
}

test_silent_other_vpc if {
	rule.deny == set() with input as testing.plan([_authorization({"vpc_id": "vpc-0123456789abcdef0", "vpc_region": "eu-west-1"}, {}, {})])
		with data.astro.facts as testing.facts
}

_authorization(after, unknown, references) := testing.linked(
	testing.created(
		"aws_route53_vpc_association_authorization.dev",
		object.union({"zone_id": "Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa2"}, after),
		unknown,
	),
	references,
)

_provided(region) := object.union(document, {"configuration": {
	"provider_config": {"aws": {"expressions": {"region": {"constant_value": region}}}},
	"root_module": {"resources": [object.union(resource, {"provider_config_key": "aws"}) |
		some resource in document.configuration.root_module.resources
	]},
}}) if {
	document := testing.plan([_authorization({}, {"vpc_region": true}, {})])
}

# What is set goes, whatever the provider's region is.
test_pass_set_beside_another_provider if {
	rule.deny == set() with input as _by_provider(_authorization({"vpc_region": "us-west-2"}, {}, {"vpc_region": ["var.region"]}), "us-east-1")
		with data.astro.facts as testing.facts
}

test_unknown_set_beside_a_provider if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _by_provider(_authorization({}, {"vpc_region": true}, {"vpc_region": ["terraform_data.region"]}), "us-east-1")
		with data.astro.facts as testing.facts
}

_by_provider(authorization, region) := object.union(document, {"configuration": {
	"provider_config": {"aws": {"expressions": {"region": {"constant_value": region}}}},
	"root_module": {"resources": [object.union(resource, {"provider_config_key": "aws"}) |
		some resource in document.configuration.root_module.resources
	]},
}}) if {
	document := testing.plan([authorization])
}

# Two clusters are said to have one VPC; whichever is right, this is not.
test_names_every_region if {
	twins := {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[1], {"id": "clk3klmno", "region": "ca-central-1"})])}
	every authorization in [_authorization({"vpc_region": "us-east-1"}, {}, {}), _authorization({}, {"vpc_region": true}, {})] {
		{finding.expected | some finding in rule.deny} == {"vpc_region = ca-central-1 or us-west-2"} with input as testing.plan([authorization])
			with data.astro.facts as twins
	}
}
