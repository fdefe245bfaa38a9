package astro.lib.routing_test

import data.astro.lib.routing
import data.astro.testing

test_standalone_route if {
	document := testing.plan([testing.created(
		"aws_route.a",
		{"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-1"},
		{},
	)])
	[route] := routing.to_astro with input as document with data.astro.facts as testing.facts
	route.destination == "172.20.0.0/20"
	route.table == {"rtb-1"}
	[range.site | some range in route.ranges] == [0]
	routing.targets(route, "transit_gateway_id") == {"tgw-1"} with input as document
	routing.targets(route, "vpc_peering_connection_id") == set() with input as document
}

test_ipv6_and_prefix_list_routes_have_no_ipv4_destination if {
	found := [[route.attribute, route.destination] | some route in routing.routes] with input as testing.plan([
		testing.created("aws_route.a", {"destination_ipv6_cidr_block": "::/0"}, {}),
		testing.created("aws_route.b", {"destination_prefix_list_id": "pl-1"}, {}),
	])
	found == [["destination_ipv6_cidr_block", "::/0"], ["destination_prefix_list_id", null]]
}

test_ipv6_destination_that_is_not_known if {
	found := [[route.attribute, route.destination] | some route in routing.routes] with input as testing.plan([testing.created(
		"aws_route.a",
		{},
		{"destination_ipv6_cidr_block": true},
	)])
	found == [["destination_ipv6_cidr_block", null]]
}

test_inline_routes if {
	document := _table([_block("172.20.0.0/20"), _block("10.0.0.0/8")], [
		{"cidr_block": {"constant_value": "172.20.0.0/20"}, "vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.a.id", "aws_vpc_peering_connection_accepter.a"]}},
		{"cidr_block": {"constant_value": "10.0.0.0/8"}, "vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.b.id", "aws_vpc_peering_connection_accepter.b"]}},
	])
	found := {destination: targets |
		some route in routing.routes
		destination := route.destination
		targets := routing.targets(route, "vpc_peering_connection_id")
	} with input as document
	found == {
		"172.20.0.0/20": {"aws_vpc_peering_connection_accepter.a"},
		"10.0.0.0/8": {"aws_vpc_peering_connection_accepter.b"},
	}
}

test_inline_route_with_computed_destination_may_mean_any_block if {
	document := _table([_block("172.20.0.0/20")], [
		{"cidr_block": {"references": ["var.cidr"]}, "vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.a.id", "aws_vpc_peering_connection_accepter.a"]}},
		{"vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.b.id", "aws_vpc_peering_connection_accepter.b"]}},
	])
	found := {target | some route in routing.routes; some target in routing.targets(route, "vpc_peering_connection_id")} with input as document
	found == {"aws_vpc_peering_connection_accepter.a", "aws_vpc_peering_connection_accepter.b"}
}

test_routes_as_attribute if {
	document := _table([_block("172.20.0.0/20")], {"references": ["aws_vpc_peering_connection_accepter.a.id", "aws_vpc_peering_connection_accepter.a"]})
	found := {target | some route in routing.routes; some target in routing.targets(route, "vpc_peering_connection_id")} with input as document
	found == {"aws_vpc_peering_connection_accepter.a"}
}

test_route_that_a_table_only_shows_is_judged_once if {
	found := [route.resource.address | some route in routing.routes] with input as testing.plan([
		testing.created("aws_route_table.a", {"id": "rtb-1", "route": [{"cidr_block": "172.20.0.0/20"}, {"cidr_block": "10.0.0.0/8"}]}, {}),
		testing.created("aws_route.a", {"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20"}, {}),
	])
	found == ["aws_route.a", "aws_route_table.a"]
}

_table(blocks, expression) := {
	"resource_changes": [
		testing.created("aws_vpc_peering_connection_accepter.a", {}, {}),
		testing.created("aws_vpc_peering_connection_accepter.b", {}, {}),
		testing.created(
			"aws_route_table.t",
			{"route": blocks},
			{"id": true, "route": [{"vpc_peering_connection_id": true} | some _ in blocks]},
		),
	],
	"configuration": {"root_module": {"resources": [
		{"address": "aws_vpc_peering_connection_accepter.a", "mode": "managed"},
		{"address": "aws_vpc_peering_connection_accepter.b", "mode": "managed"},
		{"address": "aws_route_table.t", "mode": "managed", "expressions": {"route": expression}},
	]}},
}

_block(cidr) := {"cidr_block": cidr, "ipv6_cidr_block": "", "destination_prefix_list_id": ""}
