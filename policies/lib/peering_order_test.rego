package astro.lib.peering_order_test

import data.astro.lib.peering_order
import data.astro.testing

test_by_reference if {
	_waits({"expressions": {"tags": {"references": ["aws_vpc.a.id", "aws_vpc.a"]}}})
}

test_by_depends_on if {
	_waits({"depends_on": ["aws_vpc.a"]})
}

test_by_for_each if {
	_waits({"for_each_expression": {"references": ["aws_vpc.a"]}})
}

test_not if {
	not _waits({})
}

test_by_depends_on_of_the_module_around if {
	route := object.union(_route, {"address": "module.m.aws_route.r", "module_address": "module.m"})
	peering_order.waits_for(route, {"aws_vpc.a"}) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {
			"resources": [_vpc],
			"module_calls": {"m": {"depends_on": ["aws_vpc.a"], "module": {"resources": [{"address": "aws_route.r"}]}}},
		}},
	}
}

test_by_depends_on_inside_a_module if {
	route := object.union(_route, {"address": "module.m.aws_route.r", "module_address": "module.m"})
	peering_order.waits_for(route, {"module.m.aws_vpc.a"}) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {"module_calls": {"m": {"module": {"resources": [
			_vpc,
			{"address": "aws_route.r", "depends_on": ["aws_vpc.a"]},
		]}}}}},
	}
}

test_on_a_whole_module if {
	peering_order.waits_for(_route, {"module.m.aws_vpc.a"}) with input as {
		"resource_changes": [_route],
		"configuration": {"root_module": {
			"resources": [{"address": "aws_route.r", "depends_on": ["module.m"]}],
			"module_calls": {"m": {"module": {"resources": [_vpc]}}},
		}},
	}
}

test_through_a_data_source if {
	source := {"address": "data.aws_vpc_peering_connection.p", "mode": "data", "type": "aws_vpc_peering_connection", "name": "p"}
	peering_order.waits_for(_route, {"aws_vpc.a"}) with input as {
		"resource_changes": [_route, object.union(source, {"change": {"actions": ["read"], "after": {}}})],
		"configuration": {"root_module": {"resources": [
			_vpc,
			{"address": "data.aws_vpc_peering_connection.p", "depends_on": ["aws_vpc.a"]},
			{
				"address": "aws_route.r",
				"expressions": {"vpc_peering_connection_id": {"references": ["data.aws_vpc_peering_connection.p.id", "data.aws_vpc_peering_connection.p"]}},
			},
		]}},
	}
}

_waits(config) if {
	peering_order.waits_for(_route, {"aws_vpc.a"}) with input as {
		"resource_changes": [_route],
		"configuration": {"root_module": {"resources": [_vpc, object.union({"address": "aws_route.r"}, config)]}},
	}
}

_route := testing.created("aws_route.r", {}, {})

_vpc := {"address": "aws_vpc.a"}
