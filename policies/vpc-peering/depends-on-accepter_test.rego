package astro.rules.vpc_peering.depends_on_accepter_test

import data.astro.rules.vpc_peering.depends_on_accepter as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_raw_id if {
	rule.deny == {peering.finding(
		"aws_route.raw",
		"is made without waiting for the accepter, on a peering connection that is not active yet",
		"vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id",
		"no dependency on the accepter",
	)} with input as peering.plan([_raw]) with data.astro.facts as testing.facts
}

test_pass_reference if {
	rule.deny == set() with input as peering.plan([peering.options("astro", {})]) with data.astro.facts as testing.facts
}

test_pass_where_the_connection_is_active if {
	rule.deny == set() with input as testing.plan([peering.accepter({"accept_status": "active"}, {}), _raw]) with data.astro.facts as testing.facts
}

test_pass_what_is_there_already if {
	rule.deny == set() with input as peering.plan([testing.with_actions(_raw, ["no-op"])]) with data.astro.facts as testing.facts
}

test_silent_without_accepter if {
	rule.deny == set() with input as testing.plan([_raw]) with data.astro.facts as testing.facts
}

_raw := testing.created(
	"aws_route.raw",
	{
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_cidr_block": "172.20.0.0/20",
		"vpc_peering_connection_id": peering.pcx,
	},
	{},
)

# What a local hides is not known until the accepter is made.
test_pass_by_a_local if {
	rule.deny == set() with input as testing.plan([
		testing.created("aws_vpc_peering_connection_accepter.astro", {"vpc_peering_connection_id": "pcx-0123456789abcdef0", "auto_accept": true}, {"id": true}),
		testing.linked(
			testing.created("aws_route.local", {"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
			{"vpc_peering_connection_id": ["local.accepted"]},
		),
	])
		with data.astro.facts as testing.facts
}

# The vendor's resource that requests the connection tells the id; a module hands it on.
test_fail_by_a_resource_that_no_rule_knows if {
	count(rule.deny) == 1 with input as _told_by(["vendor_peering.this.peering_id", "vendor_peering.this"]) with data.astro.facts as testing.facts
	count(rule.deny) == 1 with input as _told_by(["data.vendor_peering.this.peering_id", "data.vendor_peering.this"]) with data.astro.facts as testing.facts
}

test_pass_by_a_variable_of_the_module if {
	rule.deny == set() with input as _told_by(["each.value"]) with data.astro.facts as testing.facts
	rule.deny == set() with input as _told_by(["module.network.peering_id", "module.network"]) with data.astro.facts as testing.facts
}

test_fail_in_an_inline_block if {
	told := {"vpc_peering_connection_id": {"references": ["vendor_peering.this.peering_id", "vendor_peering.this"]}}
	count(rule.deny) == 1 with input as _inline([told]) with data.astro.facts as testing.facts
}

# In JSON the blocks are one expression, with the text of each reference.
test_fail_in_an_inline_block_in_json if {
	told := {
		"constant_value": [{"cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": "${vendor_peering.this.peering_id}"}],
		"references": ["vendor_peering.this.peering_id", "vendor_peering.this"],
	}
	count(rule.deny) == 1 with input as _inline(told) with data.astro.facts as testing.facts
}

test_pass_in_an_inline_block_by_a_local if {
	in_json := {"constant_value": [{"vpc_peering_connection_id": "${local.accepted}"}], "references": ["local.accepted"]}
	every route in [in_json, [{"vpc_peering_connection_id": {"references": ["local.accepted"]}}]] {
		rule.deny == set() with input as _inline(route) with data.astro.facts as testing.facts
	}
}

_inline(route) := document if {
	document := json.patch(
		testing.plan([
			testing.created("aws_vpc_peering_connection_accepter.astro", {"auto_accept": true}, {"id": true, "vpc_peering_connection_id": true}),
			testing.created(
				"aws_route_table.data",
				{"route": [{"cidr_block": "172.20.0.0/20"}]},
				{"route": [{"vpc_peering_connection_id": true}]},
			),
		]),
		[{"op": "replace", "path": "/configuration/root_module/resources/1/expressions", "value": {"route": route}}],
	)
}

_told_by(references) := testing.plan([
	testing.created("aws_vpc_peering_connection_accepter.astro", {"auto_accept": true}, {"id": true, "vpc_peering_connection_id": true}),
	testing.linked(
		testing.created("aws_route.told", {"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
		{"vpc_peering_connection_id": references},
	),
])
