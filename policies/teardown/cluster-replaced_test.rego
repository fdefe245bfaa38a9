package astro.rules.teardown.cluster_replaced_test

import data.astro.rules.teardown.cluster_replaced as rule
import data.astro.testing

test_fail_by_id if {
	_found([_cluster({"id": "clk1abcde"}, ["delete"])]) == {{
		"address": "astro_cluster.prod",
		"message": "the cluster's VPC and external IP addresses go with it, and every connection to it",
		"expected": "the cluster stays while connections lead to it",
		"actual": "delete",
		"unknown": false,
	}}
}

test_fail_by_range if {
	some finding in _found([_cluster({"vpc_subnet_range": "172.20.0.0/20", "region": "us-east-1"}, ["delete", "create"])])
	finding.actual == "delete and create"
}

test_fail_by_address if count(_found([_cluster({"metadata": {"external_ips": ["52.1.2.3"]}}, ["delete"])])) == 1

test_pass_update if _found([_cluster({"id": "clk1abcde"}, ["update"])]) == set()

test_silent_on_others if {
	_found([_cluster({"id": "clk9zzzzz", "vpc_subnet_range": "172.20.0.0/20", "region": "eu-west-1", "metadata": {"external_ips": ["52.9.9.9"]}}, ["delete"])]) == set()
}

_cluster(before, actions) := object.union(
	testing.created("astro_cluster.prod", {}, {}),
	{"change": {"actions": actions, "before": before, "after": null}},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_silent_on_another_range_in_the_region if {
	_found([_cluster({"id": "clk9zzzzz", "vpc_subnet_range": "172.30.0.0/20", "region": "us-east-1"}, ["delete"])]) == set()
}
