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

# The options name the connection by a local, whose value appears nowhere in a plan: the plan has no other.
test_fail_options_by_a_local if {
	{finding.address | some finding in rule.deny} == {"aws_vpc_peering_connection_options.astro"} with input as testing.plan([
		_setting_accepter,
		peering.route("to_astro", "172.20.0.0/20"),
		_by_local,
	])
		with data.astro.facts as testing.facts
}

test_silent_options_by_a_local_of_two if {
	other := testing.created("aws_vpc_peering_connection_accepter.other", {"vpc_peering_connection_id": "pcx-0123456789abcdef9"}, {"id": true})
	rule.deny == set() with input as testing.plan([_setting_accepter, other, peering.route("to_astro", "172.20.0.0/20"), _by_local])
		with data.astro.facts as testing.facts
}

test_pass_one if {
	rule.deny == set() with input as peering.plan([peering.options("a", {"accepter": [_on]})]) with data.astro.facts as testing.facts
}

_on := {"allow_remote_vpc_dns_resolution": true}

_setting_accepter := peering.accepter({"accepter": [_on]}, {})

_by_local := testing.linked(
	testing.created("aws_vpc_peering_connection_options.astro", {"accepter": [_on]}, {"vpc_peering_connection_id": true}),
	{"vpc_peering_connection_id": ["local.accepted"]},
)

test_fail_names_every_other if {
	{[finding.address, finding.actual] | some finding in rule.deny} == {
		["aws_vpc_peering_connection_options.b", "also set by aws_vpc_peering_connection_options.a, aws_vpc_peering_connection_options.c"],
		["aws_vpc_peering_connection_options.c", "also set by aws_vpc_peering_connection_options.a, aws_vpc_peering_connection_options.b"],
	} with input as peering.plan([
		peering.options("a", {"accepter": [_on]}),
		peering.options("b", {"accepter": [_on]}),
		peering.options("c", {"accepter": [_on]}),
	])
		with data.astro.facts as testing.facts
}
