package astro.rules.vpc_peering.clusters_share_cidr_test

import data.astro.rules.vpc_peering.clusters_share_cidr as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_route.to_dev",
		"the table already routes this part of Astro's CIDR to another target",
		"one target for 172.20.0.0/20 in a route table",
		"172.20.8.0/21, beside aws_route.to_astro",
	)} with input as peering.plan([_to_dev("172.20.8.0/21")]) with data.astro.facts as testing.facts
}

test_pass_another_cidr if {
	rule.deny == set() with input as peering.plan([_to_dev("172.22.0.0/20")]) with data.astro.facts as testing.facts
}

test_pass_the_same_target if {
	rule.deny == set() with input as peering.plan([peering.route("to_part", "172.20.8.0/21")]) with data.astro.facts as testing.facts
}

_to_dev(destination) := testing.linked(
	testing.created(
		"aws_route.to_dev",
		{"destination_cidr_block": destination, "transit_gateway_id": "tgw-0123456789abcdef0"},
		{"route_table_id": true},
	),
	{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
)

# Whatever else a route can lead to is another target.
test_fail_for_every_kind_of_target if {
	every attribute in [
		"carrier_gateway_id",
		"core_network_arn",
		"gateway_id",
		"local_gateway_id",
		"nat_gateway_id",
		"network_interface_id",
		"transit_gateway_id",
		"vpc_endpoint_id",
	] {
		other := testing.linked(
			testing.created(
				"aws_route.to_dev",
				{"destination_cidr_block": "172.20.8.0/21", attribute: "x-0123456789abcdef0"},
				{"route_table_id": true},
			),
			{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
		)
		count(rule.deny) == 1 with input as peering.plan([other]) with data.astro.facts as testing.facts
	}
}

# What a route leads to counts also where it stands first: the second may be of a kind that no rule knows.
test_fail_whatever_the_first_leads_to if {
	every attribute in [
		"carrier_gateway_id",
		"core_network_arn",
		"gateway_id",
		"local_gateway_id",
		"nat_gateway_id",
		"network_interface_id",
		"transit_gateway_id",
		"vpc_endpoint_id",
	] {
		first := testing.linked(
			testing.created("aws_route.a_first", {"destination_cidr_block": "172.20.8.0/21", attribute: "target"}, {"route_table_id": true}),
			{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
		)
		found := rule.deny with input as peering.plan([first]) with data.astro.facts as testing.facts
		{finding.address | some finding in found} == {"aws_route.to_astro"}
	}
}

# Two routes over one connection do not contradict each other, whatever else the table holds.
test_pass_the_same_target_beside_another if {
	rule.deny == set() with input as peering.plan([peering.route("to_part", "172.20.8.0/21"), _to_dev("172.22.0.0/20")]) with data.astro.facts as testing.facts
}

# Where the first leads is not told.
test_silent_where_the_first_has_no_target if {
	first := testing.linked(
		testing.created("aws_route.a_first", {"destination_cidr_block": "172.20.8.0/21"}, {"route_table_id": true}),
		{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
	)
	rule.deny == set() with input as peering.plan([first]) with data.astro.facts as testing.facts
}

test_silent_where_the_table_is_one_of_two if {
	other := testing.linked(testing.created("aws_route_table.other", {}, {"id": true}), {})
	either := object.union(
		_to_dev("172.20.8.0/21"),
		{"_references": {"route_table_id": ["aws_route_table.data.id", "aws_route_table.data", "aws_route_table.other.id", "aws_route_table.other"]}},
	)
	rule.deny == set() with input as peering.plan([other, either]) with data.astro.facts as testing.facts
}

# Both routes are blocks of one table, and have one destination: AWS takes only one of them.
test_fail_inline_routes_with_one_destination if {
	table := testing.created(
		"aws_route_table.data",
		{"route": [
			{"cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": peering.pcx},
			{"cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"},
		]},
		{"id": true, "route": [{}, {}]},
	)
	rule.deny == {peering.finding(
		"aws_route_table.data",
		"the table already routes this part of Astro's CIDR to another target",
		"one target for 172.20.0.0/20 in a route table",
		"172.20.0.0/20, beside aws_route_table.data",
	)} with input as testing.plan([peering.accepter({}, {}), table]) with data.astro.facts as testing.facts
}
