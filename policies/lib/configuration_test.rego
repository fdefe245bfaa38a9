package astro.lib.configuration_test

import data.astro.lib.configuration
import data.astro.testing

test_linked_to_the_instance_the_expression_names if {
	_links("aws_route.r", null, ["aws_vpc.x[\"a\"].id", "aws_vpc.x[\"a\"]", "aws_vpc.x"]) == {"aws_vpc.x[\"a\"]"}
}

test_linked_to_the_instance_of_the_same_key if {
	_links("aws_route.r[\"b\"]", "b", ["aws_vpc.x", "each.key"]) == {"aws_vpc.x[\"b\"]"}
}

test_linked_to_all_instances_where_no_key_tells if {
	_links("aws_route.r", null, ["aws_vpc.x"]) == {"aws_vpc.x[\"a\"]", "aws_vpc.x[\"b\"]"}
	_links("aws_route.r[0]", 0, ["aws_vpc.x", "aws_vpc.x[\"a\"].id", "aws_vpc.x[\"a\"]", "aws_vpc.x"]) == {"aws_vpc.x[\"a\"]", "aws_vpc.x[\"b\"]"}
}

test_linked_within_the_same_instance_of_a_module if {
	_module_links("aws_vpc.x", "module.m[\"a\"]") == {"module.m[\"a\"].aws_vpc.x"}
}

test_linked_to_the_module_instance_the_expression_names if {
	document := object.union(_modules, {"configuration": {"root_module": {"resources": [{
		"address": "aws_route.r",
		"mode": "managed",
		"expressions": {"vpc_id": {"references": ["module.m[\"a\"].vpc_id", "module.m[\"a\"]"]}},
	}]}}})
	route := testing.created("aws_route.r", {}, {})
	links := configuration.linked(route, "vpc_id") with input as object.union(document, {"resource_changes": array.concat(document.resource_changes, [route])})
	links == {"module.m[\"a\"].aws_vpc.x"}
}

test_linked_through_variables_and_for_each if {
	vpc := testing.created("aws_vpc.x", {}, {})
	route := object.union(testing.created("aws_route.r", {}, {}), {"address": "module.m.aws_route.r", "module_address": "module.m"})
	links := configuration.linked(route, "vpc_id") with input as {
		"resource_changes": [vpc, route],
		"configuration": {"root_module": {
			"resources": [{"address": "aws_vpc.x", "mode": "managed"}],
			"module_calls": {"m": {
				"expressions": {"vpc_ids": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}},
				"module": {"resources": [{
					"address": "aws_route.r",
					"mode": "managed",
					"for_each_expression": {"references": ["var.vpc_ids"]},
					"expressions": {"vpc_id": {"references": ["each.value"]}},
				}]},
			}},
		}},
	}
	links == {"aws_vpc.x"}
}

test_for_each_over_a_module if {
	vpc := object.union(
		testing.created("aws_vpc.x", {}, {}),
		{"address": "module.m[\"a\"].aws_vpc.x", "module_address": "module.m[\"a\"]"},
	)
	route := object.union(testing.created("aws_route.r", {}, {}), {"address": "aws_route.r[\"a\"]", "index": "a"})
	links := configuration.linked(route, "vpc_id") with input as {
		"resource_changes": [vpc, route],
		"configuration": {"root_module": {
			"resources": [{
				"address": "aws_route.r",
				"mode": "managed",
				"for_each_expression": {"references": ["module.m"]},
				"expressions": {"vpc_id": {"references": ["each.value.id", "each.value"]}},
			}],
			"module_calls": {"m": {"module": {
				"outputs": {"id": {"expression": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}}},
				"resources": [{"address": "aws_vpc.x", "mode": "managed"}],
			}}},
		}},
	}
	links == {"module.m[\"a\"].aws_vpc.x"}
}

_links(address, index, references) := links if {
	route := object.union(testing.created("aws_route.r", {}, {}), {"address": address, "index": index})
	vpcs := [object.union(testing.created("aws_vpc.x", {}, {}), {"address": concat("", ["aws_vpc.x[\"", key, "\"]"]), "index": key}) |
		some key in ["a", "b"]
	]
	document := testing.plan(array.concat(vpcs, [testing.linked(route, {"vpc_id": references})]))
	links := configuration.linked(route, "vpc_id") with input as document
}

