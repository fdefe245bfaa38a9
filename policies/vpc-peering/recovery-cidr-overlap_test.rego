package astro.rules.vpc_peering.recovery_cidr_overlap_test

import data.astro.rules.vpc_peering.recovery_cidr_overlap as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_vpc.data",
		"the target VPC overlaps the VPC the Astro cluster fails over to, so that it cannot be peered after a failover",
		"a target VPC whose CIDRs share no address with the disaster recovery VPC CIDR 172.23.0.0/20 of cluster dev",
		"172.23.0.0/16",
	)} with input as _plan("172.23.0.0/16") with data.astro.facts as testing.facts
}

test_fail_on_the_accepter_where_the_vpc_is_only_read if {
	document := testing.with_sources(
		testing.plan([peering.accepter({}, {}), _literal_route]),
		[
			testing.read("data.aws_vpc.data", {"id": "vpc-0123456789abcdef0", "cidr_block": "172.23.0.0/16"}),
			testing.read("data.aws_route_table.data", {"id": "rtb-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"}),
		],
	)
	addresses := {finding.address | some finding in rule.deny} with input as document with data.astro.facts as testing.facts
	addresses == {peering.accepter_address}
}

test_pass if {
	rule.deny == set() with input as _plan("10.1.0.0/16") with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([peering.accepter({}, {}), peering.route("vendor", "10.9.0.0/16"), peering.table, peering.vpc({"cidr_block": "172.23.0.0/16"}, {})])
		with data.astro.facts as testing.facts
}

_plan(cidr) := testing.plan([peering.accepter({}, {}), peering.route("to_astro", "172.22.0.0/20"), peering.table, peering.vpc({"cidr_block": cidr}, {})])

_literal_route := testing.created(
	"aws_route.to_astro",
	{
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_cidr_block": "172.22.0.0/20",
		"vpc_peering_connection_id": peering.pcx,
	},
	{},
)
