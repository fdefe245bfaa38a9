package astro.rules.public_endpoint.address_private_test

import data.astro.rules.public_endpoint.address_private as rule
import data.astro.testing

test_fail_cluster_range if {
	_found([_policy(["172.20.0.0/20"])]) == {{
		"address": "snowflake_network_policy.airflow",
		"message": "the service sees the external addresses of the cluster, never this range",
		"expected": "52.1.2.3, 52.1.2.4, 52.1.2.5, 52.1.2.6, 52.1.2.7",
		"actual": "172.20.0.0/20",
		"unknown": false,
	}}
}

test_fail_shared_range_in_a_list_for_astro if {
	some finding in _found([_policy(["52.1.2.3", "52.1.2.4", "100.127.0.0/19"])])
	finding.actual == "100.127.0.0/19"
}

test_fail_firewall_on_the_internet if {
	count(_found([_set({"scope": "CLOUDFRONT", "addresses": ["172.20.0.0/20"]})])) == 1
}

test_fail_firewall_that_holds_an_address if {
	count(_found([_set({"scope": "REGIONAL", "addresses": ["52.1.2.3/32", "172.20.0.0/20"]})])) == 1
}

test_pass_external if _found([_policy(["52.1.2.3", "52.1.2.4"])]) == set()

test_pass_over_privatelink if {
	_found([_policy(["172.20.0.0/20"]), testing.created("snowflake_network_rule.endpoint", {"type": "AWSVPCEID"}, {})]) == set()
}

test_silent_on_internal_firewall if _found([_set({"scope": "REGIONAL", "addresses": ["172.20.0.0/20"]})]) == set()

test_silent_on_private_ranges_of_others if _found([_policy(["52.1.2.3", "203.0.113.7", "10.0.0.0/8"])]) == set()

_policy(addresses) := testing.created("snowflake_network_policy.airflow", {"allowed_ip_list": addresses}, {})

_set(after) := testing.created("aws_wafv2_ip_set.astro", after, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_silent_on_a_list_of_private_ranges_of_others if _found([_policy(["10.0.0.0/8"])]) == set()

# A rule of another type shows no PrivateLink.
test_fail_beside_a_network_rule_of_addresses if {
	count(_found([_policy(["172.20.0.0/20"]), testing.created("snowflake_network_rule.office", {"type": "IPV4"}, {})])) == 1
}

test_fail_shared_range_beside_one_address if {
	{finding.actual | some finding in _found([_policy(["52.1.2.3", "100.127.0.0/19"])])} == {"100.127.0.0/19"}
}
