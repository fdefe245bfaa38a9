package astro.rules.transit_gateway.gateway_auto_accept_test

import data.astro.rules.transit_gateway.gateway_auto_accept as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_shared if {
	rule.deny == {{"address": "aws_ec2_transit_gateway.hub", "message": "whoever the gateway is shared with attaches to it without being asked", "expected": "auto_accept_shared_attachments = \"disable\"", "actual": "enable", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "enable"}), []))
		with data.astro.facts as testing.facts
}

test_fail_static_route if {
	rule.deny == {{"address": "aws_ec2_transit_gateway.hub", "message": "whoever the gateway is shared with attaches to it without being asked", "expected": "auto_accept_shared_attachments = \"disable\"", "actual": "enable", "unknown": false}} with input as testing.plan([tgw.gateway({"auto_accept_shared_attachments": "enable"}), tgw.table, tgw.accepter({}, {}), tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_fail_attached if {
	rule.deny == {{"address": "aws_ec2_transit_gateway.hub", "message": "whoever the gateway is shared with attaches to it without being asked", "expected": "auto_accept_shared_attachments = \"disable\"", "actual": "enable", "unknown": false}} with input as testing.plan([tgw.gateway({"id": "tgw-0123456789abcdef0", "auto_accept_shared_attachments": "enable"}), tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {})])
		with data.astro.facts as testing.facts
}

test_fail_data_source if {
	rule.deny == {{"address": "data.aws_ec2_transit_gateway.hub", "message": "whoever the gateway is shared with attaches to it without being asked", "expected": "auto_accept_shared_attachments = \"disable\"", "actual": "enable", "unknown": false}} with input as testing.with_sources(testing.plan([_inline]), [_read])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway.hub", "message": "auto_accept_shared_attachments is not known until apply, so this cannot be checked before it", "expected": "auto_accept_shared_attachments = \"disable\"", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([_deciding_later, tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_pass_disabled if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({"auto_accept_shared_attachments": "disable"}), []))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({"auto_accept_shared_attachments": "enable"})])
		with data.astro.facts as testing.facts
}

_inline := testing.created(
	"aws_route_table.data",
	{"route": [{"cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"}]},
	{"id": true},
)

_read := testing.read(
	"data.aws_ec2_transit_gateway.hub",
	{"id": "tgw-0123456789abcdef0", "auto_accept_shared_attachments": "enable"},
)

_deciding_later := object.union(tgw.gateway({}), {"change": {"after_unknown": {"auto_accept_shared_attachments": true}}})

test_silent_on_unknown_without_evidence if {
	rule.deny == set() with input as testing.plan([_deciding_later])
		with data.astro.facts as testing.facts
}

# What a data source will read is not this plan's to set.
test_silent_on_unknown_data_source if {
	source := object.union(
		testing.created("aws_ec2_transit_gateway.hub", {"id": "tgw-0123456789abcdef0"}, {"auto_accept_shared_attachments": true}),
		{"address": "data.aws_ec2_transit_gateway.hub", "mode": "data"},
	)
	rule.deny == set() with input as testing.plan([_inline, source])
		with data.astro.facts as testing.facts
}
