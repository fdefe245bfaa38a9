package astro.rules.vpc_peering.accepted_in_vpc_region_test

import data.astro.rules.vpc_peering.accepted_in_vpc_region as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering request is accepted in another region than the target VPC's, where AWS does not find it",
		"accepted in eu-west-1",
		"accepted in us-east-1",
	)} with input as _plan("us-east-1", "eu-west-1") with data.astro.facts as testing.facts
}

test_fail_by_what_was_read if {
	document := testing.with_sources(
		testing.plan([peering.accepter({"region": "us-east-1"}, {}), peering.route("to_astro", "172.20.0.0/20")]),
		[testing.read("data.aws_vpc_peering_connection.astro", {"id": peering.pcx, "peer_region": "eu-west-1"})],
	)
	count(rule.deny) == 1 with input as document with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as _plan("eu-west-1", "eu-west-1") with data.astro.facts as testing.facts
}

test_silent_where_a_region_cannot_be_told if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

_plan(accepter, vpc) := testing.plan([
	peering.accepter({"region": accepter}, {}),
	object.union(peering.route("to_astro", "172.20.0.0/20"), {"change": {"after": {"region": vpc}}}),
	peering.table,
	peering.vpc({"region": vpc}, {}),
])

test_pass_beside_what_is_of_another_connection if {
	elsewhere := testing.created("aws_route.elsewhere", {"destination_cidr_block": "10.9.0.0/16", "route_table_id": "rtb-0123456789abcdef0", "region": "eu-west-1"}, {})
	document := testing.with_sources(
		testing.plan([peering.accepter({"region": "us-east-1"}, {}), peering.route("to_astro", "172.20.0.0/20"), elsewhere]),
		[testing.read("data.aws_vpc_peering_connection.vendor", {"id": "pcx-0fedcba9876543210", "peer_region": "eu-west-1"})],
	)
	rule.deny == set() with input as document with data.astro.facts as testing.facts
}
