package astro.rules.teardown.share_removed_test

import data.astro.rules.teardown.share_removed as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_principal_taken_out if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false}} with input as testing.plan([_kept("aws_ram_resource_share.astro", _share), _deleted("aws_ram_principal_association.astro", _principal), _kept("aws_ram_resource_association.gateway", _content(_gateway_arn))])
		with data.astro.facts as testing.facts
}

test_fail_gateway_taken_out if {
	rule.deny == {{"address": "aws_ram_resource_association.gateway", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false}} with input as testing.plan([_kept("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.gateway", _content(_gateway_arn))])
		with data.astro.facts as testing.facts
}

test_fail_routes_stay if {
	rule.deny == {
		{"address": "aws_ram_resource_share.astro", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false},
		{"address": "aws_ram_principal_association.astro", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false},
		{"address": "aws_ram_resource_association.gateway", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false},
	} with input as testing.plan([_deleted("aws_ram_resource_share.astro", _share), _deleted("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.gateway", _content(_gateway_arn)), _kept("aws_route.to_astro", {"destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-0123456789abcdef0"})])
		with data.astro.facts as testing.facts
}

test_fail_attachment_stays if {
	rule.deny == {
		{"address": "aws_ram_principal_association.astro", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false},
		{"address": "aws_ram_resource_association.gateway", "message": "Astro loses the share of the transit gateway, while the rest of the connection stays", "expected": "the gateway stays shared with Astro as long as the connection does", "actual": "takes away arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0", "unknown": false},
	} with input as testing.plan([_deleted("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.gateway", _content(_gateway_arn)), tgw.gateway({"id": "tgw-0123456789abcdef0"}), tgw.accepter({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "transit_gateway_id": "tgw-0123456789abcdef0"}, {})])
		with data.astro.facts as testing.facts
}

test_pass_whole_share if {
	rule.deny == set() with input as testing.plan([_deleted("aws_ram_resource_share.astro", _share), _deleted("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.gateway", _content(_gateway_arn))])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([_kept("aws_ram_resource_share.astro", _share), _deleted("aws_ram_principal_association.vendor", object.union(_principal, {"principal": "444444444444"})), _kept("aws_ram_resource_association.gateway", _content(_gateway_arn))])
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

_share_arn := "arn:aws:ram:us-east-1:333333333333:resource-share/0"

_gateway_arn := "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0"

_share := {"arn": _share_arn}

_principal := {"principal": "222222222222", "resource_share_arn": _share_arn}

_content(arn) := {"resource_arn": arn, "resource_share_arn": _share_arn}

test_fail_names_every_gateway if {
	second := replace(_gateway_arn, "abcdef0", "abcdef1")
	found := rule.deny with input as testing.plan([
		_kept("aws_ram_resource_share.astro", _share),
		_deleted("aws_ram_principal_association.astro", _principal),
		_kept("aws_ram_resource_association.gateway", _content(_gateway_arn)),
		_kept("aws_ram_resource_association.second", _content(second)),
	])
		with data.astro.facts as testing.facts
	{finding.actual | some finding in found} == {concat("", ["takes away ", _gateway_arn, ", ", second])}
}
