package astro.rules.vpc_peering.requester_vpc_test

import data.astro.rules.vpc_peering.requester_vpc as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering connection is requested from another VPC than the Astro cluster's",
		"requester VPC vpc-0aaaaaaaaaaaaaaa1",
		"requester VPC vpc-0123456789abcdef9",
	)} with input as peering.read({"owner_id": "222222222222", "vpc_id": "vpc-0123456789abcdef9"}) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.read({"owner_id": "222222222222", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}) with data.astro.facts as testing.facts
}

test_silent_without_a_source if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {peering.not_known("data.aws_vpc_peering_connection.astro", "vpc_id", "requester VPC vpc-0aaaaaaaaaaaaaaa1")} with input as peering.deferred([])
		with data.astro.facts as testing.facts
}

test_silent_where_it_is_read_after_the_accept if {
	rule.deny == set() with input as peering.deferred([peering.accepter_address]) with data.astro.facts as testing.facts
}

test_silent_where_the_facts_do_not_know if {
	rule.deny == set() with input as peering.read({"owner_id": "222222222222", "vpc_id": "vpc-0123456789abcdef9"})
		with data.astro.facts as {"clusters": [object.remove(testing.facts.clusters[0], ["vpcId"])]}
}

test_unknown_names_every_vpc if {
	twins := {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"})])}
	rule.deny == {peering.not_known(
		"data.aws_vpc_peering_connection.astro",
		"vpc_id",
		"requester VPC vpc-0aaaaaaaaaaaaaaa1 or requester VPC vpc-0aaaaaaaaaaaaaaa4",
	)} with input as peering.deferred([]) with data.astro.facts as twins
}

test_silent_on_unknown_where_the_facts_do_not_know if {
	rule.deny == set() with input as peering.deferred([]) with data.astro.facts as {"clusters": [object.remove(testing.facts.clusters[0], ["vpcId"])]}
}

# That the VPC of another cluster is not known is of no matter.
test_fail_beside_a_cluster_whose_vpc_is_not_known if {
	facts := {"clusters": [testing.facts.clusters[0], object.remove(testing.facts.clusters[1], ["vpcId"])]}
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering connection is requested from another VPC than the Astro cluster's",
		"requester VPC vpc-0aaaaaaaaaaaaaaa1",
		"requester VPC vpc-0123456789abcdef9",
	)} with input as peering.read({"owner_id": "222222222222", "vpc_id": "vpc-0123456789abcdef9"}) with data.astro.facts as facts
}

test_silent_on_another_account if {
	every account in ["666666666666", "555555555555"] {
		rule.deny == set() with input as peering.read({"owner_id": account, "vpc_id": "vpc-0123456789abcdef9"}) with data.astro.facts as _with_another_account
	}
}

_with_another_account := {"clusters": array.concat(testing.facts.clusters, [object.union(
	testing.facts.clusters[0],
	{"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"},
)])}
