package astro.rules.dns.resolver_endpoint_two_zones_test

import data.astro.rules.dns.resolver_endpoint_two_zones as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_one_subnet if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "the Resolver endpoint stands in one Availability Zone", "expected": "subnets in at least two Availability Zones", "actual": "only us-east-1a", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _referring(["a"]), _subnet("a", "us-east-1a")]))
		with data.astro.facts as testing.facts
}

test_fail_one_zone if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "the Resolver endpoint stands in one Availability Zone", "expected": "subnets in at least two Availability Zones", "actual": "only us-east-1a", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _referring(["a", "b"]), _subnet("a", "us-east-1a"), _subnet("b", "us-east-1a")]))
		with data.astro.facts as testing.facts
}

test_fail_one_literal if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "the Resolver endpoint stands in one Availability Zone", "expected": "subnets in at least two Availability Zones", "actual": "only subnet-0123456789abcdef0", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _literal(["subnet-0123456789abcdef0", "subnet-0123456789abcdef0"])]))
		with data.astro.facts as testing.facts
}

test_unknown_through_local if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "ip_address is not known until apply, so this cannot be checked before it", "expected": "subnets in at least two Availability Zones", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _endpoint([{}, {}], [{"subnet_id": true}, {"subnet_id": true}], ["local.subnet", "aws_subnet.a"]), _subnet("a", "us-east-1a")]))
		with data.astro.facts as testing.facts
}

test_unknown_blocks if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "ip_address is not known until apply, so this cannot be checked before it", "expected": "subnets in at least two Availability Zones", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _endpoint(null, true, [])]))
		with data.astro.facts as testing.facts
}

test_unknown_subnets if {
	rule.deny == {{"address": "aws_route53_resolver_endpoint.outbound", "message": "ip_address is not known until apply, so this cannot be checked before it", "expected": "subnets in at least two Availability Zones", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _endpoint([{}, {}], [{"subnet_id": true}, {"subnet_id": true}], ["var.subnets"])]))
		with data.astro.facts as testing.facts
}

test_pass_two_zones if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _referring(["a", "b"]), _subnet("a", "us-east-1a"), _subnet("b", "us-east-1b")]))
		with data.astro.facts as testing.facts
}

test_pass_two_literals if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({}, {}), _literal(["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"])]))
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("444444444444"), [_rule({}, {}), _referring(["a"]), _subnet("a", "us-east-1a")]))
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

_endpoint(blocks, unknown, references) := testing.linked(
	testing.created(
		"aws_route53_resolver_endpoint.outbound",
		{"direction": "OUTBOUND", "ip_address": blocks},
		{"id": true, "ip_address": unknown},
	),
	{"ip_address": references},
)

_subnet(name, zone) := testing.created(concat(".", ["aws_subnet", name]), {"availability_zone": zone}, {"id": true})

_referring(names) := _endpoint(
	[{}, {}],
	[{"subnet_id": true}, {"subnet_id": true}],
	[concat(".", ["aws_subnet", name]) | some name in names],
)

_literal(ids) := _endpoint([{"subnet_id": id} | some id in ids], [{}, {}], [])

# AWS chooses the zone of the second, which is taken to be another.
test_pass_zone_of_one_not_told if {
	_of([_referring(["a", "b"]), _subnet("a", "us-east-1a"), _subnet("b", null)]) == set()
}

# What the local holds may be in another zone, whatever is told of the others.
test_unknown_local_beside_two_subnets if {
	through_local := _endpoint([{}, {}, {}], [{"subnet_id": true}, {"subnet_id": true}, {"subnet_id": true}], ["local.subnet", "aws_subnet.a", "aws_subnet.b"])
	every zone in ["us-east-1a", null] {
		{finding.unknown | some finding in _of([through_local, _subnet("a", zone), _subnet("b", zone)])} == {true}
	}
}

test_unknown_blocks_of_one_subnet if {
	{finding.unknown | some finding in _of([_endpoint(null, true, ["aws_subnet.a"]), _subnet("a", "us-east-1a")])} == {true}
}

test_pass_known_through_local if {
	_of([_endpoint([{"subnet_id": "subnet-0123456789abcdef0"}, {"subnet_id": "subnet-0123456789abcdef1"}], [{}, {}], ["local.first", "local.second"])]) == set()
}

_of(resources) := found if {
	found := rule.deny with input as testing.plan(array.concat(array.concat(_shared("222222222222"), [_rule({}, {})]), resources))
		with data.astro.facts as testing.facts
}
