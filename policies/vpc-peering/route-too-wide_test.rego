package astro.rules.vpc_peering.route_too_wide_test

import data.astro.rules.vpc_peering.route_too_wide as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_route.wide",
		"message": "the route leads more to Astro than the cluster",
		"expected": "no wider than 172.20.0.0/20",
		"actual": "172.16.0.0/12",
		"unknown": false,
	}} with input as _plan({"destination_cidr_block": "172.16.0.0/12"}, {})
		with data.astro.facts as testing.facts
}

test_fail_everything_and_other_networks if {
	every destination in ["0.0.0.0/0", "10.0.0.0/8", "172.20.0.0/19", "100.64.0.0/10"] {
		{finding.actual | some finding in rule.deny} == {destination} with input as _plan({"destination_cidr_block": destination}, {})
			with data.astro.facts as testing.facts
	}
}

test_fail_prefix_list if {
	{finding.actual | some finding in rule.deny} == {"172.16.0.0/12"} with input as testing.with_sources(
		_plan({"destination_prefix_list_id": "pl-0123456789abcdef0"}, {}),
		[testing.read("data.aws_ec2_managed_prefix_list.astro", {
			"id": "pl-0123456789abcdef0",
			"entries": [{"cidr": "172.16.0.0/12"}, {"cidr": "172.20.0.0/20"}],
		})],
	)
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{
		"address": "aws_route.wide",
		"message": "destination_cidr_block is not known until apply, so this cannot be checked before it",
		"expected": "no wider than 172.20.0.0/20",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as _plan({}, {"destination_cidr_block": true})
		with data.astro.facts as testing.facts
}

test_pass_inside_or_elsewhere if {
	every destination in ["172.20.0.0/20", "172.20.8.0/24", "100.64.0.0/19", "192.168.7.0/24", "fd00::/8"] {
		rule.deny == set() with input as _plan({"destination_cidr_block": destination}, {})
			with data.astro.facts as testing.facts
	}
}

test_silent_other_target if {
	rule.deny == set() with input as _plan({"destination_cidr_block": "0.0.0.0/0", "vpc_peering_connection_id": "pcx-0123456789abcdef1"}, {})
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _plan({"destination_cidr_block": "10.0.0.0/8", "vpc_peering_connection_id": null, "transit_gateway_id": "tgw-0123456789abcdef0"}, {})
		with data.astro.facts as testing.facts
}

_plan(after, unknown) := testing.plan([
	_route("exact", {"destination_cidr_block": "172.20.0.0/20"}, {}),
	_route("wide", after, unknown),
])

_route(name, after, unknown) := testing.created(
	concat(".", ["aws_route", name]),
	object.union({"route_table_id": "rtb-0123456789abcdef0", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}, after),
	unknown,
)
