package astro.rules.transit_gateway.attachment_associated_test

import data.astro.rules.transit_gateway.attachment_associated as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_none if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "Astro's attachment is associated with no route table, so the gateway drops what Astro sends", "expected": "one aws_ec2_transit_gateway_route_table_association", "actual": "no association", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table]))
		with data.astro.facts as testing.facts
}

test_fail_two if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "Astro's attachment is associated with several route tables, but AWS allows one", "expected": "one aws_ec2_transit_gateway_route_table_association", "actual": "aws_ec2_transit_gateway_route_table_association.astro, aws_ec2_transit_gateway_route_table_association.second", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, _second]))
		with data.astro.facts as testing.facts
}

test_unknown_through_local if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_attachment_id is not known until apply, so this cannot be checked before it", "expected": "one aws_ec2_transit_gateway_route_table_association", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, _adrift]))
		with data.astro.facts as testing.facts
}

test_pass_one if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), tgw.table])
		with data.astro.facts as testing.facts
}

_second := object.union(tgw.association, {"address": "aws_ec2_transit_gateway_route_table_association.second", "name": "second"})

_adrift := object.union(tgw.association, {"_references": {"transit_gateway_attachment_id": ["local.attachment"]}})

# Not set, the accepter associates the attachment with the default table.
test_pass_not_set if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": null}, {}), tgw.table]))
		with data.astro.facts as testing.facts
}

test_silent_on_two_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), tgw.table, tgw.association, _second])
		with data.astro.facts as testing.facts
}
