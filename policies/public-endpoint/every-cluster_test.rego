package astro.rules.public_endpoint.every_cluster_test

import data.astro.rules.public_endpoint.every_cluster as rule
import data.astro.testing

test_fail_forgotten_here if {
	_found([_policy(["52.1.2.3", "52.1.2.4"]), _set(["52.1.2.3/32", "52.1.2.5/32"])]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "the plan serves cluster dev too, and nothing here admits it",
		"expected": "52.1.2.5, 52.1.2.6, 52.1.2.7",
		"actual": "no address of cluster dev",
		"unknown": false,
	}}
}

test_fail_read_and_forgotten if {
	document := testing.with_sources(
		testing.plan([_policy(["52.1.2.3", "52.1.2.4"])]),
		[testing.read("data.astro_cluster.dev", {"id": "clk2fghij", "metadata": {"external_ips": ["52.1.2.5"]}})],
	)
	some finding in rule.deny with input as document with data.astro.facts as testing.facts
	finding.expected == "52.1.2.5, 52.1.2.7"
}

test_pass_one_cluster if _found([_policy(["52.1.2.3", "52.1.2.4"])]) == set()

test_pass_everywhere if _found([_policy(["52.1.2.3", "52.1.2.5"]), _set(["52.1.2.3/32", "52.1.2.5/32"])]) == set()

_policy(addresses) := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": addresses}, {})

_set(addresses) := testing.created("aws_wafv2_ip_set.astro", {"addresses": addresses}, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

# The part that is not known may admit it.
test_silent_on_a_list_with_an_unknown_part if {
	policy := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": ["52.1.2.3", "52.1.2.4", null]}, {"allowed_ip_list": [false, false, true]})
	_found([policy, _set(["52.1.2.3/32", "52.1.2.5/32"])]) == set()
}

test_silent_on_a_cluster_without_known_addresses if {
	document := testing.with_sources(
		testing.plan([_policy(["52.1.2.3", "52.1.2.4"])]),
		[testing.read("data.astro_cluster.dev", {"id": "clk2fghij", "metadata": {}})],
	)
	rule.deny == set() with input as document
		with data.astro.facts as {"clusters": [testing.facts.clusters[0], object.remove(testing.facts.clusters[1], ["externalIps", "disasterRecovery"])]}
}
