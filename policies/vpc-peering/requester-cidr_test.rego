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

test_fail_without_a_route_beside_another_account if {
	expected := {finding.expected | some finding in rule.deny} with input as testing.with_sources(testing.plan([peering.accepter({}, {})]), [testing.read(
		"data.aws_vpc_peering_connection.astro",
		{"id": peering.pcx, "owner_id": "222222222222", "cidr_block": "172.21.0.0/20"},
	)])
		with data.astro.facts as _with_another_account
	expected == {"requester CIDR 172.20.0.0/20 or requester CIDR 172.22.0.0/20 or requester CIDR 172.23.0.0/20"}
}

# A route over something else tells nothing of this connection.
test_fail_beside_a_route_over_a_gateway if {
	other := testing.created("aws_route.other", {"route_table_id": "rtb-0123456789abcdef0", "destination_cidr_block": "172.22.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"}, {})
	found := rule.deny with input as testing.with_sources(
		testing.plan([peering.accepter({}, {}), peering.route("to_astro", "172.20.0.0/20"), other]),
		[testing.read("data.aws_vpc_peering_connection.astro", {"id": peering.pcx, "owner_id": "222222222222", "cidr_block": "172.21.0.0/20"})],
	)
		with data.astro.facts as testing.facts
	{finding.expected | some finding in found} == {"requester CIDR 172.20.0.0/20"}
}

# The account is that of a cluster, though not of the one that is routed to.
test_silent_on_the_account_of_another_cluster if {
	rule.deny == set() with input as peering.read({"owner_id": "555555555555", "cidr_block": "172.21.0.0/20"}) with data.astro.facts as _with_another_account
}

_with_another_account := {"clusters": array.concat(testing.facts.clusters, [object.union(
	testing.facts.clusters[0],
	{"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"},
)])}
