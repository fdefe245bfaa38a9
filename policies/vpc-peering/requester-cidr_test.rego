package astro.rules.vpc_peering.requester_cidr_test

import data.astro.rules.vpc_peering.requester_cidr as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the requester of the peering connection has another CIDR than the Astro cluster, so routes to the cluster lead nowhere",
		"requester CIDR 172.20.0.0/20",
		"requester CIDR 172.21.0.0/20",
	)} with input as peering.read({"owner_id": "222222222222", "cidr_block": "172.21.0.0/20"}) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.read({"owner_id": "222222222222", "cidr_block": "172.20.0.0/20"}) with data.astro.facts as testing.facts
}

test_silent_without_a_source if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known("data.aws_vpc_peering_connection.astro", "cidr_block", "requester CIDR 172.20.0.0/20")} with input as peering.deferred([])
		with data.astro.facts as testing.facts
}

test_silent_where_it_is_read_after_the_accept if {
	rule.deny == set() with input as peering.deferred([peering.accepter_address]) with data.astro.facts as testing.facts
}

test_fail_without_a_route if {
	expected := {finding.expected | some finding in rule.deny} with input as testing.with_sources(testing.plan([peering.accepter({}, {})]), [testing.read(
		"data.aws_vpc_peering_connection.astro",
		{"id": peering.pcx, "owner_id": "222222222222", "cidr_block": "172.21.0.0/20"},
	)])
		with data.astro.facts as testing.facts
	expected == {"requester CIDR 172.20.0.0/20 or requester CIDR 172.22.0.0/20 or requester CIDR 172.23.0.0/20"}
}

test_silent_on_another_account if {
	rule.deny == set() with input as peering.read({"owner_id": "666666666666", "cidr_block": "172.21.0.0/20"}) with data.astro.facts as testing.facts
}
