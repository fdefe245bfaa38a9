package astro.rules.teardown.astro_loses_connection_test

import data.astro.rules.teardown.astro_loses_connection as rule
import data.astro.testing

test_note_attachment if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment", "expected": "Astronomer support knows", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([_accepter])
		with data.astro.facts as testing.facts
}

test_note_share if {
	rule.deny == {
		{"address": "aws_ram_resource_share.astro", "message": "Astro loses what was shared with it", "expected": "Astronomer support knows", "actual": "takes away arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0", "unknown": false},
		{"address": "aws_ram_principal_association.astro", "message": "Astro loses what was shared with it", "expected": "Astronomer support knows", "actual": "takes away arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0", "unknown": false},
		{"address": "aws_ram_resource_association.rule", "message": "Astro loses what was shared with it", "expected": "Astronomer support knows", "actual": "takes away arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0", "unknown": false},
	} with input as testing.plan([_deleted("aws_ram_resource_share.astro", _share), _deleted("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.rule", _content(_rule_arn))])
		with data.astro.facts as testing.facts
}

test_pass_where_the_rest_stays if {
	rule.deny == set() with input as testing.plan([_accepter, _kept("aws_ec2_transit_gateway_route.astro", _route)])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([_deleted("aws_ram_principal_association.vendor", object.union(_principal, {"principal": "444444444444"})), _deleted("aws_ram_resource_association.rule", _content(_rule_arn))])
		with data.astro.facts as testing.facts
}

_deleted(address, before) := {
	"address": address,
	"mode": "managed",
	"type": split(address, ".")[0],
	"name": split(address, ".")[1],
	"change": {"actions": ["delete"], "before": before, "after": null, "after_unknown": {}},
}

_kept(address, values) := object.union(
	_deleted(address, values),
	{"change": {"actions": ["no-op"], "after": values}},
)

_before := {
	"id": "tgw-attach-0123456789abcdef0",
	"transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0",
	"transit_gateway_id": "tgw-0123456789abcdef0",
	"vpc_owner_id": "222222222222",
	"vpc_id": "vpc-0aaaaaaaaaaaaaaa1",
}

_accepter := _deleted("aws_ec2_transit_gateway_vpc_attachment_accepter.astro", _before)

_route := {
	"destination_cidr_block": "172.20.0.0/20",
	"transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0",
}

_stranger := _deleted(
	"aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
	object.union(_before, {"vpc_owner_id": "444444444444", "vpc_id": "vpc-0123456789abcdef0"}),
)

_share_arn := "arn:aws:ram:us-east-1:333333333333:resource-share/0"

_rule_arn := "arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0"

_gateway_arn := "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0"

_share := {"arn": _share_arn}

_principal := {"principal": "222222222222", "resource_share_arn": _share_arn}

_content(arn) := {"resource_arn": arn, "resource_share_arn": _share_arn}

test_note_names_all_that_goes if {
	found := rule.deny with input as testing.plan([
		_deleted("aws_ram_principal_association.astro", _principal),
		_deleted("aws_ram_resource_association.rule", _content(_rule_arn)),
		_deleted("aws_ram_resource_association.gateway", _content(_gateway_arn)),
	])
		with data.astro.facts as testing.facts
	{finding.actual | some finding in found; finding.address == "aws_ram_principal_association.astro"} == {concat("", ["takes away ", _gateway_arn, ", ", _rule_arn])}
}
