package astro.rules.teardown.resolver_rule_unshared_test

import data.astro.rules.teardown.resolver_rule_unshared as rule
import data.astro.testing

test_fail_taken_out if {
	rule.deny == {{"address": "aws_ram_resource_association.rule", "message": "Astro's VPC loses the Resolver rule at once; its names stop resolving there", "expected": "the rule stays in the share with Astro", "actual": "takes away arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0", "unknown": false}} with input as testing.plan([_kept("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.rule", _content(_rule_arn))])
		with data.astro.facts as testing.facts
}

test_fail_replaced if {
	rule.deny == {{"address": "aws_route53_resolver_rule.corp", "message": "Astro's VPC loses the Resolver rule at once; its names stop resolving there", "expected": "the rule stays in the share with Astro", "actual": "takes away arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0", "unknown": false}} with input as testing.plan([_kept("aws_ram_principal_association.astro", _principal), _kept("aws_ram_resource_association.rule", _content(_rule_arn)), object.union(_deleted("aws_route53_resolver_rule.corp", {"arn": _rule_arn}), {"change": {"actions": ["delete", "create"], "after": {}}})])
		with data.astro.facts as testing.facts
}

test_pass_whole_share if {
	rule.deny == set() with input as testing.plan([_deleted("aws_ram_principal_association.astro", _principal), _deleted("aws_ram_resource_association.rule", _content(_rule_arn)), _deleted("aws_route53_resolver_rule.corp", {"arn": _rule_arn})])
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan([_kept("aws_ram_principal_association.vendor", object.union(_principal, {"principal": "444444444444"})), _deleted("aws_ram_resource_association.rule", _content(_rule_arn))])
		with data.astro.facts as testing.facts
}

_deleted(address, before) := {
	"address": address,
	"mode": "managed",
	"type": split(address, ".")[0],
	"name": split(address, ".")[1],
	"change": {"actions": ["delete"], "before": before, "after": null, "after_unknown": {}},
}

_kept(address, values) := object.union(
	_deleted(address, values),
	{"change": {"actions": ["no-op"], "after": values}},
)

_share_arn := "arn:aws:ram:us-east-1:333333333333:resource-share/0"

_rule_arn := "arn:aws:route53resolver:us-east-1:333333333333:resolver-rule/rslvr-rr-0123456789abcdef0"

_principal := {"principal": "222222222222", "resource_share_arn": _share_arn}

_content(arn) := {"resource_arn": arn, "resource_share_arn": _share_arn}

test_fail_names_every_rule if {
	second := replace(_rule_arn, "abcdef0", "abcdef1")
	found := rule.deny with input as testing.plan([
		_kept("aws_ram_resource_share.astro", {"arn": _share_arn}),
		_deleted("aws_ram_principal_association.astro", _principal),
		_kept("aws_ram_resource_association.rule", _content(_rule_arn)),
		_kept("aws_ram_resource_association.second", _content(second)),
	])
		with data.astro.facts as testing.facts
	{finding.actual | some finding in found} == {concat("", ["takes away ", _rule_arn, ", ", second])}
}
