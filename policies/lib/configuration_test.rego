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
	not _names("var.given", {"given": {"references": ["local.id"]}})
	_names("tfe_outputs.vendor", {})
}

# An output is followed, and so is a part of it, whatever it is called; a module may be called as the keyword is.
test_names_no_resource_where_an_output_hides_a_local if {
	not _names("module.inner.vpc_peering.id", {})
	_names("module.module.id", {})
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
				"module_calls": {name: {"module": {"outputs": {
					"id": {"expression": {"references": ["mongodbatlas_network_peering.p.connection_id", "mongodbatlas_network_peering.p"]}},
					"vpc_peering": {"expression": {"references": ["local.peering"]}},
				}}} |
					some name in ["inner", "module"]
				},
			},
		}}}},
	}
}

# Of a whole resource beside one instance of it, and of an instance of something else.
test_linked_to_all_instances_where_the_whole_is_meant_too if {
	_links("aws_route.r[0]", 0, [
		`aws_vpc.x["a"].id`,
		`aws_vpc.x["a"]`,
		"aws_vpc.x",
		"aws_vpc.x",
		`aws_vpc.y["k"].id`,
		`aws_vpc.y["k"]`,
		"aws_vpc.y",
	]) == {`aws_vpc.x["a"]`, `aws_vpc.x["b"]`}
}

# The key of the resource is that of another instance of the module.
test_linked_within_the_module_whatever_the_key if {
	_nested(`module.m["a"]`, `aws_route.r["b"]`, ["aws_vpc.x.id", "aws_vpc.x"]) == {`module.m["a"].aws_vpc.x`}
	_nested(`module.m["a"]`, `aws_route.r["c"]`, ["module.n.vpc", "module.n"]) == {
		`module.m["a"].module.n["b"].aws_vpc.y`,
		`module.m["a"].module.n["c"].aws_vpc.y`,
	}
	_nested(`module.m["a"].module.n["b"]`, "aws_route.r", ["aws_vpc.y"]) == {`module.m["a"].module.n["b"].aws_vpc.y`}
}

# A module without a key says nothing of which instance inside it is meant; the key of the resource does.
test_linked_by_key_in_a_module_without_one if {
	_nested("module.p", `aws_route.r["c"]`, ["module.n.vpc", "module.n"]) == {`module.p.module.n["c"].aws_vpc.y`}
}

test_linked_by_the_key_of_a_module_further_out if {
	_nested(`module.m["a"].module.k`, "aws_route.r", ["var.vpc"]) == {`module.m["a"].aws_vpc.x`}
}

# What a route in a module refers to. `m`, of which there are two, and `p` have two instances of `n` each; all have VPCs.
_nested(module, name, references) := links if {
	route := object.union(
		testing.created("aws_route.r", {}, {}),
		{"address": concat(".", [module, name]), "module_address": module},
	)
	vpcs := [object.union(testing.created("aws_vpc.v", {}, {}), {"address": concat(".", [path, vpc]), "module_address": path, "name": split(vpc, ".")[1]}) |
		some outer in [`module.m["a"]`, `module.m["b"]`, "module.p"]
		some inner, vpc in {"": "aws_vpc.x", `.module.n["b"]`: "aws_vpc.y", `.module.n["c"]`: "aws_vpc.y"}
		path := concat("", [outer, inner])
	]
	own := {"address": "aws_route.r", "mode": "managed", "expressions": {"vpc_id": {"references": references}}}
	outer := {"module": {
		"resources": [own, {"address": "aws_vpc.x", "mode": "managed"}],
		"module_calls": {
			"k": {"expressions": {"vpc": {"references": ["aws_vpc.x.id", "aws_vpc.x"]}}, "module": {"resources": [own]}},
			"n": {"module": {
				"outputs": {"vpc": {"expression": {"references": ["aws_vpc.y.id", "aws_vpc.y"]}}},
				"resources": [own, {"address": "aws_vpc.y", "mode": "managed"}],
			}},
		},
	}}
	links := configuration.linked(route, "vpc_id") with input as {
		"resource_changes": array.concat(vpcs, [route]),
		"configuration": {"root_module": {"module_calls": {"m": outer, "p": outer}}},
	}
}

# What `each` stands for counts where the attribute says so, and a part of it is an output where a module is looped over.
test_for_each_counts_where_each_is_written if {
	_looped(["each.key"], ["aws_vpc.x"]) == {"aws_vpc.x"}
	_looped(["aws_vpc.y.id", "aws_vpc.y"], ["aws_vpc.x"]) == {"aws_vpc.y"}
	_looped(["each.value.id", "each.value"], ["module.m"]) == {"module.m.aws_vpc.z"}
	_looped(["aws_vpc.y.id", "aws_vpc.y"], ["module.m"]) == {"aws_vpc.y"}
}

# The places that an attribute refers to, where its resource is made for each of something.
_looped(references, over) := found if {
	route := testing.created("aws_route.r", {}, {})
	found := configuration.references(route, "vpc_id") with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {
			"resources": [
				{"address": "aws_vpc.x", "mode": "managed"},
				{"address": "aws_vpc.y", "mode": "managed"},
				{
					"address": "aws_route.r",
					"mode": "managed",
					"for_each_expression": {"references": over},
					"expressions": {"vpc_id": {"references": references}},
				},
			],
			"module_calls": {"m": {"module": {
				"outputs": {"id": {"expression": {"references": ["aws_vpc.z.id", "aws_vpc.z"]}}},
				"resources": [{"address": "aws_vpc.z", "mode": "managed"}],
			}}},
		}},
	}
}

test_a_key_may_hold_brackets if {
	configuration.module_path({"module_address": `module.a["x[y"].module.b["z"]`}) == "module.a.module.b"
}

test_constant_where_nothing_is_evaluated if {
	configuration.constant({"constant_value": "us-east-1"}) == "us-east-1"
	configuration.constant({"constant_value": false}) == false
	configuration.constant({"constant_value": ["${x}"]}) == ["${x}"]
	not configuration.constant({})
	not configuration.constant({"references": ["var.region"]})
	not configuration.constant({"constant_value": "${var.region}", "references": ["var.region"]})
	not configuration.constant({"constant_value": ["${var.region}"], "references": ["var.region"]})
	not configuration.constant({"constant_value": "us-${lower(\"EAST\")}-1"})
	not configuration.constant({"constant_value": "%{ if true }us-east-1%{ endif }"})
}
