package astro.rules.dns.zone_association_is_astronomers_test

import data.astro.rules.dns.zone_association_is_astronomers as rule
import data.astro.testing

test_fail_cluster_vpc_of_the_facts if {
	rule.deny == {{
		"address": "aws_route53_zone_association.astro",
		"message": "only the owner of the cluster's VPC can associate it; with the zone owner's credentials this is refused",
		"expected": "aws_route53_vpc_association_authorization here, and the association by Astronomer",
		"actual": "vpc-0aaaaaaaaaaaaaaa1",
		"unknown": false,
	}} with input as testing.plan([_association({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {})])
		with data.astro.facts as testing.facts
}

test_fail_requester_of_a_peering_from_the_cluster if {
	count(rule.deny) == 1 with input as testing.with_sources(
		testing.plan([_association({"vpc_id": "vpc-0bbbbbbbbbbbbbbb1"}, {})]),
		[testing.read("data.aws_vpc_peering_connection.astro", {
			"id": "pcx-0123456789abcdef0",
			"owner_id": "222222222222",
			"vpc_id": "vpc-0bbbbbbbbbbbbbbb1",
			"cidr_block": "172.20.0.0/20",
		})],
	)
		with data.astro.facts as testing.facts
}

test_fail_unknown_requester_of_an_accepter if {
	{finding.actual | some finding in rule.deny} == {"(known after apply)"} with input as _linked("peer_vpc_id")
		with data.astro.facts as testing.facts
}

test_pass_own_vpc_of_an_accepter if {
	rule.deny == set() with input as _linked("vpc_id")
		with data.astro.facts as testing.facts
}

test_fail_known_requester_of_an_accepter if {
	clusters := [object.remove(cluster, ["vpcId"]) | some cluster in testing.facts.clusters]
	count(rule.deny) == 1 with input as testing.plan([
		_association({"vpc_id": "vpc-0bbbbbbbbbbbbbbb1"}, {}),
		testing.created(
			"aws_vpc_peering_connection_accepter.astro", {
				"vpc_peering_connection_id": "pcx-0123456789abcdef0",
				"peer_owner_id": "222222222222",
				"peer_vpc_id": "vpc-0bbbbbbbbbbbbbbb1",
			},
			{},
		),
	])
		with data.astro.facts as {"clusters": clusters}
}

test_fail_inline if {
	rule.deny == {{
		"address": "aws_route53_zone.data",
		"message": "only the owner of the cluster's VPC can associate it; listed in the zone, the apply is refused",
		"expected": "aws_route53_vpc_association_authorization here, and the association by Astronomer",
		"actual": "vpc-0aaaaaaaaaaaaaaa1",
		"unknown": false,
	}} with input as testing.plan([_zone(null)])
		with data.astro.facts as testing.facts
}

test_pass_inline_and_associated_before if {
	rule.deny == set() with input as testing.plan([_zone({"vpc": [{"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}]})])
		with data.astro.facts as testing.facts
}

test_pass_as_astro if {
	document := testing.plan([_association({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {})])
	[resource] = document.configuration.root_module.resources
	rule.deny == set() with input as object.union(document, {"configuration": {
		"provider_config": {"aws.astro": {"expressions": {"assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::222222222222:role/dns"}}]}}},
		"root_module": {"resources": [object.union(resource, {"provider_config_key": "aws.astro"})]},
	}})
		with data.astro.facts as testing.facts
}

test_silent_other_vpc if {
	rule.deny == set() with input as testing.plan([_association({"vpc_id": "vpc-0123456789abcdef0"}, {})])
		with data.astro.facts as testing.facts
}

_association(after, unknown) := testing.created(
	"aws_route53_zone_association.astro",
	object.union({"zone_id": "Z0123456789ABCDEFGHIJ"}, after),
	unknown,
)

_zone(before) := object.union(
	testing.created("aws_route53_zone.data", {"name": "data.internal", "vpc": [{"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}]}, {}),
	{"change": {"before": before}},
)

_linked(attribute) := testing.plan([
	testing.linked(_association({}, {"vpc_id": true}), {"vpc_id": [
		concat(".", ["aws_vpc_peering_connection_accepter.astro", attribute]),
		"aws_vpc_peering_connection_accepter.astro",
	]}),
	testing.created("aws_vpc_peering_connection_accepter.astro", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, {}),
	testing.created(
		"aws_route.to_astro", {
			"route_table_id": "rtb-0123456789abcdef0",
			"destination_cidr_block": "172.20.0.0/20",
			"vpc_peering_connection_id": "pcx-0123456789abcdef0",
		},
		{},
	),
])

test_fail_inline_beside_another_vpc if {
	count(rule.deny) == 1 with input as testing.plan([_zone({"vpc": [{"vpc_id": "vpc-0123456789abcdef0"}]})])
		with data.astro.facts as testing.facts
}

# Only a role of the account of this very cluster is the owner's, and only where the association is made with it.
test_fail_as_somebody_else if {
	more := {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "accountId": "555555555555", "cidr": "172.24.0.0/20", "vpcId": "vpc-0aaaaaaaaaaaaaaa4"})])}
	every case in [["aws.astro", "444444444444"], ["aws.astro", "555555555555"], ["aws", "222222222222"]] {
		[key, account] := case
		document := testing.plan([_association({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {})])
		[resource] = document.configuration.root_module.resources
		count(rule.deny) == 1 with input as object.union(document, {"configuration": {
			"provider_config": {"aws.astro": {"expressions": {"assume_role": [{"role_arn": {"constant_value": concat("", ["arn:aws:iam::", account, ":role/dns"])}}]}}},
			"root_module": {"resources": [object.union(resource, {"provider_config_key": key})]},
		}})
			with data.astro.facts as more
	}
}
