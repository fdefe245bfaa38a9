package astro.rules.vpc_peering.requester_is_cluster_test

import data.astro.rules.vpc_peering.requester_is_cluster as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering connection to the Astro cluster's CIDR is requested by another AWS account",
		"requester account 222222222222",
		"requester account 666666666666",
	)} with input as peering.read({"owner_id": "666666666666"}) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.read({"owner_id": "222222222222"}) with data.astro.facts as testing.facts
}

test_silent_without_a_source if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known("data.aws_vpc_peering_connection.astro", "owner_id", "requester account 222222222222")} with input as peering.deferred([])
		with data.astro.facts as testing.facts
}

test_silent_where_it_is_read_after_the_accept if {
	rule.deny == set() with input as peering.deferred([peering.accepter_address]) with data.astro.facts as testing.facts
}

test_fail_by_what_the_accepter_knows if {
	actual := {finding.actual | some finding in rule.deny} with input as testing.plan([
		peering.accepter({"peer_owner_id": "666666666666"}, {"peer_owner_id": false}),
		peering.route("to_astro", "172.20.0.0/20"),
	])
		with data.astro.facts as testing.facts
	actual == {"requester account 666666666666"}
}

# The peering carries routes to clusters of two accounts: either may have requested it.
test_fail_names_every_account if {
	clusters := [object.union(cluster, {"accountId": account}) |
		some i, account in ["222222222222", "444444444444"]
		cluster := testing.facts.clusters[i]
	]
	expected := {finding.expected | some finding in rule.deny} with input as testing.plan([
		peering.accepter({"peer_owner_id": "666666666666"}, {"peer_owner_id": false}),
		peering.route("to_astro", "172.20.0.0/20"),
		peering.route("to_dev", "172.22.0.0/20"),
	])
		with data.astro.facts as {"clusters": clusters}
	expected == {"requester account 222222222222 or requester account 444444444444"}
}
