package astro.lib.plan_test

import data.astro.lib.plan
import data.astro.testing

_resource := testing.created("aws_vpc.a", {"cidr_block": "10.0.0.0/16", "tags": ["b", "a"], "n": 7}, {"id": true})

test_document_bare if plan.document.format_version == "1.2" with input as testing.plan([])

test_document_of_terraform_cloud if plan.document == {"a": 1} with input as {"plan": {"a": 1}, "run": {}}

test_document_of_scalr if plan.document == {"a": 1} with input as {"tfplan": {"a": 1}, "tfrun": {}}

test_document_of_spacelift if plan.document == {"a": 1} with input as {"terraform": {"a": 1}, "spacelift": {}}

test_a_plan_without_changes_holds_what_is_planned if {
	values := {"root_module": {"child_modules": [{"address": "module.m", "resources": [{
		"address": "module.m.aws_vpc.a",
		"mode": "managed",
		"type": "aws_vpc",
		"name": "a",
		"values": {"cidr_block": "10.0.0.0/16"},
	}]}]}}
	vpc := plan.of_type("aws_vpc")["module.m.aws_vpc.a"] with input as {"format_version": "1.2", "planned_values": values}
	plan.value(vpc, "cidr_block") == "10.0.0.0/16"
}

test_what_goes_is_not_planned if {
	gone := object.union(testing.with_actions(_resource, ["delete"]), {"change": {"after": null}})
	plan.of_type("aws_vpc") == {} with input as testing.plan([gone])
	object.keys(plan.removed.aws_vpc) == {"aws_vpc.a"} with input as testing.plan([gone])
}

test_what_an_earlier_replacement_left_is_not_removed_twice if {
	replaced := testing.with_actions(_resource, ["delete", "create"])
	left := object.union(testing.with_actions(_resource, ["delete"]), {"deposed": "abc", "change": {"after": null}})
	object.keys(plan.removed.aws_vpc) == {"aws_vpc.a"} with input as testing.plan([replaced, left])
}

test_sources_read_and_deferred if {
	read := testing.read("data.aws_vpc.a", {"id": "vpc-1"})
	deferred := {
		"address": "data.aws_vpc.b",
		"mode": "data",
		"type": "aws_vpc",
		"name": "b",
		"change": {"actions": ["read"], "after": {}, "after_unknown": {"id": true}},
	}
	document := testing.with_sources(testing.plan([deferred]), [read, testing.read("data.aws_vpc.b", {"id": "stale"})])
	found := plan.sources_of_type("aws_vpc") with input as document
	plan.value(found["data.aws_vpc.a"], "id") == "vpc-1"
	plan.unknown(found["data.aws_vpc.b"], "id")
}

test_show if {
	plan.show(_resource, "id") == "(known after apply)"
	plan.show(_resource, "absent") == "(not set)"
	plan.show(_resource, "cidr_block") == "10.0.0.0/16"
	plan.show(_resource, "tags") == "a, b"
	plan.show(_resource, "n") == "7"
}

test_show_never_a_sensitive_value if {
	plan.show(object.union(_resource, {"change": {"after_sensitive": {"cidr_block": true}}}), "cidr_block") == "(sensitive value)"
	plan.show(object.union(_resource, {"change": {"after_sensitive": {"other": true}}}), "cidr_block") == "10.0.0.0/16"
}

test_flag if {
	plan.flag(_resource, "absent", true) == true
	plan.flag(testing.created("a.b", {"x": false}, {}), "x", true) == false
	not plan.flag(_resource, "id", true)
}

test_partly_unknown if {
	plan.partly_unknown(testing.created("a.b", {"x": [null]}, {"x": [true]}), "x")
	not plan.partly_unknown(testing.created("a.b", {"x": ["y"]}, {"x": [false]}), "x")
}

test_blocks_have_the_shape_of_a_resource if {
	unknown := {"accepter": [{"y": true}]}
	resource := object.union(
		testing.created("a.b", {"accepter": [{"x": 1}, null]}, unknown),
		{"change": {"after_sensitive": {"accepter": [{"x": true}]}}},
	)
	plan.blocks(resource, "accepter") == [{
		"address": "a.b",
		"change": {"after": {"x": 1}, "after_unknown": {"y": true}, "after_sensitive": {"x": true}},
	}]
	plan.blocks(testing.created("a.b", {"accepter": [{"x": 1}]}, {}), "accepter")[0].change.after_unknown == {}
}

test_document_that_has_something_else_under_the_names_of_wrappings if {
	every name in ["plan", "tfplan", "terraform"] {
		plan.document == {name: "x"} with input as {name: "x"}
	}
}

test_a_plan_without_changes_holds_no_data_sources_as_resources if {
	values := {"root_module": {"resources": [{"address": "data.aws_vpc.a", "mode": "data", "type": "aws_vpc", "name": "a", "values": {}}]}}
	plan.resources == {} with input as {"format_version": "1.2", "planned_values": values}
}

test_what_is_read_has_the_shape_of_a_resource if {
	read := object.union(testing.read("data.aws_vpc.a", {"id": "vpc-1"}), {"index": 0, "sensitive_values": {"id": true}})
	document := {"prior_state": {"values": {"root_module": {"child_modules": [{"address": "module.m", "resources": [read, testing.read("data.aws_vpc.b", {})]}]}}}}
	found := plan.sources_of_type("aws_vpc") with input as document
	found == {
		"data.aws_vpc.a": {
			"address": "data.aws_vpc.a",
			"mode": "data",
			"type": "aws_vpc",
			"name": "a",
			"index": 0,
			"module_address": "module.m",
			"change": {
				"actions": ["no-op"],
				"after": {"id": "vpc-1"},
				"after_unknown": {},
				"after_sensitive": {"id": true},
			},
		},
		"data.aws_vpc.b": {
			"address": "data.aws_vpc.b",
			"mode": "data",
			"type": "aws_vpc",
			"name": "b",
			"index": null,
			"module_address": "module.m",
			"change": {"actions": ["no-op"], "after": {}, "after_unknown": {}, "after_sensitive": {}},
		},
	}
	of_root := plan.sources_of_type("aws_vpc") with input as testing.with_sources(testing.plan([]), [testing.read("data.aws_vpc.a", {})])
	of_root["data.aws_vpc.a"].module_address == ""
}

test_show_never_a_value_with_something_sensitive_in_it if {
	plan.show(object.union(_resource, {"change": {"after_sensitive": {"tags": [true, false]}}}), "tags") == "(sensitive value)"
	plan.show(object.union(_resource, {"change": {"after_sensitive": true}}), "tags") == "(sensitive value)"
}

# What is known and not sensitive as a whole may stand as false for a block.
test_blocks_of_which_nothing_is_unknown_or_sensitive if {
	resource := object.union(testing.created("a.b", {"c": [{}]}, {"c": [false]}), {"change": {"after_sensitive": {"c": [false]}}})
	[block.change | some block in plan.blocks(resource, "c")] == [{"after": {}, "after_unknown": {}, "after_sensitive": {}}]
}
