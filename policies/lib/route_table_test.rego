package astro.lib.route_table_test

import data.astro.lib.route_table
import data.astro.testing

test_nodes_of_tables_of_the_plan if {
	every attribute in ["id", "default_route_table_id"] {
		table := testing.created("aws_default_route_table.a", {attribute: "rtb-1"}, {})
		found := route_table.nodes({"rtb-1"}) with input as testing.plan([table])
		found == {"aws_default_route_table.a"}
	}
}

# What the plan manages is shown there; what is read during the apply shows nothing before.
test_tables_that_are_read if {
	every attribute in ["id", "route_table_id"] {
		_read({attribute: "rtb-1"}, {}, "rtb-other") == {"rtb-1"}
		_read({attribute: "rtb-1"}, {"routes": true}, "rtb-other") == set()
		_read({attribute: "rtb-1"}, {}, "rtb-1") == set()
	}
}

_read(after, unknown, managed) := found if {
	source := object.union(testing.created("aws_route_table.a", after, unknown), {"address": "data.aws_route_table.a", "mode": "data"})
	found := object.keys(route_table.read) with input as testing.plan([source, testing.created("aws_route_table.b", {"id": managed}, {})])
}
