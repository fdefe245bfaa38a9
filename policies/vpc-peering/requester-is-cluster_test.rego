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

test_fail_account_of_another_cluster if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering connection to the Astro cluster's CIDR is requested by another AWS account",
		"requester account 222222222222",
		"requester account 555555555555",
	)} with input as peering.read({"owner_id": "555555555555"}) with data.astro.facts as _with_another_account
}

test_unknown_names_every_account if {
	twins := {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "accountId": "555555555555"})])}
	rule.deny == {peering.not_known(
		"data.aws_vpc_peering_connection.astro",
		"owner_id",
		"requester account 222222222222 or requester account 555555555555",
	)} with input as peering.deferred([]) with data.astro.facts as twins
}

_with_another_account := {"clusters": array.concat(testing.facts.clusters, [object.union(
	testing.facts.clusters[0],
	{"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"},
)])}
