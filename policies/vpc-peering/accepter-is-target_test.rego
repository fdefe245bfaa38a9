package astro.rules.vpc_peering.accepter_is_target_test

import data.astro.rules.vpc_peering.accepter_is_target as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_another_vpc if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering request asks for another VPC than the target",
		"target VPC vpc-0ccccccccccccccc1",
		"target VPC vpc-0ccccccccccccccc2",
	)} with input as _declared(_request("333333333333", "vpc-0ccccccccccccccc2")) with data.astro.facts as testing.facts
}

test_fail_another_account if {
	rule.deny == {peering.finding(
		peering.accepter_address,
		"the peering request asks for another VPC than the target",
		"target account 333333333333",
		"target account 444444444444",
	)} with input as _declared(_request("444444444444", "vpc-0ccccccccccccccc1")) with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as _declared(_request("333333333333", "vpc-0ccccccccccccccc1")) with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {
		peering.not_known("data.aws_vpc_peering_connection.astro", "peer_vpc_id", "target VPC vpc-0ccccccccccccccc1"),
		peering.not_known("data.aws_vpc_peering_connection.astro", "peer_owner_id", "target account 333333333333"),
	} with input as _declared(peering.deferred([])) with data.astro.facts as testing.facts
}

test_silent_where_no_target_is_declared if {
	rule.deny == set() with input as _request("444444444444", "vpc-0ccccccccccccccc2") with data.astro.facts as testing.facts
	rule.deny == set() with input as peering.deferred([]) with data.astro.facts as testing.facts
}

test_silent_without_a_source if {
	rule.deny == set() with input as _declared(peering.plan([])) with data.astro.facts as testing.facts
}

_request(account, vpc) := peering.read({"owner_id": "222222222222", "peer_owner_id": account, "peer_vpc_id": vpc})

_declared(plan) := object.union(plan, {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {
	"connection": {"id": "c", "name": "c", "route": "vpc-peering"},
	"intent": {"target": {"accountId": "333333333333", "vpcId": "vpc-0ccccccccccccccc1"}},
}}}}}})
