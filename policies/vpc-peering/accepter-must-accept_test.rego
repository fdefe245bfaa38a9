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

# The route names the connection by a local, whose value appears nowhere in a plan: the plan has no other.
test_fail_route_by_a_local if {
	count(rule.deny) == 1 with input as testing.plan([_accepter({"auto_accept": false}, {"id": true}), _by_local])
		with data.astro.facts as testing.facts
}

test_silent_route_by_a_local_of_two if {
	other := testing.created("aws_vpc_peering_connection_accepter.other", {"vpc_peering_connection_id": "pcx-0123456789abcdef9"}, {"id": true})
	rule.deny == set() with input as testing.plan([_accepter({"auto_accept": false}, {"id": true}), other, _by_local])
		with data.astro.facts as testing.facts
}

_by_local := testing.linked(
	testing.created("aws_route.local", {"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
	{"vpc_peering_connection_id": ["local.accepted"]},
)
