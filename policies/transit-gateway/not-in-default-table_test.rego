package astro.rules.transit_gateway.not_in_default_table_test

import data.astro.rules.transit_gateway.not_in_default_table as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_association if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "transit_gateway_default_route_table_association = false", "actual": "transit_gateway_default_route_table_association = true", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_propagation_beside_own_association if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "transit_gateway_default_route_table_propagation = false", "actual": "transit_gateway_default_route_table_propagation = true", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": true, "transit_gateway_default_route_table_propagation": true}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_fail_default_table_by_reference if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route_table_association.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "a route table of its own", "actual": "(known after apply)", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), _static, _in_default])
		with data.astro.facts as testing.facts
}

test_fail_default_table_of_a_shared_gateway if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route_table_association.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "a route table of its own", "actual": "(known after apply)", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), _in_default]))
		with data.astro.facts as testing.facts
}

test_silent_on_another_attachment if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), _in_default])
		with data.astro.facts as testing.facts
}

test_fail_default_table_by_id if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route_table_association.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "a route table of its own", "actual": "tgw-rtb-0123456789abcdef0", "unknown": false}} with input as testing.plan([tgw.gateway({"association_default_route_table_id": "tgw-rtb-0123456789abcdef0"}), tgw.accepter({}, {}), _static, _by_id])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_default_route_table_propagation is not known until apply, so this cannot be checked before it", "expected": "transit_gateway_default_route_table_propagation = false", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_propagation": null}, {"transit_gateway_default_route_table_propagation": true})]))
		with data.astro.facts as testing.facts
}

test_pass_own_table if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_pass_disabled if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {})]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({"transit_gateway_default_route_table_association": true}, {})])
		with data.astro.facts as testing.facts
}

_static := object.union(tgw.static("172.20.0.0/20"), {"_references": {"transit_gateway_route_table_id": _default}})

_in_default := object.union(tgw.association, {"_references": {"transit_gateway_route_table_id": _default}})

_by_id := object.union(
	tgw.association,
	{
		"change": {
			"after": {"transit_gateway_route_table_id": "tgw-rtb-0123456789abcdef0"},
			"after_unknown": {"transit_gateway_route_table_id": false},
		},
		"_references": {"transit_gateway_route_table_id": []},
	},
)

_default := ["aws_ec2_transit_gateway.hub.association_default_route_table_id", "aws_ec2_transit_gateway.hub"]

# Not set, the accepter does both.
test_fail_not_set if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "Astro's attachment is in the default route table, where everything on the gateway meets", "expected": "transit_gateway_default_route_table_propagation = false", "actual": "transit_gateway_default_route_table_propagation = true", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_propagation": null}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_propagation_to_the_default_table if {
	propagation := object.union(tgw.propagation, {"_references": {"transit_gateway_route_table_id": _default}})
	rule.deny == {_in_it("aws_ec2_transit_gateway_route_table_propagation.astro")} with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), _static, propagation])
		with data.astro.facts as testing.facts
}

# The attachment is that of one cluster, whose accepter is elsewhere.
test_fail_default_table_without_accepter if {
	rule.deny == {_in_it("aws_ec2_transit_gateway_route_table_association.astro")} with input as testing.plan([tgw.gateway({}), _elsewhere(_static), _elsewhere(_in_default)])
		with data.astro.facts as testing.facts
}

test_silent_on_another_attachment_beside_astros if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, _elsewhere(_in_default)]))
		with data.astro.facts as testing.facts
}

_in_it(address) := {
	"address": address,
	"message": "Astro's attachment is in the default route table, where everything on the gateway meets",
	"expected": "a route table of its own",
	"actual": "(known after apply)",
	"unknown": false,
}

_elsewhere(resource) := object.union(resource, {
	"change": {
		"after": {"transit_gateway_attachment_id": "tgw-attach-0fedcba9876543210"},
		"after_unknown": {"transit_gateway_attachment_id": false},
	},
	"_references": {"transit_gateway_attachment_id": []},
})
