package astro.lib.resolver_test

import data.astro.lib.resolver
import data.astro.testing

_endpoint(after, unknown) := testing.created("aws_route53_resolver_endpoint.x", after, unknown)

_shared := {
	"principal": testing.created("aws_ram_principal_association.astro", {"principal": "222222222222", "resource_share_arn": "arn:share"}, {}),
	"content": testing.created("aws_ram_resource_association.rule", {"resource_arn": "arn:rule", "resource_share_arn": "arn:share"}, {}),
}

_rule(name, after) := testing.created(concat(".", ["aws_route53_resolver_rule", name]), after, {})

test_shared_rules_of_the_plan_and_those_that_are_read if {
	document := testing.with_sources(
		testing.plan([_shared.principal, _shared.content, _rule("a", {"arn": "arn:rule"}), _rule("b", {"arn": "arn:other"})]),
		[testing.read("data.aws_route53_resolver_rule.c", {"arn": "arn:rule"})],
	)
	found := object.keys(resolver.shared_rules) with input as document with data.astro.facts as testing.facts
	found == {"aws_route53_resolver_rule.a", "data.aws_route53_resolver_rule.c"}
}

test_outbound_endpoints_are_those_of_the_plan if {
	_outbound([_endpoint({"id": "rslvr-out-1"}, {})], []) == {"aws_route53_resolver_endpoint.x": {"aws_route53_resolver_rule.a"}}
	_outbound([], [testing.read("data.aws_route53_resolver_endpoint.x", {"id": "rslvr-out-1"})]) == {}
}

_outbound(endpoints, sources) := found if {
	names := ["aws_route53_resolver_endpoint.x", "data.aws_route53_resolver_endpoint.x"]
	rule := testing.linked(_rule("a", {"arn": "arn:rule", "resolver_endpoint_id": "rslvr-out-1"}), {"resolver_endpoint_id": names})
	document := testing.with_sources(_configured(array.concat([_shared.principal, _shared.content, rule], endpoints), "data.aws_route53_resolver_endpoint.x"), sources)
	found := resolver.outbound with input as document with data.astro.facts as testing.facts
}

_configured(resources, source) := object.union(testing.plan(resources), {"configuration": {"root_module": {"resources": array.concat(
	testing.plan(resources).configuration.root_module.resources,
	[{"address": source, "mode": "data", "expressions": {}}],
)}}})

# A rule may target what is no endpoint; and only what a shared rule targets is for Astro.
test_inbound_endpoints_that_shared_rules_target if {
	endpoint := _endpoint({"ip_address": [{"ip": "10.0.0.2"}]}, {})
	own := _rule("own", {"arn": "arn:other", "target_ip": [{"ip": "10.0.0.2"}]})
	instance := testing.linked(_rule("instance", {"arn": "arn:rule", "target_ip": [{}]}), {"target_ip": ["aws_instance.dns.private_ip", "aws_instance.dns"]})
	resources := [_shared.principal, _shared.content, endpoint, own, instance, testing.created("aws_instance.dns", {}, {})]
	found := [resolver.targeted, resolver.inbound] with input as testing.plan(resources) with data.astro.facts as testing.facts
	found == [{"aws_route53_resolver_rule.own": {"aws_route53_resolver_endpoint.x"}}, set()]
}

test_endpoints_that_admit_a_cluster_are_inbound if {
	_admitting("INBOUND") == {"aws_route53_resolver_endpoint.x": {"172.20.0.0/20"}}
	_admitting("OUTBOUND") == {}
}

_admitting(direction) := found if {
	rule := testing.created(
		"aws_vpc_security_group_ingress_rule.dns",
		{"security_group_id": "sg-1", "ip_protocol": "udp", "from_port": 53, "to_port": 53, "cidr_ipv4": "172.20.0.0/20"},
		{},
	)
	found := resolver.admitting with input as testing.plan([rule, _endpoint({"direction": direction, "security_group_ids": ["sg-1"]}, {})])
		with data.astro.facts as testing.facts
}

# Known ids are the subnets; of others, what the blocks refer to, which is not only subnets.
test_subnets if {
	_subnets([{"subnet_id": "subnet-1"}], [{}]) == {"subnet-1"}
	_subnets([{}], [{"subnet_id": true}]) == {"aws_subnet.a"}
}

_subnets(blocks, unknown) := found if {
	endpoint := testing.linked(_endpoint({"ip_address": blocks}, {"ip_address": unknown}), {"ip_address": ["aws_subnet.a.id", "aws_subnet.a", "aws_vpc.a.cidr_block", "aws_vpc.a"]})
	others := [testing.created("aws_subnet.a", {}, {"id": true}), testing.created("aws_vpc.a", {}, {"id": true})]
	found := resolver.subnets(endpoint) with input as testing.plan(array.concat(others, [endpoint]))
}

test_vpcs_by_the_security_group if {
	group := testing.created("aws_security_group.a", {"vpc_id": "vpc-1"}, {"id": true})
	endpoint := testing.linked(_endpoint({}, {"security_group_ids": true}), {"security_group_ids": ["aws_security_group.a.id", "aws_security_group.a"]})
	found := resolver.vpcs(endpoint) with input as testing.plan([group, endpoint])
	found == {"vpc-1"}
}
