package astro.lib.peering_test

import data.astro.lib.peering
import data.astro.testing

_pcx := "pcx-0123456789abcdef0"

test_route_ties_an_accepter_to_its_cluster if {
	document := testing.plan([_accepter("astro", {}), _route("prod", "172.20.0.0/20", {})])
	peering.accepters == {"aws_vpc_peering_connection_accepter.astro": {0}} with input as document
		with data.astro.facts as testing.facts
	peering.certain_sites == {_accepter_name: {0}} with input as document with data.astro.facts as testing.facts
	peering.routes_of == {_accepter_name: {0}} with input as document with data.astro.facts as testing.facts
	peering.blamed(_accepter_name) == {_accepter_name} with input as document with data.astro.facts as testing.facts
}

test_route_by_reference if {
	document := testing.plan([
		_accepter("astro", {}),
		testing.linked(
			testing.created("aws_route.prod", {"destination_cidr_block": "100.64.1.0/24"}, {"vpc_peering_connection_id": true}),
			{"vpc_peering_connection_id": ["aws_vpc_peering_connection_accepter.astro.id", _accepter_name]},
		),
	])
	peering.accepters == {_accepter_name: {0}} with input as document with data.astro.facts as testing.facts
}

test_wider_route_ties_nothing if {
	peering.sites == {} with input as testing.plan([_accepter("astro", {}), _route("any", "172.16.0.0/12", {})])
		with data.astro.facts as testing.facts
}

test_known_requester_ties if {
	peering.accepters == {_accepter_name: {1}} with input as testing.plan([_accepter("astro", {"peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa2"})])
		with data.astro.facts as testing.facts
	peering.accepters == {_accepter_name: {0, 1, 2}} with input as testing.plan([_accepter("astro", {"peer_owner_id": "222222222222"})])
		with data.astro.facts as testing.facts
	peering.certain_sites == {} with input as testing.plan([_accepter("astro", {"peer_owner_id": "222222222222"})])
		with data.astro.facts as testing.facts
}

