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
