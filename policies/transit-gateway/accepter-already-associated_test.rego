package astro.rules.transit_gateway.accepter_already_associated_test

import data.astro.rules.transit_gateway.accepter_already_associated as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_default_and_own if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route_table_association.astro", "message": "the accepter has associated the attachment with the default table, so this association fails", "expected": "transit_gateway_default_route_table_association = false on the accepter", "actual": "transit_gateway_default_route_table_association = true on aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "transit_gateway_default_route_table_association is not known until apply, so this cannot be checked before it", "expected": "transit_gateway_default_route_table_association = false on the accepter", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": null}, {"transit_gateway_default_route_table_association": true}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_pass_replaces if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {}), tgw.table, _replacing]))
		with data.astro.facts as testing.facts
}

test_pass_false if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_pass_associated_already if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": true}, {}), tgw.table, testing.with_actions(tgw.association, ["no-op"])]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({"transit_gateway_default_route_table_association": true}, {}), tgw.association])
		with data.astro.facts as testing.facts
}

_replacing := object.union(tgw.association, {"change": {"after": {"replace_existing_association": true}}})

# Not set, the accepter associates the attachment.
test_fail_not_set if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route_table_association.astro", "message": "the accepter has associated the attachment with the default table, so this association fails", "expected": "transit_gateway_default_route_table_association = false on the accepter", "actual": "transit_gateway_default_route_table_association = true on aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": null}, {}), tgw.table, tgw.association]))
		with data.astro.facts as testing.facts
}

test_silent_on_unknown_without_association if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({"transit_gateway_default_route_table_association": null}, {"transit_gateway_default_route_table_association": true}), tgw.table]))
		with data.astro.facts as testing.facts
}
