package astro.rules.vpc_peering.names_need_accepter_dns_test

import data.astro.rules.vpc_peering.names_need_accepter_dns as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"names are to resolve over this peering connection, but Accepter DNS Resolution is off",
		"allow_remote_vpc_dns_resolution = true for the accepter",
		"not set",
	)} with input as _asked("required", []) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known(
		"aws_vpc_peering_connection_options.astro",
		"allow_remote_vpc_dns_resolution",
		"allow_remote_vpc_dns_resolution = true for the accepter",
	)} with input as _asked("required", [_computed]) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as _asked("required", [peering.options("astro", {"accepter": [{"allow_remote_vpc_dns_resolution": true}]})])
		with data.astro.facts as testing.facts
}

test_silent_where_it_is_not_asked_for if {
	rule.deny == set() with input as _asked("disabled", []) with data.astro.facts as testing.facts
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

_computed := object.union(
	peering.options("astro", {"accepter": [{}]}),
	{"change": {"after_unknown": {"accepter": [{"allow_remote_vpc_dns_resolution": true}]}}},
)

_asked(dns, resources) := object.union(peering.plan(resources), {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {
	"connection": {"id": "c", "name": "c", "route": "vpc-peering"},
	"intent": {"dns": dns},
}}}}}})

test_pass_on_beside_unknown if {
	on := peering.options("on", {"accepter": [{"allow_remote_vpc_dns_resolution": true}]})
	rule.deny == set() with input as _asked("required", [on, _computed]) with data.astro.facts as testing.facts
}

test_silent_on_unknown_where_it_is_not_asked_for if {
	rule.deny == set() with input as _asked("disabled", [_computed]) with data.astro.facts as testing.facts
}
