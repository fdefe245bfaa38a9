package astro.rules.public_endpoint.databricks_list_enabled_test

import data.astro.rules.public_endpoint.databricks_list_enabled as rule
import data.astro.testing

test_fail_no_setting if {
	_found([_list]) == {{
		"address": "databricks_ip_access_list.astro",
		"message": "the list has no effect: nothing turns IP access lists on",
		"expected": "databricks_workspace_conf with enableIpAccessLists = true",
		"actual": "no databricks_workspace_conf that turns them on",
		"unknown": false,
	}}
}

test_fail_off if {
	some finding in _found([_depending, _setting({"enableIpAccessLists": "false"}, {})])
	finding.address == "databricks_workspace_conf.this"
	finding.actual == "enableIpAccessLists = false"
}

test_fail_no_dependency if {
	some finding in _found([_list, _setting({"enableIpAccessLists": "true"}, {})])
	finding.expected == "depends_on = [databricks_workspace_conf.this]"
}

test_unknown_setting if {
	found := _found([_depending, _setting(null, {"custom_config": true})])
	{finding.unknown | some finding in found} == {true}
}

test_pass_depends if _found([_depending, _setting({"enableIpAccessLists": true}, {})]) == set()

test_pass_exists if _found([testing.with_actions(_list, ["no-op"]), _setting({"enableIpAccessLists": "true"}, {})]) == set()

test_pass_something_else_unknown if {
	_found([_depending, _setting({"enableIpAccessLists": "true"}, {"custom_config": {"enableX": true}})]) == set()
}

_list := testing.created(
	"databricks_ip_access_list.astro",
	{"list_type": "ALLOW", "ip_addresses": ["52.1.2.3/32", "52.1.2.4/32"]},
	{},
)

# A reference orders the two as well as depends_on does.
_depending := testing.linked(_list, {"label": ["databricks_workspace_conf.this.id", "databricks_workspace_conf.this"]})

_setting(config, unknown) := testing.created("databricks_workspace_conf.this", {"custom_config": config}, unknown)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# What the setting holds is known, and it holds nothing of IP access lists.
test_fail_setting_of_something_else if {
	{[finding.address, finding.unknown] | some finding in _found([_depending, _setting({"enableX": "true"}, {})])} == {["databricks_ip_access_list.astro", false]}
}
