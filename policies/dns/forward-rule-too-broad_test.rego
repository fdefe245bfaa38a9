package astro.rules.dns.forward_rule_too_broad_test

import data.astro.rules.dns.forward_rule_too_broad as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_root if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": ".", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "."}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_top_level if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": "com.", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "com."}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_second_level_of_a_country if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": "co.uk", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "co.uk"}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_aws_service if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": "s3.us-east-1.amazonaws.com", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "s3.us-east-1.amazonaws.com"}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_instances if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": "us-west-2.compute.internal", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "us-west-2.compute.internal"}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_astronomer if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the rule takes names away from Astro's resolver that are not yours", "expected": "a domain of your own", "actual": "clk1abcde.astronomer.run", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "clk1abcde.astronomer.run"}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_own_domain if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "corp.example.com"}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_private_top_level if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "corp"}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_one_database if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": "orders.c9abcdefghij.us-east-1.rds.amazonaws.com"}, {})]))
		with data.astro.facts as testing.facts
}

test_pass_system if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": ".", "rule_type": "SYSTEM"}, {})]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "domain_name is not known until apply, so this cannot be checked before it", "expected": "a domain of your own", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"domain_name": null}, {"domain_name": true})]))
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("444444444444"), [_rule({"domain_name": "."}, {})]))
		with data.astro.facts as testing.facts
}

_rule(after, unknown) := testing.linked(
	testing.created(
		"aws_route53_resolver_rule.corp",
		object.union({"rule_type": "FORWARD", "domain_name": "corp.example.com"}, after),
		object.union({"id": true, "arn": true}, unknown),
	),
	{"resolver_endpoint_id": ["aws_route53_resolver_endpoint.outbound.id", "aws_route53_resolver_endpoint.outbound"]},
)

_shared(principal) := [
	tgw.share({"allow_external_principals": true}, {}),
	tgw.holds("rule", "aws_route53_resolver_rule.corp"),
	tgw.names("astro", principal),
]
