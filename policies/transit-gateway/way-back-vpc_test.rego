package astro.rules.transit_gateway.way_back_vpc_test

import data.astro.rules.transit_gateway.way_back_vpc as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_no_route if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "no route table of this VPC leads back to cluster prod over the gateway", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "aws_route_table.data", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment, _table([], [])])
		with data.astro.facts as testing.facts
}

test_fail_another_destination if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "no route table of this VPC leads back to cluster prod over the gateway", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "aws_route_table.data", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment, _table([{"cidr_block": "172.21.0.0/20"}], [{"transit_gateway_id": true}])])
		with data.astro.facts as testing.facts
}

test_unknown_destination if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "destination of a route to the gateway is not known until apply, so this cannot be checked before it", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment, _table([{}], [{"cidr_block": true, "transit_gateway_id": true}])])
		with data.astro.facts as testing.facts
}

test_pass_route if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment, _table([{"cidr_block": "172.20.0.0/20"}], [{"transit_gateway_id": true}])])
		with data.astro.facts as testing.facts
}

test_pass_wider_route if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment, _table([{"cidr_block": "0.0.0.0/0"}], [{"transit_gateway_id": true}])])
		with data.astro.facts as testing.facts
}

test_pass_known_ids if {
	rule.deny == set() with input as testing.plan([tgw.gateway({"id": "tgw-0123456789abcdef0"}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _known_attachment, _table([{"cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"}], [{}])])
		with data.astro.facts as testing.facts
}

test_silent_where_tables_are_elsewhere if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment])
		with data.astro.facts as testing.facts
}

test_fail_known_attachment_of_the_cluster if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "no route table of this VPC leads back to cluster prod over the gateway", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "aws_route_table.data", "unknown": false}} with input as testing.plan([tgw.gateway({"id": "tgw-0123456789abcdef0"}), tgw.accepter({"vpc_owner_id": "222222222222", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "transit_gateway_id": "tgw-0123456789abcdef0"}, {}), _vpc, _attachment, _table([], [])])
		with data.astro.facts as testing.facts
}

test_fail_sibling_without_route if {
	_of_siblings([_route("172.20.0.0/20", "a")]) == {{"address": "aws_route_table.zone[\"b\"]", "message": "answers to cluster prod from the subnets of this table are dropped: its sibling leads to it, this one does not", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "no route leads to it", "unknown": false}}
}

test_unknown_sibling if {
	_of_siblings([_route("172.20.0.0/20", "a"), _unknown_route("b")]) == {{"address": "aws_route_table.zone[\"b\"]", "message": "where all routes of the table lead is not known until apply, so this cannot be checked before it", "expected": "a route to 172.20.0.0/20 with the transit_gateway_id", "actual": "(known after apply)", "unknown": true}}
}

test_pass_siblings if {
	_of_siblings([_route("172.20.0.0/20", "a"), _route("172.20.0.0/20", "b")]) == set()
}

test_pass_sibling_with_default_route if {
	_of_siblings([_route("172.20.0.0/20", "a"), _route("0.0.0.0/0", "b")]) == set()
}

test_silent_on_siblings_without_astro if {
	_of_siblings([_route("10.0.0.0/8", "a")]) == set()
}

_of_siblings(routes) := _of_zones([_used("a"), _used("b")], routes)

