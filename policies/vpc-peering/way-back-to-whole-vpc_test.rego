package astro.rules.vpc_peering.way_back_to_whole_vpc_test

import data.astro.rules.vpc_peering.way_back_to_whole_vpc as rule
import data.astro.testing

test_fail_part if {
	rule.deny == {{
		"address": "aws_route_table.data",
		"message": "answers to a part of the VPC CIDR 172.22.0.0/20 of cluster dev are dropped",
		"expected": "a route to 172.22.0.0/20 over the peering connection",
		"actual": "no route leads to all of it",
		"unknown": false,
	}} with input as _plan([_route("half", "172.22.0.0/21", {})])
		with data.astro.facts as testing.facts
}

test_fail_only_the_default_route_leads_to_the_rest if {
	internet := object.union(_route("internet", "0.0.0.0/0", {}), {"change": {"after": {"vpc_peering_connection_id": null, "nat_gateway_id": "nat-0123456789abcdef0"}}})
	gateway := object.union(_route("gateway", "0.0.0.0/0", {}), {"change": {"after": {"vpc_peering_connection_id": null, "transit_gateway_id": "tgw-0123456789abcdef0"}}})
	count(rule.deny) == 1 with input as _plan([_route("half", "172.22.0.0/21", {}), internet, gateway])
		with data.astro.facts as testing.facts
}

test_unknown if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _plan([
		_route("half", "172.22.0.0/21", {}),
		_route("other", null, {"destination_cidr_block": true}),
	])
		with data.astro.facts as testing.facts
}

test_pass_halves_and_whole if {
	rule.deny == set() with input as _plan([_route("a", "172.22.0.0/21", {}), _route("b", "172.22.8.0/21", {})])
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _plan([_route("whole", "172.22.0.0/20", {})])
		with data.astro.facts as testing.facts
}

test_silent_pods if {
	rule.deny == set() with input as _plan([_route("vpc", "172.20.0.0/20", {})])
		with data.astro.facts as testing.facts
}

_plan(routes) := testing.plan(array.concat(
	[testing.created("aws_route_table.data", {"vpc_id": "vpc-0123456789abcdef0"}, {"id": true, "route": true})],
	routes,
))

_route(name, destination, unknown) := testing.linked(
	testing.created(
		concat(".", ["aws_route", name]),
		{"destination_cidr_block": destination, "vpc_peering_connection_id": "pcx-0123456789abcdef0"},
		object.union({"route_table_id": true}, unknown),
	),
	{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
)
