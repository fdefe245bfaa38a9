package astro.rules.vpc_peering.route_inside_own_vpc_test

import data.astro.rules.vpc_peering.route_inside_own_vpc as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_route.to_self",
		"the route over the peering connection to Astro leads to addresses of its own VPC",
		"the CIDR of the Astro cluster",
		"10.1.0.0/24",
	)} with input as peering.plan([peering.route("to_self", "10.1.0.0/24")]) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known("aws_route.later", "destination_cidr_block", "the CIDR of the Astro cluster")} with input as peering.plan([object.union(
		peering.route("later", ""),
		{"change": {"after": {"destination_cidr_block": null}, "after_unknown": {"destination_cidr_block": true}}},
	)])
		with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}
