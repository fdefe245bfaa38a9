package astro.lib.dependency_test

import data.astro.lib.dependency
import data.astro.testing

test_by_depends_on if dependency.holds(_list(""), "aws_vpc.a") with input as _plan({"depends_on": ["aws_vpc.a"]}, {})

test_by_reference if {
	dependency.holds(_list(""), "aws_vpc.a") with input as _plan({"expressions": {"label": {"references": ["aws_vpc.a.id", "aws_vpc.a"]}}}, {})
}

test_by_module_of_the_other if {
	dependency.holds(_list(""), "module.network.aws_vpc.b") with input as _plan({"depends_on": ["module.network"]}, {})
}

test_by_module_around if {
	dependency.holds(_list("module.lists"), "aws_vpc.a") with input as _plan({}, {"depends_on": ["aws_vpc.a"]})
}

test_by_nested_module_around if {
	nested := object.union(_list("module.lists.module.inner"), {"address": "module.lists.module.inner.databricks_ip_access_list.a"})
	document := {
		"resource_changes": [nested],
		"configuration": {"root_module": {"module_calls": {"lists": {"module": {
			"resources": [{"address": "aws_vpc.a", "expressions": {}}],
			"module_calls": {"inner": {
				"depends_on": ["aws_vpc.a"],
				"module": {"resources": [{"address": "databricks_ip_access_list.a", "expressions": {}}]},
			}},
		}}}}},
	}
	dependency.holds(nested, "module.lists.aws_vpc.a") with input as document
}

test_not_by_module_of_similar_name if {
	not _waits("module.networks.aws_vpc.b") with input as _plan({"depends_on": ["module.network"]}, {})
}

test_not_without if not _waits("aws_vpc.a") with input as _plan({}, {})

_waits(place) if dependency.holds(_list(""), place)

_list(path) := object.union(testing.created("databricks_ip_access_list.a", {}, {}), {"module_address": path})

_plan(own, call) := {
	"resource_changes": [_list(""), object.union(_list("module.lists"), {"address": "module.lists.databricks_ip_access_list.a"}), testing.created("aws_vpc.a", {}, {})],
	"configuration": {"root_module": {
		"resources": [
			object.union({"address": "databricks_ip_access_list.a"}, own),
			{"address": "aws_vpc.a", "expressions": {}},
		],
		"module_calls": {"lists": object.union(
			{"module": {"resources": [{"address": "databricks_ip_access_list.a", "expressions": {}}]}},
			call,
		)},
	}},
}

# Each module around it counts, and a module of the same name elsewhere does not.
test_by_the_outermost_module_around if {
	inner := object.union(_list("module.lists.module.inner"), {"address": "module.lists.module.inner.databricks_ip_access_list.a"})
	calls := {"module_calls": {"inner": {"module": {"resources": [{"address": "databricks_ip_access_list.a", "expressions": {}}]}}}}
	waiting := {"module_calls": {"inner": object.union(calls.module_calls.inner, {"depends_on": ["aws_vpc.a"]})}}
	document := {
		"resource_changes": [inner],
		"configuration": {"root_module": {
			"resources": [{"address": "aws_vpc.a", "expressions": {}}],
			"module_calls": {"lists": {"depends_on": ["aws_vpc.a"], "module": calls}, "others": {"module": waiting}},
		}},
	}
	dependency.holds(inner, "aws_vpc.a") with input as document
	not _held(inner, "module.others.aws_vpc.a") with input as document
}

_held(resource, place) if dependency.holds(resource, place)
