package astro.rules.teardown.peering_stays_up_test

import data.astro.rules.teardown.peering_stays_up as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_by_account if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"deleting the accepter only forgets the peering connection to Astro; it stays active",
		"the peering connection is deleted as well",
		"pcx-0123456789abcdef0 stays up",
	)} with input as testing.plan([_deleted({"peer_owner_id": "222222222222"})]) with data.astro.facts as testing.facts
}

test_fail_by_vpc if {
	count(rule.deny) == 1 with input as testing.plan([_deleted({"peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa1"})]) with data.astro.facts as testing.facts
}

test_fail_by_route if {
	route := _gone("aws_route.to_astro", {"destination_cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": peering.pcx})
	count(rule.deny) == 1 with input as testing.plan([_deleted({}), route]) with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([_deleted({"peer_owner_id": "666666666666"})]) with data.astro.facts as testing.facts
}

test_silent_while_it_stays if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

_deleted(before) := _gone(peering.accepter_address, object.union({"vpc_peering_connection_id": peering.pcx}, before))

_gone(address, before) := {
	"address": address,
	"mode": "managed",
	"type": split(address, ".")[0],
	"name": split(address, ".")[1],
	"change": {"actions": ["delete"], "before": before, "after": null, "after_unknown": {}},
}

test_pass_replaced if {
	replaced := object.union(_deleted({"peer_owner_id": "222222222222"}), {"change": {"actions": ["delete", "create"], "after": {"vpc_peering_connection_id": peering.pcx}}})
	rule.deny == set() with input as testing.plan([replaced]) with data.astro.facts as testing.facts
}

test_silent_on_a_route_over_another_connection if {
	route := _gone("aws_route.to_astro", {"destination_cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": "pcx-0fedcba9876543210"})
	rule.deny == set() with input as testing.plan([_deleted({}), route]) with data.astro.facts as testing.facts
}
