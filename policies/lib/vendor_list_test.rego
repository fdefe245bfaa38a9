package astro.lib.vendor_list_test

import data.astro.lib.vendor_list
import data.astro.testing

_rule(name, after, unknown) := testing.created(
	concat(".", ["snowflake_network_rule", name]),
	object.union({"type": "IPV4", "mode": "INGRESS", "name": upper(name)}, after),
	unknown,
)

_policy(after, unknown) := testing.created("snowflake_network_policy.p", after, unknown)

_databricks(name, after, unknown) := testing.created(concat(".", ["databricks_ip_access_list", name]), after, unknown)

_lists(resources) := found if {
	found := vendor_list.lists with input as testing.plan(resources)
}

test_policy_with_addresses_and_rules if {
	rule := _rule("one", {"value_list": ["203.0.113.9"]}, {})
	policy := _policy(
		{"allowed_ip_list": ["203.0.113.7", null], "allowed_network_rule_list": ["DB.NET.ONE"], "blocked_ip_list": ["203.0.113.8"]},
		{"allowed_ip_list": [false, true]},
	)
	_lists([rule, policy]) == [
		{
			"id": policy.address,
			"kind": "allow",
			"service": "snowflake",
			"resource": policy,
			"complete": true,
			"unknown": true,
			"texts": [{"resource": policy, "text": "203.0.113.7"}, {"resource": rule, "text": "203.0.113.9"}],
		},
		{
			"id": policy.address,
			"kind": "block",
			"service": "snowflake",
			"resource": policy,
			"complete": true,
			"unknown": false,
			"texts": [{"resource": policy, "text": "203.0.113.8"}],
		},
	]
}

test_policy_is_unknown_where_one_of_its_rules_is if {
	policy := _policy({"allowed_network_rule_list": ["ONE"], "blocked_network_rule_list": ["TWO"]}, {})
	rules := [_rule("one", {"value_list": null}, {"value_list": true}), _rule("two", {"value_list": ["203.0.113.9"]}, {})]
	{list.kind: list.unknown | some list in _lists(array.concat(rules, [policy]))} == {"allow": true, "block": false}
	found := vendor_list.rules_of with input as testing.plan(array.concat(rules, [policy]))
	found == {policy.address: {"allow": {"snowflake_network_rule.one"}, "block": {"snowflake_network_rule.two"}}}
}

# A policy that names rules of another state is not whole; one whose list is to be told by the apply, not without a rule.
test_policy_is_complete_where_the_plan_has_all_its_rules if {
	rules := [_rule("one", {"fully_qualified_name": `"DB"."NET"."FULL"`}, {})]
	_complete(rules, {"allowed_network_rule_list": [`"DB"."NET"."ONE"`]}, {}) == true
	_complete(rules, {"allowed_network_rule_list": ["DB.NET.ONE_"]}, {}) == false
	_complete(rules, {"allowed_network_rule_list": ["DB.NET.FULL"]}, {}) == true
	_complete(rules, {"allowed_network_rule_list": ["DB.NET.TWO"]}, {}) == false
	_complete(rules, {}, {"allowed_network_rule_list": true}) == false
	_complete(rules, {"allowed_network_rule_list": null}, {}) == true
}

_complete(rules, after, unknown) := complete if {
	some list in _lists(array.concat(rules, [_policy(after, unknown)]))
	list.resource.type == "snowflake_network_policy"
	list.kind == "allow"
	complete := list.complete
}

test_rules_that_no_policy_names if {
	rule := _rule("one", {"value_list": ["203.0.113.9", null]}, {"value_list": [false, true]})
	others := [_rule("host", {"type": "HOST_PORT"}, {}), _rule("out", {"mode": "EGRESS"}, {})]
	_lists(array.concat([rule], others)) == [{
		"id": rule.address,
		"kind": "allow",
		"service": "snowflake",
		"resource": rule,
		"complete": true,
		"unknown": true,
		"texts": [{"resource": rule, "text": "203.0.113.9"}],
	}]
	[list.unknown | some list in _lists([_rule("one", {"value_list": ["203.0.113.9"]}, {})])] == [false]
}

# What is no rule, and what a known list does not name, is none of the policy's.
test_rules_by_reference if {
	rules := [_rule("one", {}, {"fully_qualified_name": true}), _rule("out", {"mode": "EGRESS"}, {})]
	references := {"allowed_network_rule_list": ["snowflake_network_rule.one", "snowflake_network_rule.out"]}
	of_unknown := testing.linked(_policy({}, {"allowed_network_rule_list": true}), references)
	found := vendor_list.rules_of with input as testing.plan(array.concat(rules, [of_unknown]))
	found == {of_unknown.address: {"allow": {"snowflake_network_rule.one"}}}
	of_known := testing.linked(_policy({"allowed_network_rule_list": ["OTHER"]}, {}), references)
	of_others := vendor_list.rules_of with input as testing.plan(array.concat(rules, [of_known]))
	of_others == {}
}

test_lists_of_a_workspace if {
	a := _databricks("a", {"list_type": "ALLOW", "ip_addresses": ["203.0.113.7", null]}, {"ip_addresses": [false, true]})
	b := _databricks("b", {"list_type": "allow", "enabled": true, "ip_addresses": ["203.0.113.8"]}, {})
	c := _databricks("c", {"list_type": "BLOCK", "ip_addresses": ["203.0.113.9"]}, {})
	off := _databricks("off", {"list_type": "ALLOW", "enabled": false, "ip_addresses": ["203.0.113.10"]}, {})
	other := _databricks("other", {"list_type": "OTHER", "ip_addresses": ["203.0.113.11"]}, {})
	_lists([a, b, c, off, other]) == [
		{
			"id": "databricks ",
			"kind": "allow",
			"service": "databricks",
			"resource": a,
			"complete": true,
			"unknown": true,
			"texts": [{"resource": a, "text": "203.0.113.7"}, {"resource": b, "text": "203.0.113.8"}],
		},
		{
			"id": "databricks ",
			"kind": "block",
			"service": "databricks",
			"resource": c,
			"complete": true,
			"unknown": false,
			"texts": [{"resource": c, "text": "203.0.113.9"}],
		},
	]
}
