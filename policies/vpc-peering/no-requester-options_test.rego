package astro.rules.vpc_peering.no_requester_options_test

import data.astro.rules.vpc_peering.no_requester_options as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_vpc_peering_connection_options.astro",
		"sets the options of the requester, which only Astronomer's account may change",
		"no requester block",
		"requester block",
	)} with input as peering.plan([peering.options("astro", {"requester": [{"allow_remote_vpc_dns_resolution": true}]})])
		with data.astro.facts as testing.facts
}

test_fail_dynamic_block if {
	document := testing.plan([
		peering.accepter({"requester": [{"allow_remote_vpc_dns_resolution": true}]}, {}),
		peering.route("to_astro", "172.20.0.0/20"),
	])
	count(rule.deny) == 1 with input as document with data.astro.facts as testing.facts
}

test_pass_accepter_options if {
	rule.deny == set() with input as peering.plan([peering.options("astro", {"accepter": [{"allow_remote_vpc_dns_resolution": true}]})])
		with data.astro.facts as testing.facts
}

test_pass_what_an_applied_accepter_shows if {
	shown := testing.with_actions(
		peering.accepter({"requester": [{"allow_remote_vpc_dns_resolution": true}]}, {}),
		["no-op"],
	)
	rule.deny == set() with input as testing.plan([shown, peering.route("to_astro", "172.20.0.0/20")]) with data.astro.facts as testing.facts
}
