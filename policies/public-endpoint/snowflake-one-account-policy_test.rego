package astro.rules.public_endpoint.snowflake_one_account_policy_test

import data.astro.rules.public_endpoint.snowflake_one_account_policy as rule
import data.astro.testing

test_fail_two if {
	_found([_policy("airflow", "52.1.2.3"), _policy("office", "203.0.113.7"), _attached("airflow", true), _attached("office", true)]) == {
		{
			"address": "snowflake_network_policy_attachment.airflow",
			"message": "several network policies are set for one account; which one holds is a matter of luck",
			"expected": "one attachment with set_for_account = true",
			"actual": "snowflake_network_policy_attachment.airflow, snowflake_network_policy_attachment.office",
			"unknown": false,
		},
		{
			"address": "snowflake_network_policy_attachment.office",
			"message": "several network policies are set for one account; which one holds is a matter of luck",
			"expected": "one attachment with set_for_account = true",
			"actual": "snowflake_network_policy_attachment.airflow, snowflake_network_policy_attachment.office",
			"unknown": false,
		},
	}
}

test_fail_parameter_by_reference if {
	parameter := testing.linked(
		testing.created("snowflake_account_parameter.policy", {"key": "network_policy"}, {"value": true}),
		{"value": ["snowflake_network_policy.airflow.name", "snowflake_network_policy.airflow"]},
	)
	count(_found([_policy("airflow", "52.1.2.3"), parameter, _attached("office", true)])) == 2
}

test_unknown if {
	second := testing.created("snowflake_network_policy_attachment.office", {"network_policy_name": "OFFICE"}, {"set_for_account": true})
	{finding.unknown | some finding in _found([_policy("airflow", "52.1.2.3"), _attached("airflow", true), second])} == {true}
}

test_pass_user if _found([_policy("airflow", "52.1.2.3"), _attached("airflow", false), _attached("office", true)]) == set()

test_silent_on_others if _found([_policy("airflow", "203.0.113.8"), _attached("airflow", true), _attached("office", true)]) == set()

_policy(name, address) := testing.created(
	concat(".", ["snowflake_network_policy", name]),
	{"name": upper(name), "allowed_ip_list": [address]},
	{},
)

_attached(name, account) := testing.created(
	concat(".", ["snowflake_network_policy_attachment", name]),
	{"network_policy_name": concat("", ["\"", upper(name), "\""]), "set_for_account": account},
	{},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# By its name, as an attachment or a parameter gives it; another policy of the account, or another parameter, says nothing.
test_fail_parameter_by_name if {
	parameter := testing.created("snowflake_account_parameter.policy", {"key": "NETWORK_POLICY", "value": "AIRFLOW"}, {})
	count(_found([_policy("airflow", "52.1.2.3"), parameter, _attached("office", true)])) == 2
}

test_silent_where_astros_is_not_attached if {
	_found([_policy("airflow", "52.1.2.3"), _attached("office", true), _attached("other", true)]) == set()
}

test_silent_on_another_parameter if {
	parameter := testing.created("snowflake_account_parameter.zone", {"key": "TIMEZONE", "value": "AIRFLOW"}, {})
	_found([_policy("airflow", "52.1.2.3"), parameter, _attached("airflow", true)]) == set()
}

test_silent_where_one_may_be_set_and_no_other_is if {
	one := testing.created("snowflake_network_policy_attachment.airflow", {"network_policy_name": "AIRFLOW"}, {"set_for_account": true})
	_found([_policy("airflow", "52.1.2.3"), one]) == set()
}

# The policy that is not known to be set is Astro's, and the name is written without quotes.
test_unknown_beside_another_policy if {
	second := testing.created("snowflake_network_policy_attachment.office", {"network_policy_name": "OFFICE"}, {"set_for_account": true})
	_found([_policy("airflow", "203.0.113.8"), _policy("office", "203.0.113.9"), _attached("airflow", true), second]) == set()
}

test_unknown_beside_a_second_provider if {
	second := testing.created("snowflake_network_policy_attachment.airflow", {"network_policy_name": "AIRFLOW"}, {"set_for_account": true})
	_found([_policy("airflow", "52.1.2.3"), _policy("office", "203.0.113.9"), second]) == set()
}

test_fail_attachment_by_reference if {
	attachment := testing.linked(
		testing.created("snowflake_network_policy_attachment.airflow", {"set_for_account": true}, {"network_policy_name": true}),
		{"network_policy_name": ["snowflake_network_policy.airflow.name", "snowflake_network_policy.airflow"]},
	)
	count(_found([_policy("airflow", "52.1.2.3"), attachment, _attached("office", true)])) == 2
}

# Only the quotes are no part of a name.
test_silent_on_a_name_that_ends_otherwise if {
	_found([_policy("airflow", "52.1.2.3"), _attached("airflow_", true), _attached("office", true)]) == set()
}
