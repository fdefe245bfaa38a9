package astro.rules.third_party_endpoint.public_access_decided_test

import data.astro.rules.third_party_endpoint.public_access_decided as rule
import data.astro.testing

test_fail_unset if {
	_found([_registration("astro-clk1abcde", {}), _settings({}, {})]) == {{
		"address": "databricks_mws_private_access_settings.this",
		"message": "everybody who comes over the internet is locked out of Databricks",
		"expected": "public_access_enabled = true, or false on purpose",
		"actual": "(not set)",
		"unknown": false,
	}}
}

test_fail_known_account if {
	count(_found([_registration("anything", {"aws_account_id": "222222222222"}), _settings({}, {})])) == 1
}

test_fail_named_by_id if {
	count(_found([
		_registration("astro-clk1abcde", {"region": "us-west-2", "vpc_endpoint_id": "endpoint-1"}),
		_settings({"allowed_vpc_endpoint_ids": ["endpoint-1"]}, {}),
	])) == 1
}

test_fail_declared if {
	declared := {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"connection": {"route": "third-party-endpoint"}}}}}}}
	document := object.union(testing.plan([_registration("x", {}), _settings({}, {})]), declared)
	found := rule.deny with input as document with data.astro.facts as testing.facts
	count(found) == 1
}

test_unknown if {
	settings := testing.linked(_settings({}, {"public_access_enabled": true}), {"public_access_enabled": ["terraform_data.input.output"]})
	{finding.unknown | some finding in _found([_registration("astro-clk1abcde", {}), settings])} == {true}
}

test_pass_on if _found([_registration("astro-clk1abcde", {}), _settings({"public_access_enabled": true}, {})]) == set()

test_pass_off_on_purpose if {
	settings := testing.linked(_settings({"public_access_enabled": false}, {}), {"public_access_enabled": ["var.public"]})
	_found([_registration("astro-clk1abcde", {}), settings]) == set()
}

test_silent_on_others if _found([_registration("tableau", {"aws_account_id": "464622532012"}), _settings({}, {})]) == set()

_registration(name, after) := testing.created(
	"databricks_mws_vpc_endpoint.astro",
	object.union({"vpc_endpoint_name": name, "region": "us-east-1"}, after),
	{},
)

_settings(after, unknown) := testing.created(
	"databricks_mws_private_access_settings.this",
	object.union({"region": "us-east-1"}, after),
	unknown,
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# Not set, the provider shows it as unknown: one finding is enough.
test_fail_unset_and_shown_as_unknown if {
	{[finding.actual, finding.unknown] | some finding in _found([_registration("astro-clk1abcde", {}), _settings({}, {"public_access_enabled": true})])} == {["(not set)", false]}
}
