package astro.rules.teardown.list_taken_down_while_asking_test

import data.astro.rules.teardown.list_taken_down_while_asking as rule
import data.astro.testing

test_fail_whole_finding if {
	rule.deny == {{
		"address": "databricks_ip_access_list.astro",
		"message": "what admits the other clusters goes, because the addresses of one are not known yet",
		"expected": "the list stays until the addresses of every cluster are known",
		"actual": "deleted, while the addresses are unknown of clk2fghij",
		"unknown": false,
	}} with input as _plan("request", "public-endpoint", ["delete"]) with data.astro.facts as testing.facts
}

test_pass_when_all_are_known if {
	rule.deny == set() with input as _plan("complete", "public-endpoint", ["delete"]) with data.astro.facts as testing.facts
}

test_pass_replaced if {
	rule.deny == set() with input as _plan("request", "public-endpoint", ["delete", "create"]) with data.astro.facts as testing.facts
}

test_near_miss_another_route if {
	rule.deny == set() with input as _plan("request", "vpc-peering", ["delete"]) with data.astro.facts as testing.facts
}

test_silent_by_hand if {
	rule.deny == set() with input as {"resource_changes": [_list(["delete"])], "configuration": {"root_module": {}}} with data.astro.facts as testing.facts
}

_plan(phase, route, actions) := {
	"resource_changes": [_list(actions)],
	"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {
		"connection": {"id": "lakehouse", "name": "Lakehouse", "route": route},
		"intent": {"clusters": [
			{"id": "clk1abcde", "phase": "complete"},
			{"id": "clk2fghij", "phase": phase},
		]},
	}}}}},
}

_list(actions) := {
	"address": "databricks_ip_access_list.astro",
	"mode": "managed",
	"type": "databricks_ip_access_list",
	"name": "astro",
	"change": {"actions": actions, "before": {"list_type": "ALLOW"}, "after": null, "after_unknown": {}},
}

test_fail_whatever_admits if {
	every type in ["aws_vpc_security_group_ingress_rule", "databricks_ip_access_list", "snowflake_network_policy_attachment"] {
		gone := object.union(_list(["delete"]), {"address": concat(".", [type, "astro"]), "type": type})
		found := rule.deny with input as object.union(_plan("request", "public-endpoint", ["delete"]), {"resource_changes": [gone]})
			with data.astro.facts as testing.facts
		{finding.address | some finding in found} == {concat(".", [type, "astro"])}
	}
}

test_silent_on_what_admits_nobody if {
	gone := object.union(_list(["delete"]), {"address": "aws_s3_bucket.astro", "type": "aws_s3_bucket"})
	rule.deny == set() with input as object.union(_plan("request", "public-endpoint", ["delete"]), {"resource_changes": [gone]})
		with data.astro.facts as testing.facts
}

test_fail_names_every_cluster if {
	asked := {"clusters": [{"id": "clk1abcde", "phase": "request"}, {"id": "clk2fghij", "phase": "request"}]}
	document := object.union(
		_plan("request", "public-endpoint", ["delete"]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"intent": asked}}}}}},
	)
	{finding.actual | some finding in rule.deny} == {"deleted, while the addresses are unknown of clk1abcde, clk2fghij"} with input as document
		with data.astro.facts as testing.facts
}
