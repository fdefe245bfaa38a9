package astro.rules.vpc_peering.cluster_cidr_too_small_test

import data.astro.rules.vpc_peering.cluster_cidr_too_small as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_once_per_cluster if {
	rule.deny == {peering.finding(
		"aws_route.again",
		"the VPC of cluster prod is smaller than Astronomer makes any",
		"a CIDR of the cluster's VPC of at least /21",
		"172.20.0.0/24",
	)} with input as testing.plan([peering.route("to_astro", "172.20.0.0/24"), peering.route("again", "172.20.0.0/25")])
		with data.astro.facts as _facts("172.20.0.0/24")
}

test_fail_on_the_accepter if {
	addresses := {finding.address | some finding in rule.deny} with input as testing.plan([peering.accepter({"peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {})])
		with data.astro.facts as _facts("172.20.0.0/22")
	addresses == {peering.accepter_address}
}

test_pass if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as _facts("172.20.0.0/21")
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([peering.route("vendor", "10.9.0.0/16")])
		with data.astro.facts as _facts("172.20.0.0/24")
}

_facts(cidr) := {"clusters": [{
	"id": "clk1abcde",
	"name": "prod",
	"region": "us-east-1",
	"accountId": "222222222222",
	"cidr": cidr,
	"vpcId": "vpc-0aaaaaaaaaaaaaaa1",
}]}

test_pass_the_smallest if {
	rule.deny == set() with input as testing.plan([peering.route("to_astro", "172.20.0.0/21")]) with data.astro.facts as _facts("172.20.0.0/21")
}

test_silent_where_another_cluster_is_concerned if {
	facts := {"clusters": array.concat(_facts("172.20.0.0/24").clusters, [testing.facts.clusters[1]])}
	rule.deny == set() with input as testing.plan([
		peering.accepter({"peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa2"}, {}),
		peering.route("to_dev", "172.22.0.0/20"),
	])
		with data.astro.facts as facts
}
