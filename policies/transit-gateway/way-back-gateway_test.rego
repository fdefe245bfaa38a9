package astro.rules.transit_gateway.way_back_gateway_test

import data.astro.rules.transit_gateway.way_back_gateway as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_neither if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "no route table of the gateway leads back to the cluster, so answers are dropped", "expected": "a propagation, or a static route to 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "actual": "no propagation and no static route with the whole CIDR", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_fail_part_of_the_cidr if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "no route table of the gateway leads back to the cluster, so answers are dropped", "expected": "a propagation, or a static route to 172.20.0.0/20", "actual": "no propagation and no static route with the whole CIDR", "unknown": false}} with input as testing.plan([tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("172.20.0.0/21")])
		with data.astro.facts as testing.facts
}

test_unknown_propagation_through_local if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_attachment_id is not known until apply, so this cannot be checked before it", "expected": "a propagation, or a static route to 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, _adrift]))
		with data.astro.facts as testing.facts
}

test_unknown_destination if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_attachment_id is not known until apply, so this cannot be checked before it", "expected": "a propagation, or a static route to 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, _later]))
		with data.astro.facts as testing.facts
}

test_pass_propagation if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, tgw.propagation]))
		with data.astro.facts as testing.facts
}

test_pass_default_propagation if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_propagation": true}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_pass_static_route if {
	rule.deny == set() with input as testing.plan([tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_silent_where_tables_are_elsewhere if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {})]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), tgw.table, tgw.association])
		with data.astro.facts as testing.facts
}

_adrift := object.union(tgw.propagation, {"_references": {"transit_gateway_attachment_id": ["local.attachment"]}})

_later := object.union(tgw.static(null), {"change": {"after_unknown": {"destination_cidr_block": true}}})

# Any part of the gateway's route tables in the plan shows that they are kept here.
test_fail_beside_any_part_of_the_tables if {
	every part in [tgw.table, tgw.association, _of_another(tgw.propagation), _of_another(tgw.static("10.0.0.0/8"))] {
		_of_parts([tgw.accepter({}, {}), part]) == {_dropped("172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20")}
	}
}

# Not set, the accepter propagates the attachment's routes.
test_pass_not_set if {
	_of_parts([tgw.accepter({"transit_gateway_default_route_table_propagation": null}, {}), tgw.table, tgw.association]) == set()
}

test_unknown_static_route_through_local if {
	adrift := object.union(tgw.static("10.0.0.0/8"), {"_references": {"transit_gateway_attachment_id": ["local.attachment"]}})
	_of_parts([tgw.accepter({}, {}), tgw.table, tgw.association, adrift]) == {{
		"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
		"message": "transit_gateway_attachment_id is not known until apply, so this cannot be checked before it",
		"expected": "a propagation, or a static route to 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20",
		"actual": "(known after apply)",
		"unknown": true,
	}}
}

# The attachment is of cluster prod; the route holds the CIDR of cluster dev.
test_fail_static_route_to_another_cluster if {
	_of_parts([tgw.accepter({"vpc_owner_id": "222222222222", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {}), tgw.table, tgw.association, tgw.static("172.22.0.0/16")]) == {_dropped("172.20.0.0/20")}
}

_of_parts(parts) := found if {
	found := rule.deny with input as testing.plan(array.concat(tgw.shared({}), parts))
		with data.astro.facts as testing.facts
}

_of_another(part) := object.union(part, {
	"change": {
		"after": {"transit_gateway_attachment_id": "tgw-attach-0fedcba9876543210"},
		"after_unknown": {"transit_gateway_attachment_id": false},
	},
	"_references": {"transit_gateway_attachment_id": []},
})

_dropped(ranges) := {
	"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
	"message": "no route table of the gateway leads back to the cluster, so answers are dropped",
	"expected": concat(" ", ["a propagation, or a static route to", ranges]),
	"actual": "no propagation and no static route with the whole CIDR",
	"unknown": false,
}
