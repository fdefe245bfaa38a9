package astro.rules.transit_gateway.share_allows_external_principals_test

import data.astro.rules.transit_gateway.share_allows_external_principals as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_false if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "the share is closed to accounts outside your organization, so Astro's account cannot join it", "expected": "allow_external_principals = true", "actual": "false", "unknown": false}} with input as testing.plan([tgw.share({"allow_external_principals": false}, {}), tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_fail_unset if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "the share is closed to accounts outside your organization, so Astro's account cannot join it", "expected": "allow_external_principals = true", "actual": "(not set)", "unknown": false}} with input as testing.plan([tgw.share({}, {}), tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ram_resource_share.astro", "message": "allow_external_principals is not known until apply, so this cannot be checked before it", "expected": "allow_external_principals = true", "actual": "(known after apply)", "unknown": true}} with input as testing.plan([tgw.share({}, {"allow_external_principals": true}), tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_pass_true if {
	rule.deny == set() with input as testing.plan([tgw.share({"allow_external_principals": true}, {}), tgw.names("astro", "222222222222")])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([tgw.share({}, {}), tgw.names("vendor", "444444444444")])
		with data.astro.facts as testing.facts
}
