package astro.rules.vpc_peering.route_table_two_owners_test

import data.astro.rules.vpc_peering.route_table_two_owners as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_route.to_astro",
		"the route is on a table that lists its routes inline, so the two remove each other's routes",
		"routes of a table in one form only",
		"route blocks in aws_route_table.data",
	)} with input as _plan("172.20.0.0/20", testing.linked(peering.table, {"route": []})) with data.astro.facts as testing.facts
}

test_fail_dynamic_blocks if {
	table := object.union(peering.table, {"change": {
		"after": {"route": [{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-1"}]},
		"after_unknown": {"route": [{}]},
	}})
	count(rule.deny) == 1 with input as _plan("172.20.0.0/20", table) with data.astro.facts as testing.facts
}

test_fail_where_the_inline_route_is_astros if {
	table := object.union(
		testing.linked(peering.table, {"route": []}),
		{"change": {
			"after": {"route": [{"cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": peering.pcx}]},
			"after_unknown": {"route": [{}]},
		}},
	)
	count(rule.deny) == 1 with input as testing.plan([object.union(peering.route("x", "10.9.0.0/16"), {"change": {"after_unknown": {"vpc_peering_connection_id": false}}}), table])
		with data.astro.facts as testing.facts
}

# The route names the main table by the VPC, which the plan makes with it.
test_fail_main_table if {
	main := testing.linked(
		testing.created("aws_default_route_table.main", {"route": [{"cidr_block": "0.0.0.0/0"}]}, {"id": true, "default_route_table_id": true}),
		{"route": [], "default_route_table_id": ["aws_vpc.data.default_route_table_id", "aws_vpc.data"]},
	)
	route := object.union(
		peering.route("to_astro", "172.20.0.0/20"),
		{"_references": {"route_table_id": ["aws_vpc.data.main_route_table_id", "aws_vpc.data"]}},
	)
	rule.deny == {peering.finding(
		"aws_route.to_astro",
		"the route is on a table that lists its routes inline, so the two remove each other's routes",
		"routes of a table in one form only",
		"route blocks in aws_default_route_table.main",
	)} with input as testing.plan([peering.vpc({"cidr_block": "10.1.0.0/16"}, {}), main, route]) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_silent_where_nothing_is_astros if {
	rule.deny == set() with input as _plan("10.9.0.0/16", testing.linked(peering.table, {"route": []})) with data.astro.facts as testing.facts
}

_plan(destination, table) := testing.plan([peering.accepter({}, {}), peering.route("to_astro", destination), table])
