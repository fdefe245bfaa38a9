package astro.lib.subnet_routing_test

import data.astro.lib.subnet_routing
import data.astro.testing

test_tables_of_subnets if {
	_tables({"subnet_id": "subnet-1", "route_table_id": "rtb-1"}, {}, {}) == {"subnet-1": {"rtb-1"}}
}

# What refers to several says nothing.
test_not_where_several_may_be_meant if {
	subnets := ["aws_subnet.a", "aws_subnet.b"]
	_tables({"route_table_id": "rtb-1"}, {"subnet_id": true}, {"subnet_id": subnets}) == {}
	_tables({"subnet_id": "subnet-1"}, {"route_table_id": true}, {"route_table_id": subnets}) == {}
}

_tables(after, unknown, references) := found if {
	association := testing.linked(testing.created("aws_route_table_association.x", after, unknown), references)
	others := [testing.created(address, {}, {"id": true}) | some address in ["aws_subnet.a", "aws_subnet.b"]]
	found := subnet_routing.tables with input as testing.plan(array.concat(others, [association]))
}

test_used_by_either_association if {
	found := subnet_routing.used with input as testing.plan([
		testing.created("aws_route_table_association.x", {"subnet_id": "subnet-1", "route_table_id": "rtb-1"}, {}),
		testing.created("aws_main_route_table_association.x", {"vpc_id": "vpc-1", "route_table_id": "rtb-2"}, {}),
	])
	found == {"rtb-1", "rtb-2"}
}
