package astro.lib.egress_test

import data.astro.lib.egress
import data.astro.testing

test_every_way_to_write_one if {
	resources := [
		_rule("out", "egress"),
		_rule("in", "ingress"),
		testing.created("aws_vpc_security_group_egress_rule.new", {"security_group_id": "sg-2", "ip_protocol": "-1", "cidr_ipv4": "10.2.0.0/16"}, {}),
		testing.created("aws_security_group.inline", {"id": "sg-3", "egress": [{"protocol": "-1", "cidr_blocks": ["10.3.0.0/16"]}]}, {}),
		testing.created("aws_default_security_group.inline", {"id": "sg-4", "egress": [{"protocol": "-1", "cidr_blocks": ["10.4.0.0/16"]}]}, {}),
	]
	found := egress.rules with input as testing.plan(resources)
	{[entry.resource.address, entry.cidrs] | some entry in found} == {
		["aws_security_group_rule.out", {"10.1.0.0/16"}],
		["aws_vpc_security_group_egress_rule.new", {"10.2.0.0/16"}],
		["aws_security_group.inline", {"10.3.0.0/16"}],
		["aws_default_security_group.inline", {"10.4.0.0/16"}],
	}
}

test_groups_of_an_inline_rule_by_reference if {
	group := testing.linked(
		testing.created("aws_security_group.inline", {"id": "sg-3", "egress": [{"protocol": "-1"}]}, {"egress": [{"security_groups": true}]}),
		{"egress": ["aws_security_group.other.id", "aws_security_group.other"]},
	)
	found := egress.of({"sg-3"}) with input as testing.plan([group, testing.created("aws_security_group.other", {}, {"id": true})])
	[entry.groups | some entry in found] == [{"aws_security_group.other"}]
}

_rule(name, type) := testing.created(
	concat(".", ["aws_security_group_rule", name]),
	{"type": type, "security_group_id": "sg-1", "protocol": "-1", "cidr_blocks": ["10.1.0.0/16"]},
	{},
)
