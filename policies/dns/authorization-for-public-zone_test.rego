package astro.rules.dns.authorization_for_public_zone_test

import data.astro.rules.dns.authorization_for_public_zone as rule
import data.astro.testing

test_fail_managed if {
	rule.deny == {{
		"address": "aws_route53_vpc_association_authorization.prod",
		"message": "the zone is public, and AWS associates VPCs with private zones only",
		"expected": "a private hosted zone",
		"actual": "the public zone aws_route53_zone.data",
		"unknown": false,
	}} with input as _managed({"vpc": []}, {})
		with data.astro.facts as testing.facts
}

test_fail_read if {
	{finding.actual | some finding in rule.deny} == {"the public zone data.aws_route53_zone.data"} with input as _read(false)
		with data.astro.facts as testing.facts
}

test_unknown_dynamic_blocks if {
	rule.deny == {{
		"address": "aws_route53_vpc_association_authorization.prod",
		"message": "whether the zone is private is not known until apply, so this cannot be checked before it",
		"expected": "a private hosted zone",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as _managed({}, {"vpc": true})
		with data.astro.facts as testing.facts
}

test_unknown_not_read_yet if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _deferred
		with data.astro.facts as testing.facts
}

test_pass_private if {
	rule.deny == set() with input as _managed({"vpc": [{"vpc_id": "vpc-0123456789abcdef0"}]}, {})
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _read(true)
		with data.astro.facts as testing.facts
}

test_silent_zone_elsewhere if {
	rule.deny == set() with input as testing.plan([_authorization])
		with data.astro.facts as testing.facts
}

_authorization := testing.created(
	"aws_route53_vpc_association_authorization.prod",
	{"zone_id": "Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "vpc_region": "us-east-1"},
	{},
)

_managed(after, unknown) := testing.plan([
	testing.linked(
		testing.created(
			"aws_route53_vpc_association_authorization.prod",
			{"vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "vpc_region": "us-east-1"},
			{"zone_id": true},
		),
		{"zone_id": ["aws_route53_zone.data.zone_id", "aws_route53_zone.data"]},
	),
	testing.created("aws_route53_zone.data", object.union({"name": "data.internal"}, after), object.union({"id": true, "zone_id": true}, unknown)),
])

_read(private) := testing.with_sources(testing.plan([_authorization]), [testing.read("data.aws_route53_zone.data", {
	"id": "Z0123456789ABCDEFGHIJ",
	"zone_id": "Z0123456789ABCDEFGHIJ",
	"name": "data.internal",
	"private_zone": private,
})])

_deferred := object.union(document, {"configuration": {"root_module": {"resources": array.concat(
	document.configuration.root_module.resources,
	[{"address": "data.aws_route53_zone.data", "mode": "data", "type": "aws_route53_zone", "name": "data", "expressions": {}}],
)}}}) if {
	document := testing.plan([
		testing.linked(
			testing.created("aws_route53_vpc_association_authorization.prod", {"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {"zone_id": true}),
			{"zone_id": ["data.aws_route53_zone.data.zone_id", "data.aws_route53_zone.data"]},
		),
		{
			"address": "data.aws_route53_zone.data",
			"mode": "data",
			"type": "aws_route53_zone",
			"name": "data",
			"change": {"actions": ["read"], "before": null, "after": {"name": "data.internal", "private_zone": false}, "after_unknown": {"id": true}},
		},
	])
}

test_silent_on_the_vpc_of_another if {
	every unknown in [{}, {"vpc": true}] {
		rule.deny == set() with input as testing.plan([
			testing.linked(
				testing.created(
					"aws_route53_vpc_association_authorization.vendor",
					{"vpc_id": "vpc-0123456789abcdef0", "vpc_region": "us-east-1"},
					{"zone_id": true},
				),
				{"zone_id": ["aws_route53_zone.data.zone_id", "aws_route53_zone.data"]},
			),
			testing.created("aws_route53_zone.data", {"name": "data.internal"}, object.union({"id": true, "zone_id": true}, unknown)),
		])
			with data.astro.facts as testing.facts
	}
}

test_fail_names_every_zone if {
	{finding.actual | some finding in rule.deny} == {"the public zone aws_route53_zone.data, aws_route53_zone.more"} with input as testing.plan([
		testing.linked(
			testing.created(
				"aws_route53_vpc_association_authorization.prod",
				{"vpc_id": "vpc-0aaaaaaaaaaaaaaa1", "vpc_region": "us-east-1"},
				{"zone_id": true},
			),
			{"zone_id": ["aws_route53_zone.data.zone_id", "aws_route53_zone.data", "aws_route53_zone.more.zone_id", "aws_route53_zone.more"]},
		),
		testing.created("aws_route53_zone.data", {"name": "data.internal"}, {"id": true, "zone_id": true}),
		testing.created("aws_route53_zone.more", {"name": "more.internal"}, {"id": true, "zone_id": true}),
	])
		with data.astro.facts as testing.facts
}
