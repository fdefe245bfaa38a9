package astro.rules.transit_gateway.cidr_overlap_test

import data.astro.rules.transit_gateway.cidr_overlap as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_routed if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "a CIDR of this VPC overlaps the VPC CIDR 172.20.0.0/20 of cluster prod, so the gateway cannot route between them", "expected": "no address of 172.20.0.0/20", "actual": "172.20.0.0/16", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), object.union(_vpc, {"change": {"after": {"cidr_block": "172.20.0.0/16"}}}), _attachment])
		with data.astro.facts as testing.facts
}

test_fail_shared_pod_range if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "a CIDR of this VPC overlaps the pod range 100.64.0.0/19 of cluster prod, so the gateway cannot route between them", "expected": "no address of 100.64.0.0/19", "actual": "100.64.0.0/16", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [object.union(_vpc, {"change": {"after": {"cidr_block": "100.64.0.0/16"}}}), _attachment]))
		with data.astro.facts as testing.facts
}

test_fail_attached_by_account if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "a CIDR of this VPC overlaps the VPC CIDR 172.22.0.0/20 of cluster dev, so the gateway cannot route between them", "expected": "no address of 172.22.0.0/20", "actual": "172.22.0.0/16", "unknown": false}} with input as testing.plan([tgw.gateway({"id": "tgw-0123456789abcdef0"}), tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {}), object.union(_vpc, {"change": {"after": {"cidr_block": "172.22.0.0/16"}}}), _attachment])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_vpc_attachment.data", "message": "cidr_block of the VPC is not known until apply, so this cannot be checked before it", "expected": "no address of a cluster", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), testing.created("aws_vpc.data", {}, {"id": true, "cidr_block": true}), _attachment])
		with data.astro.facts as testing.facts
}

test_pass_apart if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, _attachment])
		with data.astro.facts as testing.facts
}

test_silent_for_a_share_of_another_region if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), _in("eu-west-1"), tgw.names("astro", "222222222222"), object.union(_vpc, {"change": {"after": {"cidr_block": "172.20.0.0/16"}}}), _attachment])
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), object.union(_vpc, {"change": {"after": {"cidr_block": "172.20.0.0/16"}}}), _attachment])
		with data.astro.facts as testing.facts
}

_vpc := testing.created("aws_vpc.data", {"cidr_block": "10.0.0.0/16"}, {"id": true})

_attachment := testing.linked(
	testing.created("aws_ec2_transit_gateway_vpc_attachment.data", {}, {"id": true, "transit_gateway_id": true, "vpc_id": true}),
	{
		"transit_gateway_id": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"],
		"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"],
	},
)

_in(region) := object.union(tgw.holds_gateway, {"change": {"after": {"region": region}}})

# Which of two VPCs the attachment is of stands nowhere: the one that overlaps is to blame, not the attachment.
test_fail_one_of_several_vpcs if {
	overlapping := testing.created("aws_vpc.other", {"cidr_block": "172.20.0.0/16"}, {"id": true})
	of_either := object.union(_attachment, {"_references": {"vpc_id": ["aws_vpc.data.id", "aws_vpc.data", "aws_vpc.other.id", "aws_vpc.other"]}})
	found := rule.deny with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, overlapping, of_either])
		with data.astro.facts as testing.facts
	{finding.address | some finding in found} == {"aws_vpc.other"}
}

test_silent_on_unknown_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), testing.created("aws_vpc.data", {}, {"id": true, "cidr_block": true}), _attachment])
		with data.astro.facts as testing.facts
}

# The gateway leads to cluster prod alone.
test_pass_overlap_with_another_cluster if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), object.union(_vpc, {"change": {"after": {"cidr_block": "172.22.0.0/16"}}}), _attachment])
		with data.astro.facts as testing.facts
}

# Only one of the two is this plan's, so the attachment is its own.
test_fail_beside_a_vpc_that_is_read if {
	of_either := object.union(_attachment, {"_references": {"vpc_id": ["aws_vpc.data.id", "aws_vpc.data", "data.aws_vpc.other.id", "data.aws_vpc.other"]}})
	base := testing.plan([tgw.gateway({}), tgw.table, tgw.accepter({}, {}), tgw.association, tgw.static("172.20.0.0/20"), _vpc, of_either])
	resources := array.concat(base.configuration.root_module.resources, [{"address": "data.aws_vpc.other", "mode": "data", "expressions": {}}])
	document := object.union(base, {"configuration": {"root_module": {"resources": resources}}})
	read := testing.read("data.aws_vpc.other", {"id": "vpc-0123456789abcdef0", "cidr_block": "172.20.0.0/16"})
	found := rule.deny with input as testing.with_sources(document, [read])
		with data.astro.facts as testing.facts
	{finding.address | some finding in found} == {"aws_ec2_transit_gateway_vpc_attachment.data"}
}
