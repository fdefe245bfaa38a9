package astro.rules.transit_gateway.accepter_default_table_disabled_test

import data.astro.rules.transit_gateway.accepter_default_table_disabled as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_association if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the accepter asks for the gateway's default route table, which is disabled, so the apply fails", "expected": "transit_gateway_default_route_table_association = false", "actual": "transit_gateway_default_route_table_association = true", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_propagation_unset if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the accepter asks for the gateway's default route table, which is disabled, so the apply fails", "expected": "transit_gateway_default_route_table_propagation = false", "actual": "transit_gateway_default_route_table_propagation = true", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), [tgw.accepter({"transit_gateway_default_route_table_propagation": null}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_gateway_by_route_table if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the accepter asks for the gateway's default route table, which is disabled, so the apply fails", "expected": "transit_gateway_default_route_table_propagation = false", "actual": "transit_gateway_default_route_table_propagation = true", "unknown": false}} with input as testing.plan([tgw.gateway({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), _lab, tgw.table, tgw.accepter({"transit_gateway_default_route_table_propagation": true}, {}), tgw.association, tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_default_route_table_association is not known until apply, so this cannot be checked before it", "expected": "transit_gateway_default_route_table_association = false", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), [tgw.accepter({"transit_gateway_default_route_table_association": null}, {"transit_gateway_default_route_table_association": true})]))
		with data.astro.facts as testing.facts
}

test_pass_false if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), [tgw.accepter({}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_enabled if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"default_route_table_association": "enable"}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {})]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({"default_route_table_association": "disable", "default_route_table_propagation": "disable"}), tgw.accepter({"transit_gateway_default_route_table_association": true}, {})])
		with data.astro.facts as testing.facts
}

_lab := testing.created("aws_ec2_transit_gateway.lab", {}, {"id": true})
