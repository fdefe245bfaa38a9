package astro.rules.transit_gateway.auto_accept_and_accepter_test

import data.astro.rules.transit_gateway.auto_accept_and_accepter as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_both if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the gateway has accepted the attachment by itself, so creating its accepter fails", "expected": "auto_accept_shared_attachments = \"disable\" on the gateway", "actual": "auto_accept_shared_attachments = \"enable\" on aws_ec2_transit_gateway.hub", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "enable"}), [tgw.accepter({}, {})]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "auto_accept_shared_attachments is not known until apply, so this cannot be checked before it", "expected": "auto_accept_shared_attachments = \"disable\" on the gateway", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([_deciding_later, tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.accepter({}, {})])
		with data.astro.facts as testing.facts
}

test_pass_disabled if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "disable"}), [tgw.accepter({}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_accepted_already if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "enable"}), [testing.with_actions(tgw.accepter({}, {}), ["no-op"])]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({"auto_accept_shared_attachments": "enable"}), tgw.accepter({}, {})])
		with data.astro.facts as testing.facts
}

test_silent_where_the_gateway_goes_to_others_too if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "enable"}), [tgw.accepter({}, {}), tgw.names("vendor", "444444444444")]))
		with data.astro.facts as testing.facts
}

_deciding_later := object.union(tgw.gateway({}), {"change": {"after_unknown": {"auto_accept_shared_attachments": true}}})

test_silent_on_another_gateway if {
	lab := object.union(_deciding_later, {"address": "aws_ec2_transit_gateway.lab", "name": "lab"})
	rule.deny == set() with input as testing.plan([
		tgw.gateway({"id": "tgw-0123456789abcdef0", "auto_accept_shared_attachments": "disable"}), lab,
		tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {}),
	])
		with data.astro.facts as testing.facts
}

# Which of two gateways the attachment is on, the plan does not tell.
test_fail_names_every_gateway if {
	lab := object.union(tgw.gateway({"id": "tgw-0123456789abcdef0", "auto_accept_shared_attachments": "enable"}), {"address": "aws_ec2_transit_gateway.lab", "name": "lab"})
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the gateway has accepted the attachment by itself, so creating its accepter fails", "expected": "auto_accept_shared_attachments = \"disable\" on the gateway", "actual": "auto_accept_shared_attachments = \"enable\" on aws_ec2_transit_gateway.hub, aws_ec2_transit_gateway.lab", "unknown": false}} with input as testing.plan([
		tgw.gateway({"id": "tgw-0123456789abcdef0", "auto_accept_shared_attachments": "enable"}), lab,
		tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {}),
	])
		with data.astro.facts as testing.facts
}
