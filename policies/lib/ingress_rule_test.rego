package astro.lib.ingress_rule_test

import data.astro.lib.ingress_rule
import data.astro.testing

test_protocols_by_name_and_number if {
	every written, name in {"-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", "TCP": "tcp", "50": "50"} {
		_entry({"protocol": written}, {}).protocol == name
	}
	_entry({}, {"protocol": true}).protocol == "unknown"
}

test_ports_are_numbers if {
	entry := _entry({"from_port": 443, "to_port": "443"}, {})
	[entry.from, entry.to] == [443, null]
}

test_strings_of_one_or_a_list if {
	ingress_rule.strings({"change": {"after": {"a": "x"}}}, "a") == {"x"}
	ingress_rule.strings({"change": {"after": {"a": ["x", null]}}}, "a") == {"x"}
}

test_groups_of_either_rule if {
	old := testing.created("aws_security_group_rule.a", {"source_security_group_id": "sg-2"}, {})
	new := testing.created("aws_vpc_security_group_ingress_rule.a", {"referenced_security_group_id": "sg-3"}, {})
	_read(old, ingress_rule.old_names).groups == {"sg-2"}
	_read(new, ingress_rule.new_names).groups == {"sg-3"}
}

# A reference adds the address of the group that the id stands for; the id alone adds nothing.
test_keys_of_a_group_by_id_and_by_reference if {
	every type in ["aws_security_group", "aws_default_security_group"] {
		address := concat(".", [type, "a"])
		group := testing.created(address, {"id": "sg-1"}, {})
		_keys(testing.created("aws_instance.i", {"groups": ["sg-1"]}, {}), group) == {"sg-1"}
		_keys(testing.linked(testing.created("aws_instance.i", {"groups": ["sg-1"]}, {}), {"groups": [address]}), group) == {"sg-1", address}
		_keys(testing.linked(testing.created("aws_instance.i", {"groups": ["sg-2"]}, {}), {"groups": [address]}), group) == {"sg-2"}
		_keys(testing.linked(testing.created("aws_instance.i", {}, {"groups": true}), {"groups": [address]}), group) == {"sg-1", address}
	}
}

_keys(instance, group) := found if {
	found := ingress_rule.keys(instance, instance, "groups", "groups") with input as testing.plan([instance, group])
}

_entry(after, unknown) := _read(testing.created("aws_security_group_rule.a", after, unknown), ingress_rule.old_names)

_read(rule, names) := entry if {
	entry := ingress_rule.entry(rule, rule, set(), "protocol", names, null) with input as testing.plan([rule])
}
