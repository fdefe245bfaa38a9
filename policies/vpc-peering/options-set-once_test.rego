package astro.rules.vpc_peering.options_set_once_test

import data.astro.rules.vpc_peering.options_set_once as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_accepter_and_options if {
	rule.deny == {peering.finding(
		"aws_vpc_peering_connection_options.astro",
		"the options of the peering connection are set a second time; the two overwrite each other",
		"options set by one resource",
		"also set by aws_vpc_peering_connection_accepter.astro",
	)} with input as testing.plan([
		peering.accepter({"accepter": [_on]}, {}),
		peering.route("to_astro", "172.20.0.0/20"),
		peering.options("astro", {"accepter": [_on]}),
	])
		with data.astro.facts as testing.facts
}

test_fail_two_options if {
	addresses := {finding.address | some finding in rule.deny} with input as peering.plan([
		peering.options("a", {"accepter": [_on]}),
		peering.options("b", {"accepter": [_on]}),
	])
		with data.astro.facts as testing.facts
	addresses == {"aws_vpc_peering_connection_options.b"}
}

test_pass_one if {
	rule.deny == set() with input as peering.plan([peering.options("a", {"accepter": [_on]})]) with data.astro.facts as testing.facts
}

_on := {"allow_remote_vpc_dns_resolution": true}
