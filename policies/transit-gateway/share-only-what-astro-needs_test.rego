package astro.rules.transit_gateway.share_only_what_astro_needs_test

import data.astro.rules.transit_gateway.share_only_what_astro_needs as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_subnet if {
	rule.deny == {{"address": "aws_ram_resource_association.subnet", "message": "the share with Astro also holds something that Astro does not need", "expected": "a transit gateway or a Resolver rule", "actual": "aws_subnet", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), _subnet, tgw.holds("subnet", "aws_subnet.data")])
		with data.astro.facts as testing.facts
}

test_fail_known_arn if {
	rule.deny == {{"address": "aws_ram_resource_association.known", "message": "the share with Astro also holds something that Astro does not need", "expected": "a transit gateway or a Resolver rule", "actual": "prefix-list", "unknown": false}} with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222"), _known("arn:aws:ec2:us-east-1:333333333333:prefix-list/pl-0123456789abcdef0")])
		with data.astro.facts as testing.facts
}

test_fail_second_gateway if {
	rule.deny == {{"address": "aws_ram_resource_association.lab", "message": "the share with Astro holds several transit gateways; Astro attaches to one", "expected": "one transit gateway", "actual": "(known after apply)", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), _lab, tgw.holds("lab", "aws_ec2_transit_gateway.lab"), tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_fail_gateway_beside_the_attached_one if {
	rule.deny == {{"address": "aws_ram_resource_association.lab", "message": "the share with Astro holds several transit gateways; Astro attaches to one", "expected": "one transit gateway", "actual": "(known after apply)", "unknown": false}} with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222"), tgw.accepter({"vpc_owner_id": "222222222222", "transit_gateway_id": "tgw-0123456789abcdef0"}, {}), _known("arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-0123456789abcdef0"), _lab, tgw.holds("lab", "aws_ec2_transit_gateway.lab")])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ram_resource_association.other", "message": "resource_arn is not known until apply, so this cannot be checked before it", "expected": "a transit gateway or a Resolver rule", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.holds("other", "terraform_data.decided_later")])
		with data.astro.facts as testing.facts
}

test_pass_gateway_and_rule if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), _rule, tgw.holds("rule", "aws_route53_resolver_rule.corp")])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), _subnet, tgw.holds("subnet", "aws_subnet.data"), tgw.names("vendor", "444444444444")])
		with data.astro.facts as testing.facts
}

_subnet := testing.created("aws_subnet.data", {}, {"arn": true})

_lab := testing.created("aws_ec2_transit_gateway.lab", {}, {"arn": true})

_rule := testing.created("aws_route53_resolver_rule.corp", {}, {"arn": true})

_known(arn) := object.union(tgw.holds("known", "aws_subnet.elsewhere"), {"change": {"after": {"resource_arn": arn}, "after_unknown": {"resource_arn": false}}})

test_unknown_which_of_two_kinds if {
	either := object.union(tgw.holds("either", "aws_subnet.data"), {"_references": {"resource_arn": ["aws_subnet.data.arn", "aws_subnet.data", "aws_ec2_transit_gateway.hub.arn", "aws_ec2_transit_gateway.hub"]}})
	rule.deny == {{"address": "aws_ram_resource_association.either", "message": "resource_arn is not known until apply, so this cannot be checked before it", "expected": "a transit gateway or a Resolver rule", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), _subnet, tgw.share({}, {}), either, tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}
