package astro.rules.dns.forward_rule_complete_test

import data.astro.rules.dns.forward_rule_complete as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_no_endpoint if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the forwarding rule has no outbound endpoint, so nothing leaves", "expected": "an outbound Resolver endpoint", "actual": "(not set)", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"target_ip": [{"ip": "10.9.0.10", "port": 53}]}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_empty_endpoint if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the forwarding rule has no outbound endpoint, so nothing leaves", "expected": "an outbound Resolver endpoint", "actual": "", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"target_ip": [{"ip": "10.9.0.10", "port": 53}], "resolver_endpoint_id": ""}, {})]))
		with data.astro.facts as testing.facts
}

test_fail_no_target if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "the forwarding rule has no target, so there is nobody to ask", "expected": "at least one target_ip", "actual": "no target_ip", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"resolver_endpoint_id": "rslvr-out-0123456789abcdef0", "target_ip": []}, {})]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "target_ip is not known until apply, so this cannot be checked before it", "expected": "at least one target_ip", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"resolver_endpoint_id": "rslvr-out-0123456789abcdef0"}, {"target_ip": true})]))
		with data.astro.facts as testing.facts
}

test_pass_complete if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"resolver_endpoint_id": "rslvr-out-0123456789abcdef0", "target_ip": [{"ip": "10.9.0.10", "port": 53}]}, {})]))
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("444444444444"), [_rule({}, {})]))
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

test_silent_on_a_rule_that_forwards_nothing if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"rule_type": "SYSTEM"}, {})]))
		with data.astro.facts as testing.facts
}

# What a data source has read is not this plan's to complete.
test_silent_on_a_rule_that_is_read if {
	arn := "arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0"
	held := object.union(tgw.holds("rule", "aws_route53_resolver_rule.corp"), {
		"change": {"after": {"resource_arn": arn}, "after_unknown": {"resource_arn": false}},
		"_references": {"resource_arn": []},
	})
	rule.deny == set() with input as testing.with_sources(
		testing.plan([tgw.share({"allow_external_principals": true}, {}), held, tgw.names("astro", "222222222222")]),
		[testing.read("data.aws_route53_resolver_rule.corp", {"id": "rslvr-rr-0123456789abcdef0", "arn": arn, "rule_type": "FORWARD"})],
	)
		with data.astro.facts as testing.facts
}