_module_links(reference, module) := links if {
	route := object.union(
		testing.created("aws_route.r", {}, {}),
		{"address": concat(".", [module, "aws_route.r"]), "module_address": module},
	)
	document := object.union(_modules, {"resource_changes": array.concat(_modules.resource_changes, [route])})
	links := configuration.linked(route, "vpc_id") with input as document
	reference == "aws_vpc.x"
}

_modules := {
	"resource_changes": [object.union(testing.created("aws_vpc.x", {}, {}), {"address": concat(".", [module, "aws_vpc.x"]), "module_address": module}) |
		some module in ["module.m[\"a\"]", "module.m[\"b\"]"]
	],
	"configuration": {"root_module": {"module_calls": {"m": {"module": {
		"outputs": {"vpc_id": {"expression": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}}},
		"resources": [
			{"address": "aws_vpc.x", "mode": "managed"},
			{
				"address": "aws_route.r",
				"mode": "managed",
				"expressions": {"vpc_id": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}},
			},
		],
	}}}}},
}

test_linked_to_an_instance_of_a_data_source if {
	source := object.union(testing.read("data.aws_vpc.x", {"id": "vpc-1"}), {"address": "data.aws_vpc.x[0]", "index": 0})
	route := testing.linked(testing.created("aws_route.r", {}, {}), {"vpc_id": ["data.aws_vpc.x[0].id", "data.aws_vpc.x[0]", "data.aws_vpc.x"]})
	document := testing.with_sources(testing.plan([route]), [source])
	config := object.union(document, {"configuration": {"root_module": {"resources": array.concat(
		document.configuration.root_module.resources,
		[{"address": "data.aws_vpc.x", "mode": "data", "expressions": {}}],
	)}}})
	configuration.linked(route, "vpc_id") == {"data.aws_vpc.x[0]"} with input as config
}

test_a_constant_refers_to_nothing if {
	configuration.written_in({"constant_value": "aws_vpc.x"}) == set()
	configuration.written_in({"constant_value": ["aws_vpc.x"]}) == set()
}

test_references_stand_in_blocks_too if {
	configuration.written_in([{"vpc_id": {"references": ["aws_vpc.x"]}, "name": {"constant_value": "x"}}]) == {"aws_vpc.x"}
}

test_all_that_a_resource_refers_to if {
	route := testing.created("aws_route.r", {}, {})
	referred := configuration.references_of(route) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {"resources": [
			{
				"address": "aws_route.r",
				"mode": "managed",
				"count_expression": {"references": ["aws_vpc.counted"]},
				"for_each_expression": {"references": ["aws_vpc.each"]},
				"expressions": {"vpc_id": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}, "timeouts": {"create": {"references": ["aws_vpc.y"]}}},
			},
			{"address": "aws_vpc.counted", "mode": "managed"},
			{"address": "aws_vpc.each", "mode": "managed"},
			{"address": "aws_vpc.x", "mode": "managed"},
			{"address": "aws_vpc.y", "mode": "managed"},
		]}},
	}
	referred == {"aws_vpc.counted", "aws_vpc.each", "aws_vpc.x", "aws_vpc.y"}
	configuration.references_of(route) == set() with input as {"resource_changes": [route]}
}

test_names_a_resource_behind_a_variable_or_an_output if {
	_names("var.given", {"given": {"references": ["tfe_outputs.vendor.values.id", "tfe_outputs.vendor"]}})
	_names("module.inner.id", {})
	not _names("var.given", {"given": {"constant_value": "pcx-0123456789abcdef0"}})
	not _names("local.id", {})
}

# Whether a route in a module, which is given `expressions`, names a resource by a reference.
_names(reference, expressions) if {
	route := object.union(testing.created("aws_route.r", {}, {}), {"address": "module.m.aws_route.r", "module_address": "module.m"})
	expression := {"references": [reference]}
	configuration.names_resource(route, expression) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {"module_calls": {"m": {
			"expressions": expressions,
			"module": {
				"resources": [{"address": "aws_route.r", "mode": "managed", "expressions": {"vpc_peering_connection_id": expression}}],
				"module_calls": {"inner": {"module": {"outputs": {"id": {"expression": {"references": ["mongodbatlas_network_peering.p.connection_id", "mongodbatlas_network_peering.p"]}}}}}},
			},
		}}}},
	}
}
