package astro.rules.vpc_peering.way_back_to_pods_test

import data.astro.rules.vpc_peering.way_back_to_pods as rule
import data.astro.testing

test_fail_pods_forgotten if {
	rule.deny == {_forgotten("aws_route_table.data")} with input as testing.plan([_table, _route("vpc", "172.20.0.0/20", {})])
		with data.astro.facts as testing.facts
}

test_fail_table_read if {
	rule.deny == {_forgotten("aws_route.vpc")} with input as _read([{"cidr_block": "10.0.0.0/16", "gateway_id": "local"}])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{
		"address": "aws_route_table.data",
		"message": "where all routes of the table lead is not known until apply, so this cannot be checked before it",
		"expected": "a route to 100.64.0.0/19 over the peering connection",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as testing.plan([_table, _route("vpc", "172.20.0.0/20", {}), _route("pods", null, {"destination_cidr_block": true})])
		with data.astro.facts as testing.facts
}

test_unknown_list_kept_elsewhere if {
	list := object.union(_route("pods", null, {}), {"change": {"after": {"destination_prefix_list_id": "pl-0123456789abcdef0"}}})
	{finding.unknown | some finding in rule.deny} == {true} with input as testing.plan([_table, _route("vpc", "172.20.0.0/20", {}), list])
		with data.astro.facts as testing.facts
}

test_unknown_inline if {
	table := testing.linked(
		testing.created("aws_route_table.data", {}, {"id": true, "route": true}),
		{"route": ["var.routes"]},
	)
	{finding.unknown | some finding in rule.deny} == {true} with input as testing.plan([table, _route("vpc", "172.20.0.0/20", {})])
		with data.astro.facts as testing.facts
}

test_pass_both if {
	rule.deny == set() with input as testing.plan([_table, _route("vpc", "172.20.0.0/20", {}), _route("pods", "100.64.0.0/19", {})])
		with data.astro.facts as testing.facts
}

test_pass_route_that_exists if {
	rule.deny == set() with input as _read([{"cidr_block": "100.64.0.0/19", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}])
		with data.astro.facts as testing.facts
}

test_pass_default_table_by_id if {
	rule.deny == set() with input as testing.plan([
		testing.created(
			"aws_default_route_table.main", {
				"default_route_table_id": "rtb-0123456789abcdef0",
				"route": [{"cidr_block": "100.64.0.0/19", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}],
			},
			{"id": true},
		),
		_literal,
	])
		with data.astro.facts as testing.facts
}

test_silent_table_elsewhere if {
	rule.deny == set() with input as testing.plan([_literal])
		with data.astro.facts as testing.facts
}

_forgotten(address) := {
	"address": address,
	"message": "the table leads to the cluster, but not to the pod range 100.64.0.0/19 of cluster prod",
	"expected": "a route to 100.64.0.0/19 over the peering connection",
	"actual": "no route leads to all of it",
	"unknown": false,
}

_table := testing.created("aws_route_table.data", {"vpc_id": "vpc-0123456789abcdef0"}, {"id": true, "route": true})

_route(name, destination, unknown) := testing.linked(
	testing.created(
		concat(".", ["aws_route", name]),
		{"destination_cidr_block": destination, "vpc_peering_connection_id": "pcx-0123456789abcdef0"},
		object.union({"route_table_id": true}, unknown),
	),
	{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
)

_literal := testing.created(
	"aws_route.vpc", {
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_cidr_block": "172.20.0.0/20",
		"vpc_peering_connection_id": "pcx-0123456789abcdef0",
	},
	{},
)

_read(routes) := testing.with_sources(
	testing.plan([_literal]),
	[testing.read("data.aws_route_table.data", {"id": "rtb-0123456789abcdef0", "route_table_id": "rtb-0123456789abcdef0", "routes": routes})],
)
