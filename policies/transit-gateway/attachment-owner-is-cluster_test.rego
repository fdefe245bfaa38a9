package astro.rules.transit_gateway.attachment_owner_is_cluster_test

import data.astro.rules.transit_gateway.attachment_owner_is_cluster as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_impostor if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the attachment belongs to another account than the cluster it is routed as", "expected": "a VPC of account 222222222222", "actual": "444444444444", "unknown": false}} with input as _with_source("444444444444", [tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_unknown_without_data_source if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "vpc_owner_id is not known until apply, so this cannot be checked before it", "expected": "a VPC of account 222222222222", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.accepter({}, {}), tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_pass_cluster if {
	rule.deny == set() with input as _with_source("222222222222", [tgw.static("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_pass_general_data_source if {
	rule.deny == set() with input as testing.with_sources(testing.plan([tgw.accepter({}, {})]), [_general])
		with data.astro.facts as testing.facts
}

test_silent_without_route if {
	rule.deny == set() with input as _with_source("444444444444", [])
		with data.astro.facts as testing.facts
}

_general := testing.read(
	"data.aws_ec2_transit_gateway_attachment.astro",
	{
		"transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0",
		"resource_owner_id": "222222222222",
		"resource_id": "vpc-0aaaaaaaaaaaaaaa1",
	},
)

_with_source(owner, more) := testing.with_sources(
	object.union(base, {"configuration": {"root_module": {"resources": resources}}}),
	[testing.read(
		"data.aws_ec2_transit_gateway_vpc_attachment.astro",
		{"id": "tgw-attach-0123456789abcdef0", "vpc_owner_id": owner, "vpc_id": "vpc-0123456789abcdef0"},
	)],
) if {
	base := testing.plan(array.concat([_referring], more))
	resources := array.concat(base.configuration.root_module.resources, [_source_config])
}

_referring := testing.linked(tgw.accepter({}, {}), {"transit_gateway_attachment_id": [
	"data.aws_ec2_transit_gateway_vpc_attachment.astro.id",
	"data.aws_ec2_transit_gateway_vpc_attachment.astro",
]})

_source_config := {
	"address": "data.aws_ec2_transit_gateway_vpc_attachment.astro",
	"mode": "data",
	"expressions": {},
}

test_fail_names_every_account if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the attachment belongs to another account than the cluster it is routed as", "expected": "a VPC of account 222222222222 or 555555555555", "actual": "444444444444", "unknown": false}} with input as _with_source("444444444444", [tgw.static("172.20.0.0/20")])
		with data.astro.facts as {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20"})])}
}

test_fail_described_twice if {
	general := object.union(_general, {"values": {"resource_owner_id": "555555555555", "resource_id": "vpc-0123456789abcdef0"}})
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment_accepter.astro", "message": "the attachment belongs to another account than the cluster it is routed as", "expected": "a VPC of account 222222222222", "actual": "444444444444, 555555555555", "unknown": false}} with input as _and_source(_with_source("444444444444", [tgw.static("172.20.0.0/20")]), general)
		with data.astro.facts as testing.facts
}

test_pass_beside_another_attachment if {
	other := testing.read("data.aws_ec2_transit_gateway_vpc_attachment.other", {"id": "tgw-attach-0fedcba9876543210", "vpc_owner_id": "444444444444", "vpc_id": "vpc-0123456789abcdef0"})
	rule.deny == set() with input as _and_source(_with_source("222222222222", [tgw.static("172.20.0.0/20")]), other)
		with data.astro.facts as testing.facts
}

_and_source(document, source) := testing.with_sources(document, array.concat(document.prior_state.values.root_module.resources, [source]))
