package astro.rules.vpc_peering.accepter_must_accept_test

import data.astro.rules.vpc_peering.accepter_must_accept as rule
import data.astro.testing

test_fail_unset if {
	rule.deny == {{
		"address": "aws_vpc_peering_connection_accepter.astro",
		"message": "the peering request from Astro is adopted but not accepted",
		"expected": "auto_accept = true",
		"actual": "(not set)",
		"unknown": false,
	}} with input as _plan({"auto_accept": null}, {})
		with data.astro.facts as testing.facts
}

test_fail_false if {
	some finding in rule.deny with input as _plan({"auto_accept": false}, {})
		with data.astro.facts as testing.facts
	finding.actual == "false"
}

test_unknown if {
	rule.deny == {{
		"address": "aws_vpc_peering_connection_accepter.astro",
		"message": "auto_accept is not known until apply, so this cannot be checked before it",
		"expected": "auto_accept = true",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as _plan({}, {"auto_accept": true})
		with data.astro.facts as testing.facts
}

test_pass_true if {
	rule.deny == set() with input as _plan({"auto_accept": true}, {})
		with data.astro.facts as testing.facts
}

test_pass_already_active if {
	rule.deny == set() with input as _plan({"auto_accept": false, "accept_status": "active"}, {})
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([_accepter({}, {})])
		with data.astro.facts as testing.facts
}

_plan(after, unknown) := testing.plan([_accepter(after, unknown), _route])

_accepter(after, unknown) := testing.created(
	"aws_vpc_peering_connection_accepter.astro",
	object.union({"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, after),
	object.union({"id": true}, unknown),
)

_route := testing.created(
	"aws_route.to_astro",
	{
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_cidr_block": "172.20.0.0/20",
		"vpc_peering_connection_id": "pcx-0123456789abcdef0",
	},
	{"id": true},
)
