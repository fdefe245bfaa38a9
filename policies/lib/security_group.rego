# METADATA
# title: Security groups
# description: |
#   Every way Terraform writes an ingress rule, read as one: the inline `ingress` blocks of `aws_security_group` and
#   `aws_default_security_group`, `aws_security_group_rule`, and `aws_vpc_security_group_ingress_rule`. A group goes by
#   its *keys*: its id where known, and its address where it is in the plan. An entry is
#   `{resource, group, protocol, from, to, cidrs, groups, self, unknown}`: `resource` owns the rule, `group` are the keys
#   of the group it belongs to, `protocol` is "all", "tcp", "udp", … , `from` and `to` are null where they do not apply
#   or are not known, `cidrs` the known CIDRs (those of prefix lists that the plan shows, too), `groups` the keys of the
#   groups it admits, `unknown` which of "cidrs", "groups" and "ports" are not known until apply, and "lists" where a
#   prefix list exists elsewhere, so that the plan never shows what it holds.
# scope: package
package astro.lib.security_group

import data.astro.lib.cidr
import data.astro.lib.ingress_rule
import data.astro.lib.plan

# METADATA
# description: Every ingress rule of the plan.
ingress := array.concat(array.concat(_old_rules, _new_rules), _inline)

# METADATA
# description: The ingress rules of the groups with these keys.
ingress_of(keys) := [ingress[i] |
	positions := {i | some key in keys; some i in _groups[key]}
	some i in positions
]

# METADATA
# description: Keys of a security group that is in the plan, as a resource or a data source.
keys_of(group) := ingress_rule.group_keys(group)

# METADATA
# description: |
#   Keys of the groups that an attribute of a resource names, one or a list, such as `security_groups` of a load balancer.
keys(resource, attribute) := ingress_rule.keys(resource, resource, attribute, attribute)

# METADATA
# description: Whether a rule admits a port of a protocol; false while its ports are not known.
admits_port(entry, protocol, _) if _all_ports(entry, protocol)

admits_port(entry, protocol, port) if {
	entry.protocol == protocol

	# Null, which is not known, is less than any number.
	is_number(entry.from)
	entry.from <= port
	port <= entry.to
}

# METADATA
# description: Whether a rule admits the whole of a CIDR, whatever the port.
admits_cidr(entry, wanted) if {
	some admitted in entry.cidrs
	cidr.holds(admitted, wanted)
}

# METADATA
# description: Whether a rule admits a whole CIDR on a port of a protocol.
admits(entry, wanted, protocol, port) if {
	admits_port(entry, protocol, port)
	admits_cidr(entry, wanted)
}

# METADATA
# description: |
#   Whether a CIDR admits the internet: wider than any private range, so that 0.0.0.0/1 is no way around 0.0.0.0/0.
open(range) if {
	not cidr.ipv6(range)
	cidr.prefix_length(range) < 8
}

open(range) if cidr.prefix_length(range) < 7

# METADATA
# description: The ports of a rule as a message calls them.
ports(entry) := "ports that are not known until apply" if {
	"ports" in entry.unknown
} else := "all ports" if {
	_all_ports(entry, entry.protocol)
} else := concat("", ["port ", plan.text(entry.from)]) if {
	entry.from == entry.to
} else := concat("", ["ports ", plan.text(entry.from), "-", plan.text(entry.to)])

_all_ports(entry, _) if entry.protocol == "all"

# AWS keeps ports for these protocols only.
_all_ports(entry, protocol) if {
	entry.protocol == protocol
	not protocol in {"tcp", "udp", "icmp", "icmpv6"}
}

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_groups := _by_group

_by_group[key] contains i if {
	some i, entry in ingress
	some key in entry.group
}

_old_rules := [ingress_rule.entry(rule, rule, keys(rule, "security_group_id"), "protocol", ingress_rule.old_names, null) |
	some rule in plan.of_type("aws_security_group_rule")
	plan.value(rule, "type") == "ingress"
]

_new_rules := [ingress_rule.entry(rule, rule, keys(rule, "security_group_id"), "ip_protocol", ingress_rule.new_names, null) |
	some rule in plan.of_type("aws_vpc_security_group_ingress_rule")
]

_inline := [entry |
	some type in ["aws_security_group", "aws_default_security_group"]
	some group in plan.of_type(type)
	some block in plan.blocks(group, "ingress")
	read := ingress_rule.entry(group, block, keys_of(group), "protocol", ingress_rule.inline_names, "ingress")
	entry := object.union(read, {"cidrs": {range | some range in read.cidrs; not _mirrors(read, range)}})
	_admits_something(entry)
]

_admits_something(entry) if (count(entry.cidrs) + count(entry.groups)) + count(entry.unknown) > 0

_admits_something(entry) if entry.self

# What AWS holds of a group is shown inline after an apply, though rules of their own made it: theirs to answer for, and
# theirs to change.
_mirrors(entry, range) if {
	some key in entry.group
	_standalone[_permission(key, entry, range)]
}

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_standalone := {_permission(key, entry, range) |
	some rules in [_old_rules, _new_rules, _earlier_rules]
	some entry in rules
	some key in entry.group
	some range in entry.cidrs
}

_permission(key, entry, range) := concat(" ", [key, entry.protocol, _shown_port(entry, entry.from), _shown_port(entry, entry.to), range])

_shown_port(entry, _) := "*" if entry.protocol == "all"

_shown_port(entry, port) := plan.text_scalar(port) if entry.protocol != "all"

_earlier_rules := [ingress_rule.entry(earlier, earlier, ingress_rule.strings(earlier, "security_group_id"), shape.protocol, shape.names, null) |
	some type, shape in {
		"aws_security_group_rule": {"protocol": "protocol", "names": ingress_rule.old_names},
		"aws_vpc_security_group_ingress_rule": {"protocol": "ip_protocol", "names": ingress_rule.new_names},
	}
	some rules in [plan.of_type(type), object.get(plan.removed, type, {})]
	some rule in rules
	object.get(rule.change.before, "type", "ingress") == "ingress"
	earlier := {"change": {"after": rule.change.before}}
]
