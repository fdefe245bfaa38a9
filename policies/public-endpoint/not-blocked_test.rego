package astro.rules.public_endpoint.not_blocked_test

import data.astro.rules.public_endpoint.not_blocked as rule
import data.astro.testing

test_fail_everybody if {
	_found([_policy(["52.1.2.3"], ["0.0.0.0/0"])]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "the list blocks Astro, whatever else allows it",
		"expected": "no blocked range with an external address of a cluster",
		"actual": "0.0.0.0/0",
		"unknown": false,
	}}
}

test_fail_the_address if count(_found([_policy(null, ["52.1.2.3"])])) == 1

test_pass_others_blocked if _found([_policy(["52.1.2.3"], ["203.0.113.0/24"])]) == set()

test_silent_on_others if _found([_policy(["203.0.113.7"], ["0.0.0.0/0"])]) == set()

_policy(allowed, blocked) := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": allowed, "blocked_ip_list": blocked}, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# A range too wide to name anybody, with one address of one cluster in it.
test_fail_one_address_in_a_wide_range if {
	facts := {"clusters": [object.union(testing.facts.clusters[0], {"externalIps": ["52.1.2.3"]})]}
	found := rule.deny with input as testing.plan([_policy(["52.1.2.3"], ["52.0.0.0/8"])])
		with data.astro.facts as facts
	{finding.actual | some finding in found} == {"52.0.0.0/8"}
}