_of_zones(associations, routes) := found if {
	resources := array.concat(
		[
			_vpc,
			_zone("a"),
			_zone("b"),
			tgw.gateway({"id": "tgw-0123456789abcdef0", "arn": "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0"}),
		],
		array.concat([tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222")], array.concat(associations, routes)),
	)
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

_zone(key) := object.union(
	testing.linked(
		testing.created(concat("", ["aws_route_table.zone[\"", key, "\"]"]), {"id": concat("", ["rtb-", key])}, {"vpc_id": true}),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
	),
	{"name": "zone", "index": key},
)

_used(key) := testing.created(
	concat("", ["aws_route_table_association.", key]),
	{"subnet_id": concat("", ["subnet-", key]), "route_table_id": concat("", ["rtb-", key])},
	{},
)

_route(destination, key) := testing.created(
	concat("", ["aws_route.", key]),
	{"destination_cidr_block": destination, "route_table_id": concat("", ["rtb-", key]), "transit_gateway_id": "tgw-0123456789abcdef0"},
	{},
)

_unknown_route(key) := testing.created(
	concat("", ["aws_route.unknown_", key]),
	{"route_table_id": concat("", ["rtb-", key]), "transit_gateway_id": "tgw-0123456789abcdef0"},
	{"destination_cidr_block": true},
)

_vpc := testing.created("aws_vpc.data", {"cidr_block": "10.0.0.0/16"}, {"id": true})

_attachment := testing.linked(
	testing.created("aws_ec2_transit_gateway_vpc_attachment.data", {}, {"id": true, "transit_gateway_id": true, "vpc_id": true}),
	{
		"transit_gateway_id": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"],
		"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"],
	},
)

_table(routes, unknown) := testing.linked(
	testing.created("aws_route_table.data", {"route": routes}, {"id": true, "vpc_id": true, "route": unknown}),
	{
		"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"],
		"route": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"],
	},
)

_known_attachment := object.union(_attachment, {"change": {
	"after": {"transit_gateway_id": "tgw-0123456789abcdef0"},
	"after_unknown": {"transit_gateway_id": false},
}})

test_fail_another_gateway if {
	_of_tables([_table([{"cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0fedcba9876543210"}], [{}])]) == {_dropped("aws_route_table.data")}
}

test_fail_names_every_table if {
	_of_tables([_table([], []), _renamed(_table([], []), "aws_route_table.other")]) == {_dropped("aws_route_table.data, aws_route_table.other")}
}

test_fail_default_table if {
	_of_tables([_renamed(_table([], []), "aws_default_route_table.data")]) == {_dropped("aws_default_route_table.data")}
}

test_pass_beside_unknown_destination if {
	_of_tables([_table([{"cidr_block": "172.20.0.0/20"}, {}], [{"transit_gateway_id": true}, {"cidr_block": true, "transit_gateway_id": true}])]) == set()
}

test_silent_on_sibling_without_subnet if {
	_of_zones([_used("a")], [_route("172.20.0.0/20", "a")]) == set()
}

test_silent_on_siblings_over_another_gateway if {
	_of_siblings([_over("172.20.0.0/20", "a", {"transit_gateway_id": "tgw-0fedcba9876543210"})]) == set()
}

test_pass_sibling_over_a_peering if {
	_of_siblings([_route("172.20.0.0/20", "a"), _over("172.20.0.0/20", "b", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"})]) == set()
}

test_silent_on_siblings_of_no_table_with_a_route if _of_siblings([_route("172.20.0.0/20", "elsewhere")]) == set()

test_silent_on_tables_of_another_block if {
	public := testing.linked(
		testing.created("aws_route_table.public", {"id": "rtb-public"}, {"vpc_id": true}),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
	)
	_of_siblings([_route("172.20.0.0/20", "a"), _route("172.20.0.0/20", "b"), public, _used("public")]) == set()
}

_dropped(tables) := {
	"address": "aws_ec2_transit_gateway_vpc_attachment.data",
	"message": "no route table of this VPC leads back to cluster prod over the gateway",
	"expected": "a route to 172.20.0.0/20 with the transit_gateway_id",
	"actual": tables,
	"unknown": false,
}

_of_tables(tables) := found if {
	resources := array.concat([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment], tables)
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

_renamed(table, address) := object.union(
	table,
	{"address": address, "type": split(address, ".")[0], "name": split(address, ".")[1]},
)

_over(destination, key, target) := testing.created(
	concat("", ["aws_route.", key]),
	object.union({"destination_cidr_block": destination, "route_table_id": concat("", ["rtb-", key])}, target),
	{},
)
