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

# Only a route to a prefix list names one, whatever else stands in its block or its configuration.
test_candidates_of_a_route_to_a_list if {
	_candidates({}, {"destination_prefix_list_id": true}, ["aws_ec2_managed_prefix_list.a", "aws_vpc.x"]) == {"aws_ec2_managed_prefix_list.a"}
	_candidates({"destination_cidr_block": "10.0.0.0/8", "destination_prefix_list_id": ""}, {}, []) == set()
	_candidates({"destination_cidr_block": "10.0.0.0/8"}, {}, ["aws_ec2_managed_prefix_list.a"]) == set()
}

_candidates(after, unknown, references) := found if {
	route := testing.linked(testing.created("aws_route.a", after, unknown), {"destination_prefix_list_id": references})
	document := testing.plan([route, testing.created("aws_ec2_managed_prefix_list.a", {}, {}), testing.created("aws_vpc.x", {}, {})])
	[found] := [routing.candidates(one) | some one in routing.routes] with input as document
}

# Only of a peering connection it is told by there being no other.
test_targets_that_cannot_be_followed if {
	_targets("vpc_peering_connection_id", {}, {"vpc_peering_connection_id": true}) == {"aws_vpc_peering_connection_accepter.a"}
	_targets("transit_gateway_id", {}, {"transit_gateway_id": true}) == set()
	_targets("vpc_peering_connection_id", {"vpc_peering_connection_id": ""}, {}) == set()
}

_targets(attribute, after, unknown) := found if {
	route := testing.linked(testing.created("aws_route.a", after, unknown), {attribute: ["local.id"]})
	document := testing.plan([route, testing.created("aws_vpc_peering_connection_accepter.a", {}, {"id": true})])
	[found] := [routing.targets(one, attribute) | some one in routing.routes] with input as document
}

test_inline_route_of_ipv6_by_its_destination if {
	document := _table([{"cidr_block": "", "ipv6_cidr_block": "2001:db8::/32"}], [
		{"ipv6_cidr_block": {"constant_value": "2001:db8::/32"}, "vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.a"]}},
		{"ipv6_cidr_block": {"constant_value": "::/0"}, "vpc_peering_connection_id": {"references": ["aws_vpc_peering_connection_accepter.b"]}},
	])
	found := [routing.targets(route, "vpc_peering_connection_id") | some route in routing.routes] with input as document
	found == [{"aws_vpc_peering_connection_accepter.a"}]
}

# What a table itself sets is its own, even where a route sets the same; and so is what a route sets in another table.
test_routes_that_a_table_does_not_only_show if {
	table := testing.created("aws_route_table.a", {"id": "rtb-1", "route": [{"cidr_block": "172.20.0.0/20"}]}, {})
	_owners(table, "rtb-1") == ["aws_route.a"]
	_owners(table, "rtb-2") == ["aws_route.a", "aws_route_table.a"]
	_owners(testing.linked(table, {"route": []}), "rtb-1") == ["aws_route.a", "aws_route_table.a"]
}

_owners(table, id) := found if {
	route := testing.created("aws_route.a", {"route_table_id": id, "destination_cidr_block": "172.20.0.0/20"}, {})
	found := [one.resource.address | some one in routing.routes] with input as testing.plan([table, route])
}

# In JSON all blocks are one expression; of what it refers to, only a prefix list can be the destination.
test_inline_routes_to_a_new_list_in_json if {
	table := testing.created(
		"aws_route_table.a",
		{"route": [{"cidr_block": "", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}]},
		{"route": [{"destination_prefix_list_id": true}]},
	)
	list := testing.created("aws_ec2_managed_prefix_list.astro", {"entry": [{"cidr": "172.20.0.0/20"}]}, {"id": true})
	document := json.patch(testing.plan([table, list]), [{
		"op": "replace",
		"path": "/configuration/root_module/resources/0/expressions",
		"value": {"route": {
			"constant_value": [{"destination_prefix_list_id": "${aws_ec2_managed_prefix_list.astro.id}"}],
			"references": ["aws_ec2_managed_prefix_list.astro.id", "aws_ec2_managed_prefix_list.astro"],
		}},
	}])
	[route] := routing.routes with input as document
	routing.candidates(route) == {"aws_ec2_managed_prefix_list.astro"} with input as document
}
