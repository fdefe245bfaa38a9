package astro.rules.public_endpoint.open_to_the_world_test

import data.astro.rules.public_endpoint.open_to_the_world as rule
import data.astro.testing

test_fail_open if {
	_found([_policy(["52.1.2.3", "52.1.2.4", "0.0.0.0/0"])]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "the list that admits Astro admits everybody",
		"expected": "only 52.1.2.3, 52.1.2.4",
		"actual": "0.0.0.0/0",
		"unknown": false,
	}}
}

test_fail_ipv6 if {
	some finding in _found([_policy(["52.1.2.3", "::/0"])])
	finding.actual == "::/0"
}

test_pass if _found([_policy(["52.1.2.3", "52.1.2.4"])]) == set()

test_silent_on_others if _found([_policy(["0.0.0.0/0"])]) == set()

_policy(addresses) := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": addresses}, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}
