package astro.rules.vpc_peering.customer_never_requests_test

import data.astro.rules.vpc_peering.customer_never_requests as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_vpc_peering_connection.astro",
		"the peering connection to Astro is requested from the customer's side, where nobody accepts it",
		"aws_vpc_peering_connection_accepter, for a request that Astronomer sends",
		"aws_vpc_peering_connection to account 222222222222",
	)} with input as testing.plan([_request({"peer_owner_id": "222222222222"})]) with data.astro.facts as testing.facts
}

test_fail_by_vpc if {
	count(rule.deny) == 1 with input as testing.plan([_request({"peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa1"})]) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as peering.plan([]) with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([_request({"peer_owner_id": "333333333333"})]) with data.astro.facts as testing.facts
}

_request(after) := testing.created("aws_vpc_peering_connection.astro", after, {"id": true})

# A plan that runs in both accounts holds Astronomer's own request too.
test_pass_from_the_vpc_of_the_cluster if {
	rule.deny == set() with input as testing.plan([_request({"vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "peer_vpc_id": "vpc-0123456789abcdef0"}), _to_prod]) with data.astro.facts as testing.facts
	count(rule.deny) == 1 with input as testing.plan([_request({"vpc_id": "vpc-0123456789abcdef0"}), _to_prod]) with data.astro.facts as testing.facts
}

_to_prod := testing.linked(
	testing.created("aws_route.to_astro", {"route_table_id": "rtb-1", "destination_cidr_block": "172.20.0.0/20"}, {"vpc_peering_connection_id": true}),
	{"vpc_peering_connection_id": ["aws_vpc_peering_connection.astro.id", "aws_vpc_peering_connection.astro"]},
)
