package astro.rules.dns.forward_rule_loop_test

import data.astro.rules.dns.forward_rule_loop as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_by_address if {
	rule.deny == {{"address": "aws_route53_resolver_rule_association.data", "message": "the rule is associated with the VPC of the inbound endpoint it targets, so questions go round in a circle", "expected": "no association with the VPC of the inbound endpoint", "actual": "aws_route53_resolver_rule.corp targets aws_route53_resolver_endpoint.inbound", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"target_ip": [{"ip": "10.0.1.10"}]}, {}), _endpoint, _subnet, _association("vpc-0123456789abcdef0")]))
		with data.astro.facts as testing.facts
}

test_fail_by_reference if {
	rule.deny == {{"address": "aws_route53_resolver_rule_association.data", "message": "the rule is associated with the VPC of the inbound endpoint it targets, so questions go round in a circle", "expected": "no association with the VPC of the inbound endpoint", "actual": "aws_route53_resolver_rule.corp targets aws_route53_resolver_endpoint.inbound", "unknown": false}} with input as testing.plan(array.concat(_shared("222222222222"), [_by_reference, _endpoint, _subnet, _association("vpc-0123456789abcdef0")]))
		with data.astro.facts as testing.facts
}

test_fail_endpoint_that_admits_astro if {
	rule.deny == {{"address": "aws_route53_resolver_rule_association.data", "message": "the rule is associated with the VPC of the inbound endpoint it targets, so questions go round in a circle", "expected": "no association with the VPC of the inbound endpoint", "actual": "aws_route53_resolver_rule.corp targets aws_route53_resolver_endpoint.inbound", "unknown": false}} with input as testing.plan([_rule({"target_ip": [{"ip": "10.0.1.10"}]}, {}), _endpoint, _subnet, _association("vpc-0123456789abcdef0"), _admitting])
		with data.astro.facts as testing.facts
}

test_fail_known_vpc if {
	rule.deny == {{"address": "aws_route53_resolver_rule_association.data", "message": "the rule is associated with the VPC of the inbound endpoint it targets, so questions go round in a circle", "expected": "no association with the VPC of the inbound endpoint", "actual": "aws_route53_resolver_rule.corp targets aws_route53_resolver_endpoint.inbound", "unknown": false}} with input as testing.plan([_rule({"target_ip": [{"ip": "10.0.1.10"}]}, {}), object.union(_endpoint, {"change": {"after": {"host_vpc_id": "vpc-0123456789abcdef0"}}}), _association("vpc-0123456789abcdef0"), _admitting])
		with data.astro.facts as testing.facts
}

test_pass_another_vpc if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"target_ip": [{"ip": "10.0.1.10"}]}, {}), _endpoint, _subnet, _association("vpc-0123456789abcdef1")]))
		with data.astro.facts as testing.facts
}

test_silent_for_another_account if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("444444444444"), [_rule({"target_ip": [{"ip": "10.0.1.10"}]}, {}), _endpoint, _subnet, _association("vpc-0123456789abcdef0")]))
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

_endpoint := testing.linked(
	testing.created(
		"aws_route53_resolver_endpoint.inbound",
		{
			"direction": "INBOUND",
			"ip_address": [{"ip": "10.0.1.10"}, {"ip": "10.0.2.10", "subnet_id": "subnet-0123456789abcdef0"}],
			"security_group_ids": ["sg-0123456789abcdef0"],
		},
		{"id": true, "ip_address": [{"subnet_id": true}, {}]},
	),
	{"ip_address": ["aws_subnet.a.id", "aws_subnet.a"]},
)

_subnet := testing.created("aws_subnet.a", {"vpc_id": "vpc-0123456789abcdef0"}, {"id": true})

_association(vpc) := testing.linked(
	testing.created("aws_route53_resolver_rule_association.data", {"vpc_id": vpc}, {"resolver_rule_id": true}),
	{"resolver_rule_id": ["aws_route53_resolver_rule.corp.id", "aws_route53_resolver_rule.corp"]},
)

_admitting := testing.created(
	"aws_vpc_security_group_ingress_rule.dns",
	{
		"security_group_id": "sg-0123456789abcdef0",
		"cidr_ipv4": "172.20.0.0/20",
		"ip_protocol": "tcp",
		"from_port": 53,
		"to_port": 53,
	},
	{},
)

_by_reference := object.union(_rule({}, {}), {"_references": {"target_ip": [
	"aws_route53_resolver_endpoint.inbound.ip_address",
	"aws_route53_resolver_endpoint.inbound",
]}})

test_silent_on_an_endpoint_that_is_not_targeted if {
	rule.deny == set() with input as testing.plan(array.concat(_shared("222222222222"), [_rule({"target_ip": [{"ip": "10.9.0.10"}]}, {}), _endpoint, _subnet, _association("vpc-0123456789abcdef0")]))
		with data.astro.facts as testing.facts
}
