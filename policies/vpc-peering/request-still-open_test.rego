package astro.rules.vpc_peering.request_still_open_test

import data.astro.rules.vpc_peering.request_still_open as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering request from Astro can no longer be accepted",
		"status pending-acceptance or active",
		"status expired",
	)} with input as peering.read({"status": "expired"}) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.read({"status": "pending-acceptance"}) with data.astro.facts as testing.facts
}

test_silent_without_a_source if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known("data.aws_vpc_peering_connection.astro", "status", "status pending-acceptance or active")} with input as peering.deferred([])
		with data.astro.facts as testing.facts
}

test_silent_where_it_is_read_after_the_accept if {
	rule.deny == set() with input as peering.deferred([peering.accepter_address]) with data.astro.facts as testing.facts
}

test_fail_in_every_state_that_ends_it if {
	every state in ["expired", "failed", "rejected", "deleted", "deleting"] {
		found := rule.deny with input as peering.read({"status": state}) with data.astro.facts as testing.facts
		{finding.actual | some finding in found} == {concat(" ", ["status", state])}
	}
}
