package astro.rules.transit_gateway.share_principal_is_cluster_test

import data.astro.rules.transit_gateway.share_principal_is_cluster as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_extra_account if {
	rule.deny == {{"address": "aws_ram_principal_association.other", "message": "the share with Astro also goes to somebody else", "expected": "222222222222", "actual": "333333333333", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.names("other", "333333333333")])
		with data.astro.facts as testing.facts
}

test_fail_mistyped_account if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the gateway that routes to Astro is shared with somebody else, not with the cluster's account", "expected": "222222222222", "actual": "222222222223", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222223"), tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_fail_role if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "a role or user cannot receive this share; AWS shares it with whole accounts", "expected": "222222222222", "actual": "arn:aws:iam::222222222222:role/astronomer-remote-management", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "arn:aws:iam::222222222222:role/astronomer-remote-management")])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ram_principal_association.later", "message": "principal is not known until apply, so this cannot be checked before it", "expected": "222222222222", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, _later, tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_pass_account if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.vpc_route])
		with data.astro.facts as testing.facts
}

test_silent_without_a_route_to_astro if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("vendor", "222222222223")])
		with data.astro.facts as testing.facts
}

_later := object.union(tgw.names("later", null), {"change": {"after_unknown": {"principal": true}}})

# One finding is enough for a role of another account.
test_fail_role_of_another_account if {
	rule.deny == {{"address": "aws_ram_principal_association.other", "message": "the share with Astro also goes to somebody else", "expected": "222222222222", "actual": "arn:aws:iam::444444444444:role/lab", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.names("other", "arn:aws:iam::444444444444:role/lab")])
		with data.astro.facts as testing.facts
}

test_fail_names_every_account if {
	more := {"clusters": array.concat(testing.facts.clusters, [object.union(testing.facts.clusters[0], {"id": "clk3klmno", "name": "test", "accountId": "555555555555", "cidr": "172.24.0.0/20"})])}
	shared := [tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222222"), tgw.names("second", "555555555555"), tgw.names("other", "333333333333")]
	rule.deny == {{"address": "aws_ram_principal_association.other", "message": "the share with Astro also goes to somebody else", "expected": "222222222222 or 555555555555", "actual": "333333333333", "unknown": false}} with input as testing.plan(shared)
		with data.astro.facts as more
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the gateway that routes to Astro is shared with somebody else, not with the cluster's account", "expected": "222222222222 or 555555555555", "actual": "222222222223", "unknown": false}} with input as testing.plan([tgw.gateway({}), tgw.share({}, {}), tgw.holds_gateway, tgw.names("astro", "222222222223"), tgw.vpc_route])
		with data.astro.facts as more
}
