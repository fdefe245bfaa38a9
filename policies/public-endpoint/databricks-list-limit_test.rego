package astro.rules.public_endpoint.databricks_list_limit_test

import data.astro.rules.public_endpoint.databricks_list_limit as rule
import data.astro.testing

test_fail_beyond if {
	_found([_astro, _others(999)]) == {{
		"address": "databricks_ip_access_list.astro",
		"message": "the workspace has more addresses than Databricks takes",
		"expected": "at most 1000 addresses and ranges",
		"actual": "1001 addresses and ranges",
		"unknown": false,
	}}
}

test_pass_at_the_limit if _found([_astro, _others(998)]) == set()

test_silent_on_others if _found([_others(1001)]) == set()

_astro := testing.created("databricks_ip_access_list.astro", {"list_type": "ALLOW", "ip_addresses": ["52.1.2.3", "52.1.2.4"]}, {})

_others(count_) := testing.created(
	"databricks_ip_access_list.others",
	{"list_type": "BLOCK", "ip_addresses": [address | some i in numbers.range(1, count_); address := concat("", ["203.0.113.", format_int(i, 10)])]},
	{},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}
