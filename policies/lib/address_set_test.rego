package astro.lib.address_set_test

import data.astro.lib.address_set
import data.astro.testing

test_security_group if {
	group := testing.created("aws_security_group.a", {"id": "sg-1", "ingress": [_block("tcp", 443, ["203.0.113.7/32"])]}, {})
	_lists([group]) == [{
		"id": "aws_security_group.a tcp port 443",
		"kind": "allow",
		"service": "security group",
		"resource": group,
		"complete": true,
		"unknown": false,
		"texts": [{"resource": group, "text": "203.0.113.7/32"}],
	}]
}

test_default_security_group if {
	group := testing.created("aws_default_security_group.a", {"id": "sg-1", "ingress": [_block("tcp", 443, ["203.0.113.7/32"])]}, {})
	{[list.id, list.resource.address] | some list in _lists([group])} == {["aws_default_security_group.a tcp port 443", "aws_default_security_group.a"]}
}

test_security_group_with_an_unknown_rule if {
	group := testing.created(
		"aws_security_group.a",
		{"id": "sg-1", "ingress": [_block("tcp", 443, ["203.0.113.7/32"]), _block("tcp", 443, null)]},
		{"ingress": [{}, {"cidr_blocks": true}]},
	)
	[list.unknown | some list in _lists([group])] == [true]
}

# Rules of groups that are elsewhere: one list per group, whatever else the rules are.
test_security_group_of_another_state if {
	rule := testing.created(
		"aws_vpc_security_group_ingress_rule.b",
		{"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "203.0.113.7/32"},
		{},
	)
	[[list.id, list.resource.address, list.complete] | some list in _lists([rule])] == [["sg-1 tcp port 443", "aws_vpc_security_group_ingress_rule.b", false]]
}

# What a data source has read goes by its id and by its address.
test_security_group_that_is_read if {
	rule := testing.linked(
		testing.created(
			"aws_vpc_security_group_ingress_rule.b",
			{"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "203.0.113.7/32"},
			{},
		),
		{"security_group_id": ["data.aws_security_group.a.id", "data.aws_security_group.a"]},
	)
	config := testing.plan([rule, {"type": "data.aws_security_group", "name": "a", "mode": "data"}]).configuration
	document := testing.with_sources(
		object.union(testing.plan([rule]), {"configuration": config}),
		[testing.read("data.aws_security_group.a", {"id": "sg-1"})],
	)
	found := address_set.lists with input as document with data.astro.facts as testing.facts
	[list.id | some list in found] == ["data.aws_security_group.a sg-1 tcp port 443"]
}

test_prefix_list if {
	list := testing.created("aws_ec2_managed_prefix_list.a", {"id": "pl-1", "entry": [{"cidr": "203.0.113.7/32"}]}, {})
	entry := testing.created("aws_ec2_managed_prefix_list_entry.b", {"prefix_list_id": "pl-1", "cidr": "203.0.113.8/32"}, {})
	other := testing.created("aws_ec2_managed_prefix_list_entry.c", {"prefix_list_id": "pl-2", "cidr": "203.0.113.9/32"}, {})
	_lists([list, entry, other]) == [{
		"id": "aws_ec2_managed_prefix_list.a",
		"kind": "allow",
		"service": "prefix list",
		"resource": list,
		"complete": true,
		"unknown": false,
		"texts": [{"resource": list, "text": "203.0.113.7/32"}, {"resource": entry, "text": "203.0.113.8/32"}],
	}]
}

test_sets_of_the_firewall if {
	classic := testing.created("aws_waf_ipset.a", {"ip_set_descriptors": [{"type": "IPV4", "value": "203.0.113.7/32"}]}, {})
	regional := testing.created("aws_wafregional_ipset.b", {"ip_set_descriptors": [{"type": "IPV4", "value": "203.0.113.8/32"}]}, {})
	{list | some list in _lists([classic, regional])} == {_set(classic, "203.0.113.7/32"), _set(regional, "203.0.113.8/32")}
}

_set(resource, text) := {
	"id": resource.address,
	"kind": "allow",
	"service": "waf",
	"resource": resource,
	"complete": true,
	"unknown": false,
	"texts": [{"resource": resource, "text": text}],
}

test_policy if {
	statement := {"Effect": "Allow", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.7"}}}
	policy := testing.created("aws_s3_bucket_policy.a", {"policy": json.marshal({"Statement": statement})}, {})
	_lists([policy]) == [{
		"id": "aws_s3_bucket_policy.a",
		"kind": "allow",
		"service": "policy",
		"resource": policy,
		"complete": true,
		"unknown": false,
		"texts": [{"resource": policy, "text": "203.0.113.7"}],
	}]
}

_block(protocol, port, cidrs) := {"protocol": protocol, "from_port": port, "to_port": port, "cidr_blocks": cidrs}

_lists(resources) := found if {
	found := address_set.lists with input as testing.plan(resources) with data.astro.facts as testing.facts
}
