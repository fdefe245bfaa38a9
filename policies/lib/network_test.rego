package astro.lib.network_test

import data.astro.lib.network
import data.astro.testing

test_vpc_of_route_table_by_reference if {
	{"aws_vpc.data"} == network.vpcs({"aws_route_table.private"}) with input as _new
}

test_vpc_of_route_table_by_literal if {
	keys := network.vpcs({"rtb-0123456789abcdef0"}) with input as testing.plan([testing.created(
		"aws_route_table.private",
		{"id": "rtb-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"},
		{},
	)])
	keys == {"vpc-0123456789abcdef0"}
}

test_vpc_of_table_that_a_subnet_uses if {
	keys := network.vpcs({"rtb-0123456789abcdef0"}) with input as testing.plan([
		testing.created("aws_route_table_association.a", {"route_table_id": "rtb-0123456789abcdef0", "subnet_id": "subnet-0123456789abcdef0"}, {}),
		testing.created("aws_subnet.a", {"id": "subnet-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"}, {}),
	])
	keys == {"vpc-0123456789abcdef0"}
}

test_main_route_table if {
	keys := network.vpcs({"rtb-0123456789abcdef0"}) with input as testing.plan([testing.created(
		"aws_vpc.data",
		{"id": "vpc-0123456789abcdef0", "main_route_table_id": "rtb-0123456789abcdef0", "cidr_block": "10.1.0.0/16"},
		{},
	)])
	keys == {"aws_vpc.data", "vpc-0123456789abcdef0"}
}

test_default_route_table if {
	keys := network.vpcs({"aws_default_route_table.main"}) with input as testing.plan([
		testing.linked(
			testing.created("aws_default_route_table.main", {}, {"default_route_table_id": true, "vpc_id": true}),
			{"default_route_table_id": ["aws_vpc.data.default_route_table_id", "aws_vpc.data"]},
		),
		_vpc,
	])
	keys == {"aws_vpc.data"}
}

test_main_route_table_association if {
	keys := network.vpcs({"rtb-0123456789abcdef0"}) with input as testing.plan([testing.created(
		"aws_main_route_table_association.main",
		{"route_table_id": "rtb-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"},
		{},
	)])
	keys == {"vpc-0123456789abcdef0"}
}

test_tables_that_were_read if {
	document := testing.with_sources(testing.plan([]), [
		testing.read("data.aws_route_tables.all", {"vpc_id": "vpc-0123456789abcdef0", "ids": ["rtb-0123456789abcdef0"]}),
		testing.read("data.aws_route_table.one", {"vpc_id": "vpc-0123456789abcdef1", "id": "rtb-0123456789abcdef1"}),
	])
	keys := network.vpcs({"rtb-0123456789abcdef0", "rtb-0123456789abcdef1"}) with input as document
	keys == {"vpc-0123456789abcdef0", "vpc-0123456789abcdef1"}
}

test_source_not_read_yet_stands_for_its_argument if {
	source := object.union(
		testing.linked(
			testing.created("aws_vpc.again", {}, {"id": true, "cidr_block": true}),
			{"id": ["aws_vpc.data.id", "aws_vpc.data"]},
		),
		{"address": "data.aws_vpc.again", "mode": "data"},
	)
	document := {
		"resource_changes": [source, _vpc],
		"configuration": {"root_module": {"resources": [
			{
				"address": "data.aws_vpc.again",
				"mode": "data",
				"expressions": {"id": {"references": ["aws_vpc.data.id", "aws_vpc.data"]}},
			},
			{"address": "aws_vpc.data", "mode": "managed"},
		]}},
	}
	keys := network.vpcs({"data.aws_vpc.again"}) with input as document
	keys == {"aws_vpc.data", "data.aws_vpc.again"}
	network.cidrs(keys) == {"10.1.0.0/16"} with input as document
	network.unknown_cidrs(keys) == set() with input as document
}

test_id_in_a_local_is_the_only_vpc_of_the_module if {
	document := testing.plan([
		testing.linked(
			testing.created("aws_route_table.private", {}, {"id": true, "vpc_id": true}),
			{"vpc_id": ["local.vpc_id"]},
		),
		_vpc,
	])
	keys := network.vpcs({"aws_route_table.private"}) with input as document
	keys == {"aws_vpc.data"}
}

