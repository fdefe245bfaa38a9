package astro.rules.public_endpoint.every_address_test

import data.astro.rules.public_endpoint.every_address as rule
import data.astro.testing

test_fail_one_of_two if {
	_found([_policy(["52.1.2.3"], {})]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "connections from the other addresses of cluster prod are refused",
		"expected": "52.1.2.3, 52.1.2.4",
		"actual": "without 52.1.2.4",
		"unknown": false,
	}}
}

test_fail_without_disaster_recovery if {
	some finding in _found([_policy(["52.1.2.5", "52.1.2.6/32"], {})])
	finding.actual == "without 52.1.2.7"
}

test_unknown_part if {
	policy := testing.created(
		"snowflake_network_policy.airflow",
		{"allowed_ip_list": ["52.1.2.3", null]},
		{"allowed_ip_list": [false, true]},
	)
	{[finding.expected, finding.unknown] | some finding in _found([policy])} == {["52.1.2.4", true]}
}

test_pass_all if _found([_policy(["52.1.2.3", "52.1.2.4"], {})]) == set()

test_pass_covered_by_a_range if _found([_policy(["52.1.2.3", "52.1.0.0/15"], {})]) == set()

test_pass_rules_elsewhere if {
	_found([_policy(["52.1.2.3"], {"allowed_network_rule_list": ["\"NET\".\"PUBLIC\".\"ASTRO\""]})]) == set()
}

test_silent_on_others if _found([_policy(["203.0.113.7"], {})]) == set()

_policy(addresses, after) := testing.created(
	"snowflake_network_policy.airflow",
	object.union({"name": "AIRFLOW", "allowed_ip_list": addresses}, after),
	{},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_unknown_part_names_every_address if {
	policy := testing.created(
		"snowflake_network_policy.airflow",
		{"allowed_ip_list": ["52.1.2.5", null]},
		{"allowed_ip_list": [false, true]},
	)
	_found([policy]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "a part of the list is not known until apply, so this cannot be checked before it",
		"expected": "52.1.2.6, 52.1.2.7",
		"actual": "(known after apply)",
		"unknown": true,
	}}
}

# Every address is there already, whatever else the list will hold.
test_pass_all_beside_an_unknown_part if {
	policy := testing.created(
		"snowflake_network_policy.airflow",
		{"allowed_ip_list": ["52.1.2.3", "52.1.2.4", null]},
		{"allowed_ip_list": [false, false, true]},
	)
	_found([policy]) == set()
}

test_pass_rules_elsewhere_beside_an_unknown_part if {
	policy := testing.created(
		"snowflake_network_policy.airflow",
		{"allowed_ip_list": ["52.1.2.3", null], "allowed_network_rule_list": ["\"NET\".\"PUBLIC\".\"ASTRO\""]},
		{"allowed_ip_list": [false, true]},
	)
	_found([policy]) == set()
}
