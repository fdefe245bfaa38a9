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
