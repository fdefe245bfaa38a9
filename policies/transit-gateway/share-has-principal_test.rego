package astro.rules.transit_gateway.share_has_principal_test

import data.astro.rules.transit_gateway.share_has_principal as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_nobody if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "the share of the gateway that routes to Astro names nobody, so Astro is not invited", "expected": "an aws_ram_principal_association with 222222222222", "actual": "no principal association", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_unknown_where_a_local_hides_the_share if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "resource_share_arn is not known until apply, so this cannot be checked before it", "expected": "an aws_ram_principal_association with 222222222222", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.vpc_route, _second_share, _adrift])
		with data.astro.facts as testing.facts
}

test_pass_named if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_silent_without_a_route_to_astro if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway])
		with data.astro.facts as testing.facts
}

test_silent_where_somebody_else_is_named if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("other", "333333333333"), tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_silent_where_astro_is_attached if {
	rule.deny == set() with input as testing.plan([tgw.gateway({"id": "tgw-0123456789abcdef0"}), tgw.share({}, {}), tgw.holds_gateway, tgw.vpc_route, tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {})])
		with data.astro.facts as testing.facts
}

_second_share := testing.created("aws_ram_resource_share.own", {}, {"id": true, "arn": true})

_adrift := testing.created("aws_ram_principal_association.own", {"principal": "333333333333"}, {"resource_share_arn": true})

test_fail_beside_a_resource_of_whichever_share if {
	adrift := testing.created("aws_ram_resource_association.own", {}, {"resource_arn": true, "resource_share_arn": true})
	rule.deny == {_nobody("222222222222")} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.vpc_route, _second_share, adrift])
		with data.astro.facts as testing.facts
}

test_fail_names_every_account if {
	rule.deny == {_nobody("222222222222 or 555555555555")} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.vpc_route])
		with data.astro.facts as {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20"})])}
}

_nobody(accounts) := {
	"address": "aws_ram_resource_share.astro",
	"message": "the share of the gateway that routes to Astro names nobody, so Astro is not invited",
	"expected": concat(" ", ["an aws_ram_principal_association with", accounts]),
	"actual": "no principal association",
	"unknown": false,
}
