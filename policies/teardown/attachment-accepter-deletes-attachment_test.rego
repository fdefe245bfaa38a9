package astro.rules.teardown.attachment_accepter_deletes_attachment_test

import data.astro.rules.teardown.attachment_accepter_deletes_attachment as rule
import data.astro.testing

test_fail_route_stays if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([_accepter, _kept("aws_ec2_transit_gateway_route.astro", _route)])
		with data.astro.facts as testing.facts
}

test_fail_replaced if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([object.union(_accepter, {"change": {"actions": ["delete", "create"], "after": {"transit_gateway_attachment_id": "tgw-attach-0123456789abcdef1"}}})])
		with data.astro.facts as testing.facts
}

test_fail_vpc_route_stays if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([_accepter, _kept("aws_route.to_astro", {"destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"})])
		with data.astro.facts as testing.facts
}

test_fail_share_stays if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([_accepter, _kept("aws_ram_principal_association.astro", {"principal": "222222222222", "resource_share_arn": "arn:aws:ram:us-east-1:333333333333:resource-share/0"}), _kept("aws_ram_resource_association.gateway", {"resource_arn": "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "resource_share_arn": "arn:aws:ram:us-east-1:333333333333:resource-share/0"})])
		with data.astro.facts as testing.facts
}

test_fail_known_by_its_route if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([_stranger, _kept("aws_ec2_transit_gateway_route.astro", _route)])
		with data.astro.facts as testing.facts
}

test_fail_known_by_its_vpc if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "deleting the accepter deletes Astro's attachment, while the rest of the connection stays", "expected": "the accepter stays as long as the connection does", "actual": "deletes tgw-attach-0123456789abcdef0", "unknown": false}} with input as testing.plan([object.union(_accepter, {"change": {"before": {"vpc_owner_id": null}}}), _kept("aws_ec2_transit_gateway_route_table_association.astro", _route)])
		with data.astro.facts as testing.facts
}

test_pass_whole_connection if {
	rule.deny == set() with input as testing.plan([_accepter, _deleted("aws_ec2_transit_gateway_route.astro", _route)])
		with data.astro.facts as testing.facts
}

test_silent_for_another_owner if {
	rule.deny == set() with input as testing.plan([_stranger, _kept("aws_ec2_transit_gateway_route.other", object.union(_route, {"destination_cidr_block": "10.8.0.0/16"}))])
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