test_id_in_a_local_of_a_module_with_two_vpcs_is_nobodys if {
	document := testing.plan([
		testing.linked(
			testing.created("aws_route_table.private", {}, {"id": true, "vpc_id": true}),
			{"vpc_id": ["local.vpc_id"]},
		),
		_vpc,
		testing.created("aws_vpc.other", {}, {"id": true}),
	])
	network.vpcs({"aws_route_table.private"}) == set() with input as document
}

test_tables_not_read_yet_and_subnets_that_were if {
	document := testing.with_sources(testing.plan([_deferred("data.aws_route_table.of_subnet", {"subnet_id": "subnet-0123456789abcdef0"})]), [testing.read(
		"data.aws_subnet.a",
		{"id": "subnet-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"},
	)])
	network.vpcs({"data.aws_route_table.of_subnet"}) == {"vpc-0123456789abcdef0"} with input as document
	network.vpcs_of({"address": "x", "change": {"after": {"vpc_id": "vpc-1"}}}, "vpc_id") == {"vpc-1"} with input as document
}

test_subnet_not_read_yet if {
	document := testing.plan([
		_deferred("data.aws_subnet.again", {"id": "subnet-0123456789abcdef0"}),
		testing.created("aws_subnet.a", {"id": "subnet-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"}, {}),
	])
	network.vpcs({"data.aws_subnet.again"}) == {"vpc-0123456789abcdef0"} with input as document
}

test_cidrs_of_new_vpc if {
	network.cidrs({"aws_vpc.data"}) == {"10.1.0.0/16", "10.2.0.0/16"} with input as _new
	network.primary_cidrs({"aws_vpc.data"}) == {"10.1.0.0/16"} with input as _new
	network.cidr_owners({"aws_vpc.data"}, "10.2.0.0/16") == {"aws_vpc_ipv4_cidr_block_association.second"} with input as _new
}

test_cidrs_that_were_read if {
	document := testing.with_sources(testing.plan([]), [
		testing.read("data.aws_vpc.data", {
			"id": "vpc-0123456789abcdef0",
			"cidr_block": "10.1.0.0/16",
			"cidr_block_associations": [
				{"cidr_block": "10.1.0.0/16", "state": "associated"},
				{"cidr_block": "10.2.0.0/16", "state": "associated"},
				{"cidr_block": "10.3.0.0/16", "state": "disassociated"},
			],
		}),
		testing.read("data.aws_vpc_peering_connection.astro", {
			"peer_vpc_id": "vpc-0123456789abcdef0",
			"peer_cidr_block": "10.1.0.0/16",
			"peer_cidr_block_set": [{"cidr_block": "10.4.0.0/16"}],
		}),
	])
	keys := network.vpcs({"vpc-0123456789abcdef0"}) with input as document
	network.cidrs(keys) == {"10.1.0.0/16", "10.2.0.0/16", "10.4.0.0/16"} with input as document
	network.cidr_owners(keys, "10.1.0.0/16") == {"data.aws_vpc.data", "data.aws_vpc_peering_connection.astro"} with input as document
}