test_source_ties_by_account_or_vpc if {
	peering.sources_of == {_pcx_source: {_pcx_source}} with input as _read({"owner_id": "222222222222"})
		with data.astro.facts as testing.facts
	peering.certain_sites == {_pcx_source: {0}} with input as _read({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"})
		with data.astro.facts as testing.facts
	peering.blamed(_pcx_source) == {_pcx_source} with input as _read({"owner_id": "222222222222"})
		with data.astro.facts as testing.facts
}

test_source_with_the_cidr_ties_where_it_is_accepted if {
	peering.sites == {} with input as _read({"owner_id": "999999999999", "cidr_block": "172.20.0.0/20"})
		with data.astro.facts as testing.facts
	document := testing.with_sources(testing.plan([_accepter("astro", {})]), [testing.read(
		_pcx_source,
		{"id": _pcx, "owner_id": "999999999999", "cidr_block": "172.20.0.0/20"},
	)])
	peering.accepters == {_accepter_name: {0}} with input as document with data.astro.facts as testing.facts
}

test_target_vpc if {
	document := testing.plan([
		_accepter("astro", {"vpc_id": "vpc-0123456789abcdef0"}),
		_route("prod", "172.20.0.0/20", {}),
		testing.created("aws_route_table.private", {"id": "rtb-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef1"}, {}),
	])
	peering.vpcs == {_accepter_name: {"vpc-0123456789abcdef0", "vpc-0123456789abcdef1"}} with input as document
		with data.astro.facts as testing.facts
}

test_options_belong_to_the_connection if {
	document := testing.plan([
		_accepter("astro", {}),
		_route("prod", "172.20.0.0/20", {}),
		testing.linked(
			testing.created("aws_vpc_peering_connection_options.astro", {}, {"vpc_peering_connection_id": true}),
			{"vpc_peering_connection_id": ["aws_vpc_peering_connection_accepter.astro.id", _accepter_name]},
		),
	])
	peering.options_of == {_accepter_name: {"aws_vpc_peering_connection_options.astro"}} with input as document
		with data.astro.facts as testing.facts
}

test_members if {
	peering.members == {_accepter_name, "aws_vpc_peering_connection_accepter.too"} with input as testing.plan([_accepter("astro", {}), _accepter("too", {}), _route("prod", "172.20.0.0/20", {})])
		with data.astro.facts as testing.facts
	peering.members == set() with input as testing.plan([_accepter("astro", {})]) with data.astro.facts as testing.facts
}

test_customer_requests if {
	document := testing.plan([testing.created(
		"aws_vpc_peering_connection.astro",
		{"peer_owner_id": "222222222222", "vpc_id": "vpc-0123456789abcdef0"},
		{"id": true},
	)])
	peering.requesters_of == {"aws_vpc_peering_connection.astro": {"aws_vpc_peering_connection.astro"}} with input as document
		with data.astro.facts as testing.facts
	peering.vpcs == {"aws_vpc_peering_connection.astro": {"vpc-0123456789abcdef0"}} with input as document
		with data.astro.facts as testing.facts
	peering.blamed("aws_vpc_peering_connection.astro") == {"aws_vpc_peering_connection.astro"} with input as document
		with data.astro.facts as testing.facts
}

test_routes_are_blamed_where_nothing_else_is if {
	document := testing.plan([_route("prod", "172.20.0.0/20", {})])
	peering.blamed(_pcx) == {"aws_route.prod"} with input as document with data.astro.facts as testing.facts
}

test_ambiguous_route_does_not_mean_who_is_known_to_be_another if {
	document := testing.with_sources(
		testing.plan([
			_instance("astro"),
			_instance("vendor"),
			testing.linked(
				testing.created("aws_route.prod", {"destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
				{"vpc_peering_connection_id": ["aws_vpc_peering_connection_accepter.x", "local.key"]},
			),
		]),
		[testing.read("data.aws_vpc_peering_connection.vendor", {
			"id": "pcx-vendor",
			"owner_id": "999999999999",
			"cidr_block": "10.9.0.0/16",
		})],
	)
	peering.accepters == {"aws_vpc_peering_connection_accepter.x[\"astro\"]": {0}} with input as document
		with data.astro.facts as testing.facts
}

_accepter_name := "aws_vpc_peering_connection_accepter.astro"

_pcx_source := "data.aws_vpc_peering_connection.astro"

_accepter(name, after) := testing.created(
	concat(".", ["aws_vpc_peering_connection_accepter", name]),
	object.union({"vpc_peering_connection_id": _pcx}, after),
	{"id": true},
)

_instance(key) := object.union(
	testing.created("aws_vpc_peering_connection_accepter.x", {"vpc_peering_connection_id": concat("-", ["pcx", key])}, {"id": true}),
	{"address": concat("", ["aws_vpc_peering_connection_accepter.x[\"", key, "\"]"]), "index": key},
)

_route(name, destination, after) := testing.created(
	concat(".", ["aws_route", name]),
	object.union(
		{"route_table_id": "rtb-0123456789abcdef0", "destination_cidr_block": destination, "vpc_peering_connection_id": _pcx},
		after,
	),
	{},
)

_read(values) := testing.with_sources(testing.plan([]), [testing.read(_pcx_source, object.union({"id": _pcx}, values))])

# By its id; where the facts do not know it, by owner and CIDR together: a hybrid cluster is in the customer's account.
test_vpc_of_a_cluster if {
	read := {
		"data.aws_vpc.by_id": {"id": "vpc-0aaaaaaaaaaaaaaa1"},
		"data.aws_vpc.by_owner": {"id": "vpc-1", "owner_id": "222222222222", "cidr_block": "172.20.0.0/20"},
		"data.aws_vpc.same_owner": {"id": "vpc-2", "owner_id": "222222222222", "cidr_block": "10.0.0.0/16"},
		"data.aws_vpc.same_cidr": {"id": "vpc-3", "owner_id": "333333333333", "cidr_block": "172.20.0.0/20"},
	}
	document := testing.with_sources(testing.plan([]), [testing.read(address, values) | some address, values in read])
	found := {key |
		some key in (object.keys(read) | {"vpc-0aaaaaaaaaaaaaaa1", "vpc-1", "vpc-0123456789abcdef0"})
		peering.of_cluster(key) with input as document with data.astro.facts as testing.facts
	}
	found == {"vpc-0aaaaaaaaaaaaaaa1", "data.aws_vpc.by_id", "data.aws_vpc.by_owner"}
}

test_the_first_of_its_own_routes_is_blamed if {
	document := testing.plan([
		_route("b", "172.20.0.0/20", {}),
		_route("c", "172.20.0.0/20", {}),
		_route("a", "10.0.0.0/8", {"vpc_peering_connection_id": "pcx-other"}),
	])
	peering.blamed(_pcx) == {"aws_route.b"} with input as document with data.astro.facts as testing.facts
}

test_what_belongs_to_others_is_left_out if {
	document := testing.with_sources(
		testing.plan([testing.created("aws_vpc_peering_connection_options.other", {"vpc_peering_connection_id": "pcx-other"}, {})]),
		[testing.read("data.aws_vpc_peering_connection.other", {"id": "pcx-other", "owner_id": "999999999999"})],
	)
	peering.sources_of == {} with input as document with data.astro.facts as testing.facts
	peering.options_of == {} with input as document with data.astro.facts as testing.facts
}

test_target_vpc_of_each_request if {
	document := testing.plan([
		testing.created("aws_vpc_peering_connection.astro", {"id": _pcx, "peer_owner_id": "222222222222", "vpc_id": "vpc-1"}, {}),
		testing.created("aws_vpc_peering_connection.other", {"id": "pcx-other", "peer_owner_id": "999999999999", "vpc_id": "vpc-2"}, {}),
	])
	peering.vpcs == {"aws_vpc_peering_connection.astro": {"vpc-1"}} with input as document with data.astro.facts as testing.facts
}

test_request_and_accepter_of_one_id_are_one_connection if {
	request := testing.created("aws_vpc_peering_connection.astro", {"id": _pcx}, {})
	accepter := _accepter("astro", {})
	document := testing.plan([request, accepter])
	peering.names(request) == {"aws_vpc_peering_connection.astro"} with input as document
	peering.names(accepter) == {"aws_vpc_peering_connection.astro"} with input as document
}

# The CIDR of another connection's requester says nothing of this one.
test_source_with_the_cidr_ties_its_own_connection if {
	document := testing.with_sources(testing.plan([_accepter("astro", {})]), [testing.read(
		"data.aws_vpc_peering_connection.other",
		{"id": "pcx-other", "owner_id": "999999999999", "cidr_block": "172.20.0.0/20"},
	)])
	peering.accepters == {} with input as document with data.astro.facts as testing.facts
}

# Who pretends to be Astro over the only connection that is meant is judged; so is one that has Astro's account or CIDR.
test_who_is_known_to_be_another_is_meant_where_none_else_can_be if {
	document := testing.with_sources(
		testing.plan([_accepter("astro", {}), _route("prod", "172.20.0.0/20", {})]),
		[testing.read(_pcx_source, {"id": _pcx, "owner_id": "999999999999", "cidr_block": "10.9.0.0/16"})],
	)
	peering.accepters == {_accepter_name: {0}} with input as document with data.astro.facts as testing.facts
	_ambiguous({"owner_id": "222222222222", "cidr_block": "10.9.0.0/16"}) == {"astro", "vendor"}
	_ambiguous({"owner_id": "999999999999", "cidr_block": "172.20.0.0/20"}) == {"astro", "vendor"}
	_ambiguous({"owner_id": "999999999999", "cidr_block": "10.9.0.0/16"}) == {"astro"}
}

# Which of two connections a route may be meant to go over, where a data source has read this of the vendor's.
_ambiguous(values) := {split(address, `"`)[1] | some address, sites in found; sites[0]} if {
	document := testing.with_sources(
		testing.plan([
			_instance("astro"),
			_instance("vendor"),
			testing.linked(
				testing.created("aws_route.prod", {"destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
				{"vpc_peering_connection_id": ["aws_vpc_peering_connection_accepter.x", "local.key"]},
			),
		]),
		[testing.read("data.aws_vpc_peering_connection.vendor", object.union({"id": "pcx-vendor"}, values))],
	)
	found := peering.certain_sites with input as document with data.astro.facts as testing.facts
}

# What refers to two connections stands for neither, and does not make one of them.
test_what_refers_to_several_is_a_name_of_its_own if {
	others := [testing.created(concat(".", ["mongodbatlas_network_peering", name]), {}, {"connection_id": true}) | some name in ["a", "b"]]
	accepter := testing.linked(
		testing.created("aws_vpc_peering_connection_accepter.x", {}, {"vpc_peering_connection_id": true}),
		{"vpc_peering_connection_id": ["mongodbatlas_network_peering.a", "mongodbatlas_network_peering.b"]},
	)
	peering.names(accepter) == {accepter.address, "mongodbatlas_network_peering.a", "mongodbatlas_network_peering.b"} with input as testing.plan(array.concat(others, [accepter]))
	options := testing.linked(
		testing.created("aws_vpc_peering_connection_options.x", {}, {"vpc_peering_connection_id": true}),
		{"vpc_peering_connection_id": ["aws_vpc_peering_connection_accepter.a", "aws_vpc_peering_connection_accepter.b"]},
	)
	accepters := [_accepter(name, {"vpc_peering_connection_id": concat("-", ["pcx", name])}) | some name in ["a", "b"]]
	peering.names(options) == {options.address, "aws_vpc_peering_connection_accepter.a", "aws_vpc_peering_connection_accepter.b"} with input as testing.plan(array.concat(accepters, [options]))
}

# Who requests may have the CIDR of a cluster by chance; where a route goes over one of several, that is no proof against it.
test_ambiguous_route_may_mean_who_has_the_cidr if {
	_ambiguous_requests({"owner_id": "999999999999", "cidr_block": "172.20.0.0/20"}) == {"astro", "vendor"}
	_ambiguous_requests({"owner_id": "999999999999", "cidr_block": "10.9.0.0/16"}) == {"astro"}
}

_ambiguous_requests(values) := {split(address, `"`)[1] | some address, _ in found} if {
	requests := [object.union(
		testing.created("aws_vpc_peering_connection.x", {"id": concat("-", ["pcx", key])}, {}),
		{"address": concat("", ["aws_vpc_peering_connection.x[\"", key, "\"]"]), "index": key},
	) |
		some key in ["astro", "vendor"]
	]
	route := testing.linked(
		testing.created("aws_route.prod", {"destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
		{"vpc_peering_connection_id": ["aws_vpc_peering_connection.x", "local.key"]},
	)
	document := testing.with_sources(
		testing.plan(array.concat(requests, [route])),
		[testing.read("data.aws_vpc_peering_connection.vendor", object.union({"id": "pcx-vendor"}, values))],
	)
	found := peering.certain_sites with input as document with data.astro.facts as testing.facts
}
