package astro.lib.membership_test

import data.astro.lib.membership
import data.astro.testing

test_what_is_in_a_vpc_leads_to_it if {
	every type in {
		"aws_default_route_table",
		"aws_default_security_group",
		"aws_default_subnet",
		"aws_ec2_transit_gateway_vpc_attachment",
		"aws_internet_gateway",
		"aws_lb",
		"aws_lb_target_group",
		"aws_main_route_table_association",
		"aws_route_table",
		"aws_security_group",
		"aws_subnet",
		"aws_vpc_endpoint",
		"aws_vpc_ipv4_cidr_block_association",
		"aws_vpc_peering_connection_accepter",
	} {
		address := concat(".", [type, "x"])
		_reached(testing.plan([testing.created(address, {"vpc_id": "vpc-1"}, {})]), address) == {address, "vpc-1"}
	}
	every type in ["aws_route_table", "aws_route_tables", "aws_security_group", "aws_subnet"] {
		address := concat(".", ["data", type, "x"])
		_reached(testing.with_sources(testing.plan([]), [testing.read(address, {"vpc_id": "vpc-1"})]), address) == {address, "vpc-1"}
	}
}

test_an_id_leads_to_what_has_it if {
	every type in ["aws_subnet", "aws_default_subnet", "aws_route_table", "aws_default_route_table"] {
		address := concat(".", [type, "x"])
		_reached(testing.plan([testing.created(address, {"id": "id-1"}, {})]), "id-1") == {address, "id-1"}
	}
	every attribute in ["main_route_table_id", "default_route_table_id"] {
		_reached(testing.plan([testing.created("aws_vpc.x", {attribute: "rtb-1"}, {})]), "rtb-1") == {"aws_vpc.x", "rtb-1"}
	}
}

test_a_data_source_leads_to_what_it_asks_for if {
	every attribute in ["route_table_id", "subnet_id"] {
		_reached(
			testing.with_sources(testing.plan([]), [testing.read("data.aws_route_table.x", {attribute: "id-1"})]),
			"data.aws_route_table.x",
		) == {"data.aws_route_table.x", "id-1"}
	}
}

test_the_only_connection_of_the_plan if {
	every type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection"] {
		connection := testing.created(concat(".", [type, "x"]), {}, {"id": true})
		_targets("vpc_peering_connection_id", {}, {"vpc_peering_connection_id": true}, ["local.pcx"], [connection]) == {connection.address}
		_targets("gateway_id", {}, {"gateway_id": true}, ["local.pcx"], [connection]) == set()
		_targets("vpc_peering_connection_id", {"vpc_peering_connection_id": null}, {}, ["local.pcx"], [connection]) == set()
		vendors := testing.created("mongodbatlas_network_peering.y", {}, {"connection_id": true})
		_targets("vpc_peering_connection_id", {}, {"vpc_peering_connection_id": true}, ["mongodbatlas_network_peering.y"], [connection, vendors]) == {"mongodbatlas_network_peering.y"}
	}
}

test_the_only_vpc_of_the_module if {
	vpc := testing.created("aws_vpc.x", {}, {"id": true})
	_targets("vpc_id", {}, {"vpc_id": true}, ["local.vpc"], [vpc]) == {"aws_vpc.x"}
	_targets("vpc_id", {}, {"vpc_id": true}, ["var.vpc"], [vpc]) == set()
	_targets("vpc_id", {"vpc_id": null}, {}, ["local.vpc"], [vpc]) == set()
}

# Only what is asked for is looked at.
test_the_only_vpc_is_no_subnet if {
	resource := testing.linked(testing.created("aws_instance.r", {}, {"vpc_id": true, "subnet_id": true}), {"vpc_id": ["local.vpc"], "subnet_id": ["local.subnet"]})
	found := membership.targets(resource, "subnet_id") with input as testing.plan([resource, testing.created("aws_vpc.x", {}, {"id": true})])
	found == set()
}

test_a_list_is_followed_by_its_references if {
	subnet := testing.created("aws_subnet.x", {"id": "subnet-1"}, {})
	_targets("subnet_ids", {"subnet_ids": ["subnet-1"]}, {}, ["aws_subnet.x"], [subnet]) == {"aws_subnet.x"}
}

_reached(document, key) := found if {
	found := membership.reached({key}) with input as document
}

_targets(attribute, after, unknown, references, others) := found if {
	resource := testing.linked(testing.created("aws_route.r", after, unknown), {attribute: references})
	found := membership.targets(resource, attribute) with input as testing.plan(array.concat([resource], others))
}