test_cidrs_not_known if {
	document := testing.plan([
		testing.created("aws_vpc.data", {}, {"id": true, "cidr_block": true}),
		testing.linked(
			testing.created("aws_vpc_ipv4_cidr_block_association.second", {}, {"cidr_block": true, "vpc_id": true}),
			{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
		),
	])
	network.unknown_cidrs({"aws_vpc.data"}) == {"aws_vpc.data", "aws_vpc_ipv4_cidr_block_association.second"} with input as document
}

test_zones_of_subnets if {
	document := testing.plan([
		testing.created("aws_subnet.a", {"availability_zone": "us-east-1a"}, {"id": true}),
		testing.created("aws_subnet.b", {"id": "subnet-0123456789abcdef0", "availability_zone_id": "use1-az2"}, {}),
		testing.linked(
			testing.created("aws_lb.nlb", {}, {"subnets": true}),
			{"subnets": ["aws_subnet.a.id", "aws_subnet.a"]},
		),
	])
	network.zones({"aws_subnet.a", "subnet-0123456789abcdef0"}) == {"us-east-1a", "use1-az2"} with input as document
	nlb := document.resource_changes[2]
	network.subnets(nlb, nlb, "subnets") == {"aws_subnet.a"} with input as document
	network.subnets(nlb, {"change": {"after": {"subnets": ["subnet-1"]}}}, "subnets") == {"subnet-1"} with input as document
	network.subnets(nlb, {"change": {"after": {"subnet_id": "subnet-1"}}}, "subnet_id") == {"subnet-1"} with input as document
}

test_vpc_region if {
	document := _in_region({"constant_value": "us-east-1"}, {})
	network.vpc_region({"aws_vpc.data"}) == "us-east-1" with input as document
	network.region_of(document.resource_changes[0]) == "us-east-1" with input as document
}

test_vpc_region_from_variable if {
	network.vpc_region({"aws_vpc.data"}) == "eu-west-1" with input as _in_region(
		{"references": ["var.region"]},
		{"variables": {"region": {"value": "eu-west-1"}}},
	)
}

test_vpc_region_undecidable if {
	not network.vpc_region({"aws_vpc.data"}) with input as _in_region({"references": ["local.region"]}, {})
}

_vpc := testing.created("aws_vpc.data", {"cidr_block": "10.1.0.0/16"}, {"id": true})

_new := testing.plan([
	_vpc,
	testing.linked(
		testing.created("aws_route_table.private", {}, {"id": true, "vpc_id": true}),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
	),
	testing.linked(
		testing.created("aws_vpc_ipv4_cidr_block_association.second", {"cidr_block": "10.2.0.0/16"}, {"vpc_id": true}),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
	),
])

_in_region(expression, document) := object.union(
	{
		"resource_changes": [_vpc],
		"configuration": {
			"provider_config": {"aws": {"expressions": {"region": expression}}},
			"root_module": {"resources": [{"address": "aws_vpc.data", "mode": "managed", "provider_config_key": "aws"}]},
		},
	},
	document,
)

_deferred(address, after) := object.union(
	testing.created(trim_prefix(address, "data."), after, {"vpc_id": true}),
	{"address": address, "mode": "data"},
)

test_cidr_of_a_vpc_that_has_none_is_not_unknown if {
	network.unknown_cidrs({"aws_vpc.data"}) == set() with input as testing.plan([testing.created("aws_vpc.data", {}, {"id": true})])
}

# What this plan manages is to blame, whatever has read the same.
test_owners_of_a_cidr_that_is_managed_and_read if {
	document := testing.with_sources(
		testing.plan([testing.created("aws_vpc_ipv4_cidr_block_association.second", {"vpc_id": "vpc-1", "cidr_block": "10.2.0.0/16"}, {})]),
		[testing.read("data.aws_vpc.data", {"id": "vpc-1", "cidr_block_associations": [{"cidr_block": "10.2.0.0/16"}]})],
	)
	found := network.cidr_owners({"vpc-1", "data.aws_vpc.data"}, "10.2.0.0/16") with input as document
	found == {"aws_vpc_ipv4_cidr_block_association.second"}
}

test_owners_of_a_cidr_that_was_read_of_a_connection if {
	document := testing.with_sources(testing.plan([]), [
		testing.read("data.aws_vpc_peering_connection.one", {"peer_vpc_id": "vpc-1", "peer_cidr_block": "10.1.0.0/16"}),
		testing.read("data.aws_vpc_peering_connection.two", {"peer_vpc_id": "vpc-2", "peer_cidr_block": "10.1.0.0/16"}),
	])
	found := network.cidr_owners({"vpc-1"}, "10.1.0.0/16") with input as document
	found == {"data.aws_vpc_peering_connection.one"}
}

test_vpc_region_of_several_is_none if {
	document := testing.plan([
		testing.created("aws_vpc.a", {"region": "us-east-1"}, {}),
		testing.created("aws_vpc.b", {"region": "us-west-2"}, {}),
	])
	not network.vpc_region({"aws_vpc.a", "aws_vpc.b"}) with input as document
}

test_zones_of_default_subnets_and_of_what_was_read if {
	document := testing.with_sources(
		testing.plan([testing.created("aws_default_subnet.a", {"availability_zone": "us-east-1a"}, {})]),
		[testing.read("data.aws_subnet.b", {"availability_zone": "us-east-1b"})],
	)
	network.zones({"aws_default_subnet.a", "data.aws_subnet.b"}) == {"us-east-1a", "us-east-1b"} with input as document
}

test_subnets_that_are_known_of_a_list if {
	resource := testing.created("aws_lb.nlb", {"subnets": ["subnet-1", null]}, {"subnets": [false, true]})
	network.subnets(resource, resource, "subnets") == {"subnet-1"} with input as testing.plan([resource])
}
