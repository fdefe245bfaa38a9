package astro.rules.public_endpoint.address_too_wide_test

import data.astro.rules.public_endpoint.address_too_wide as rule
import data.astro.testing

test_fail_range if {
	_found([_set(["52.1.2.2/31"])]) == {{
		"address": "aws_wafv2_ip_set.astro",
		"message": "the range admits more than the addresses of the cluster",
		"expected": "52.1.2.3/32",
		"actual": "52.1.2.2/31",
		"unknown": false,
	}}
}

test_fail_wider if {
	some finding in _found([_set(["52.1.2.0/24"])])
	finding.actual == "52.1.2.0/24"
}

# Four neighbours, each a cluster's.
test_pass_filled if _found([_set(["52.1.2.4/30"])]) == set()

test_pass_two_neighbours if _found([_set(["52.1.2.4/31"])]) == set()

test_pass_exact if _found([_set(["52.1.2.3/32", "52.1.2.4"])]) == set()

test_pass_range_of_others if _found([_set(["52.1.2.3/32", "203.0.113.0/24"])]) == set()

test_pass_ipv6 if _found([_set(["52.1.2.3/32", "2001:db8::/32"])]) == set()

test_silent_on_ranges_of_a_cloud if _found([_set(["52.0.0.0/11"])]) == set()

_set(addresses) := testing.created("aws_wafv2_ip_set.astro", {"addresses": addresses}, {})

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}
