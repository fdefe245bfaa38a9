package astro.rules.dns.zone_update_drops_astro_test

import data.astro.rules.dns.zone_update_drops_astro as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_route53_zone.data",
		"message": "the update takes the zone away from a cluster, because its `vpc` blocks do not list what Astronomer associated",
		"expected": "vpc-0aaaaaaaaaaaaaaa1 stays associated",
		"actual": "vpc-0aaaaaaaaaaaaaaa1 of cluster prod is removed",
		"unknown": false,
	}} with input as _updated([{"vpc_id": "vpc-0123456789abcdef0"}], [])
		with data.astro.facts as testing.facts
}

test_unknown_others if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _updated([{}], [{"vpc_id": true}])
		with data.astro.facts as testing.facts
}

test_unknown_all if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _updated(null, true)
		with data.astro.facts as testing.facts
}

test_pass_kept if {
	rule.deny == set() with input as _updated([{"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}], [])
		with data.astro.facts as testing.facts
}

test_pass_ignored if {
	rule.deny == set() with input as _changed(["no-op"], [{"vpc_id": "vpc-0123456789abcdef0"}], [])
		with data.astro.facts as testing.facts
}

test_silent_other_vpc if {
	document := testing.plan([object.union(
		testing.with_actions(testing.created("aws_route53_zone.data", {"vpc": []}, {}), ["update"]),
		{"change": {"before": {"vpc": [{"vpc_id": "vpc-0123456789abcdef0"}]}}},
	)])
	rule.deny == set() with input as document
		with data.astro.facts as testing.facts
}

_updated(vpcs, unknown) := _changed(["update"], vpcs, unknown)

_changed(actions, vpcs, unknown) := testing.plan([object.union(
	testing.with_actions(testing.created("aws_route53_zone.data", {"name": "data.internal", "vpc": vpcs}, {"vpc": unknown}), actions),
	{"change": {"before": {"vpc": [{"vpc_id": "vpc-0123456789abcdef0"}, {"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}]}}},
)])

# Two clusters whose file names one VPC.
test_fail_names_every_cluster if {
	facts := {"clusters": [object.union(cluster, {"vpcId": "vpc-0aaaaaaaaaaaaaaa1"}) | some cluster in testing.facts.clusters]}
	found := rule.deny with input as _updated([], [])
		with data.astro.facts as facts
	{finding.actual | some finding in found} == {"vpc-0aaaaaaaaaaaaaaa1 of cluster dev or prod is removed"}
}
