package astro.rules.transit_gateway.share_in_cluster_region_test

import data.astro.rules.transit_gateway.share_in_cluster_region as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_known_arn if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the share is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "eu-west-1", "unknown": false}} with input as testing.plan([_named("arn:aws:ram:eu-west-1:333333333333:resource-share/0")])
		with data.astro.facts as testing.facts
}

test_fail_region_of_the_resource if {
	rule.deny == {{"address": "aws_ram_principal_association.astro", "message": "the share is in another region than the clusters, where Astro cannot use it", "expected": "us-east-1 or us-east-2 or us-west-2", "actual": "eu-west-1", "unknown": false}} with input as testing.plan([_in("eu-west-1")])
		with data.astro.facts as testing.facts
}

test_pass_recovery_region if {
	rule.deny == set() with input as testing.plan([_in("us-east-2")])
		with data.astro.facts as testing.facts
}

test_pass_undecidable if {
	rule.deny == set() with input as testing.plan([tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([tgw.names("vendor", "444444444444")])
		with data.astro.facts as testing.facts
}

_named(arn) := object.union(tgw.names("astro", "222222222222"), {"change": {"after": {"resource_share_arn": arn}}})

_in(region) := object.union(tgw.names("astro", "222222222222"), {"change": {"after": {"region": region}}})
