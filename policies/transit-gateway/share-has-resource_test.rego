package astro.rules.transit_gateway.share_has_resource_test

import data.astro.rules.transit_gateway.share_has_resource as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_empty if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "the share names Astro's account but holds nothing, so Astro gets nothing", "expected": "an aws_ram_resource_association with the transit gateway or the Resolver rule", "actual": "no resource association", "unknown": false}} with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_unknown_where_a_local_hides_the_share if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "resource_share_arn is not known until apply, so this cannot be checked before it", "expected": "an aws_ram_resource_association of this share", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.share({}, {}), _second_share, tgw.names("astro", "222222222222"), _adrift])
		with data.astro.facts as testing.facts
}

test_pass_by_sibling if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222"), _by_sibling])
		with data.astro.facts as testing.facts
}

test_pass_through_local_where_the_module_has_one_share if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222"), _adrift])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), tgw.names("vendor", "444444444444")])
		with data.astro.facts as testing.facts
}

_second_share := testing.created("aws_ram_resource_share.own", {}, {"id": true, "arn": true})

_adrift := testing.created("aws_ram_resource_association.gateway", {}, {"resource_arn": true, "resource_share_arn": true})

_by_sibling := testing.linked(_adrift, {"resource_share_arn": [
	"aws_ram_principal_association.astro.resource_share_arn",
	"aws_ram_principal_association.astro",
]})

test_fail_beside_a_principal_of_whichever_share if {
	adrift := testing.created("aws_ram_principal_association.own", {"principal": "444444444444"}, {"resource_share_arn": true})
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "the share names Astro's account but holds nothing, so Astro gets nothing", "expected": "an aws_ram_resource_association with the transit gateway or the Resolver rule", "actual": "no resource association", "unknown": false}} with input as testing.plan([tgw.share({}, {}), _second_share, tgw.names("astro", "222222222222"), adrift])
		with data.astro.facts as testing.facts
}
