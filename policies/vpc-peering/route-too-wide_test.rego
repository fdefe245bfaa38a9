package astro.rules.vpc_peering.route_too_wide_test

import data.astro.rules.vpc_peering.route_too_wide as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_route.wide",
		"message": "the route leads more to Astro than the cluster",
		"expected": "no wider than 172.20.0.0/20",
		"actual": "172.16.0.0/12",
		"unknown": false,
	}} with input as _plan({"destination_cidr_block": "172.16.0.0/12"}, {})
		with data.astro.facts as testing.facts
}

test_fail_everything_and_other_networks if {
	every destination in ["0.0.0.0/0", "10.0.0.0/8", "172.20.0.0/19", "100.64.0.0/10"] {
		{finding.actual | some finding in rule.deny} == {destination} with input as _plan({"destination_cidr_block": destination}, {})
			with data.astro.facts as testing.facts
	}
}

test_fail_prefix_list if {
	{finding.actual | some finding in rule.deny} == {"172.16.0.0/12"} with input as testing.with_sources(
		_plan({"destination_prefix_list_id": "pl-0123456789abcdef0"}, {}),
		[testing.read("data.aws_ec2_managed_prefix_list.astro", {
			"id": "pl-0123456789abcdef0",
			"entries": [{"cidr": "172.16.0.0/12"}, {"cidr": "172.20.0.0/20"}],
		})],
	)
		with data.astro.facts as testing.facts
}

# A list that holds the cluster's CIDR shows by itself that the connection is Astro's.
test_fail_new_prefix_list if {
	{finding.actual | some finding in rule.deny} == {"10.0.0.0/8"} with input as _listed("wide", []) with data.astro.facts as testing.facts
}

test_fail_inline if {
	{finding.actual | some finding in rule.deny} == {"10.0.0.0/8"} with input as _inline(["wide"]) with data.astro.facts as testing.facts
}

test_pass_lists_of_two_targets if {
	rule.deny == set() with input as _inline(["astro"]) with data.astro.facts as testing.facts
}

# Which of two lists is meant where, the plan does not tell; it matters only where one of them is too wide.
test_unknown_lists_of_one_target if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _inline(["astro", "wide"]) with data.astro.facts as testing.facts
}

test_pass_lists_of_one_target if {
	rule.deny == set() with input as _inline(["astro", "vendor"]) with data.astro.facts as testing.facts
}

_listed(list, more) := testing.plan(array.concat(
	[
		_list("astro", ["172.20.0.0/20", "100.64.0.0/19"]),
		_list("vendor", ["192.168.248.0/21"]),
		_list("wide", ["172.20.0.0/20", "10.0.0.0/8"]),
		testing.linked(
			testing.created("aws_route.listed", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, {"destination_prefix_list_id": true}),
			{"destination_prefix_list_id": _references(list)},
		),
	],
	more,
))

_list(name, cidrs) := testing.created(
	concat(".", ["aws_ec2_managed_prefix_list", name]),
	{"entry": [{"cidr": cidr} | some cidr in cidrs]},
	{"id": true},
)

_references(list) := [concat("", [address, ".id"]), address] if address := concat(".", ["aws_ec2_managed_prefix_list", list])

# A table with one route over the connection, whose blocks of the configuration name these lists, and one to a gateway.
_inline(lists) := object.union(document, {"configuration": {"root_module": {"resources": [object.union(config, {"expressions": blocks}) |
	some config in document.configuration.root_module.resources
	blocks := _blocks(config.address, lists)
]}}}) if {
	document := _listed("astro", [testing.created(
		"aws_route_table.data",
		{"route": [{"vpc_peering_connection_id": "pcx-0123456789abcdef0", "transit_gateway_id": ""}]},
		{"route": [{"destination_prefix_list_id": true}]},
	)])
}

_blocks("aws_route_table.data", lists) := {"route": array.concat(
	[{
		"destination_prefix_list_id": {"references": _references(list)},
		"vpc_peering_connection_id": {"constant_value": "pcx-0123456789abcdef0"},
	} |
		some list in lists
	],
	[{
		"destination_prefix_list_id": {"references": _references("wide")},
		"transit_gateway_id": {"constant_value": "tgw-0123456789abcdef0"},
	}],
)}

_blocks(address, _) := {} if address != "aws_route_table.data"

test_unknown if {
	rule.deny == {{
		"address": "aws_route.wide",
		"message": "destination_cidr_block is not known until apply, so this cannot be checked before it",
		"expected": "no wider than 172.20.0.0/20",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as _plan({}, {"destination_cidr_block": true})
		with data.astro.facts as testing.facts
}

test_pass_inside_or_elsewhere if {
	every destination in ["172.20.0.0/20", "172.20.8.0/24", "100.64.0.0/19", "192.168.7.0/24", "fd00::/8"] {
		rule.deny == set() with input as _plan({"destination_cidr_block": destination}, {})
			with data.astro.facts as testing.facts
	}
}

test_silent_other_target if {
	rule.deny == set() with input as _plan({"destination_cidr_block": "0.0.0.0/0", "vpc_peering_connection_id": "pcx-0123456789abcdef1"}, {})
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _plan({"destination_cidr_block": "10.0.0.0/8", "vpc_peering_connection_id": null, "transit_gateway_id": "tgw-0123456789abcdef0"}, {})
		with data.astro.facts as testing.facts
}

_plan(after, unknown) := testing.plan([
	_route("exact", {"destination_cidr_block": "172.20.0.0/20"}, {}),
	_route("wide", after, unknown),
])

_route(name, after, unknown) := testing.created(
	concat(".", ["aws_route", name]),
	object.union({"route_table_id": "rtb-0123456789abcdef0", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}, after),
	unknown,
)

# From /12 on a route is too wide whatever it leads to.
test_boundary if {
	{finding.actual | some finding in rule.deny} == {"10.16.0.0/12"} with input as _plan({"destination_cidr_block": "10.16.0.0/12"}, {})
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _plan({"destination_cidr_block": "10.16.0.0/13"}, {})
		with data.astro.facts as testing.facts
}

test_names_every_cluster if {
	to_dev := _route("dev", {"destination_cidr_block": "172.22.0.0/20"}, {})
	exact := _route("exact", {"destination_cidr_block": "172.20.0.0/20"}, {})
	{finding.expected | some finding in rule.deny} == {"no wider than 172.20.0.0/20 or 172.22.0.0/20"} with input as testing.plan([exact, to_dev, _route("wide", {"destination_cidr_block": "10.0.0.0/8"}, {})])
		with data.astro.facts as testing.facts
	{finding.expected | some finding in rule.deny} == {"no wider than 172.20.0.0/20 or 172.22.0.0/20"} with input as testing.plan([exact, to_dev, _route("wide", {}, {"destination_cidr_block": true})])
		with data.astro.facts as testing.facts
}

# A route without a destination is the provider's to refuse.
test_silent_without_destination if {
	rule.deny == set() with input as _plan({"destination_cidr_block": null}, {})
		with data.astro.facts as testing.facts
}

# It holds the CIDR of a cluster that is not reached over this connection.
test_pass_around_another_cluster if {
	rule.deny == set() with input as _plan({"destination_cidr_block": "172.22.0.0/16"}, {})
		with data.astro.facts as testing.facts
}
