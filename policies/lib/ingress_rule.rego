# METADATA
# title: One ingress rule
# description: |
#   Reads an ingress rule, whichever way Terraform writes it, into the entry that `security_group` describes.
# scope: package
package astro.lib.ingress_rule

import data.astro.lib.configuration
import data.astro.lib.plan
import data.astro.lib.prefix_list

# METADATA
# description: Attribute names of `aws_security_group_rule`.
old_names := {"v4": "cidr_blocks", "v6": "ipv6_cidr_blocks", "lists": "prefix_list_ids", "groups": "source_security_group_id"}

# METADATA
# description: Attribute names of `aws_vpc_security_group_ingress_rule`.
new_names := {"v4": "cidr_ipv4", "v6": "cidr_ipv6", "lists": "prefix_list_id", "groups": "referenced_security_group_id"}

# METADATA
# description: Attribute names of an inline `ingress` block.
inline_names := {"v4": "cidr_blocks", "v6": "ipv6_cidr_blocks", "lists": "prefix_list_ids", "groups": "security_groups"}

# METADATA
# description: Keys of a security group that is in the plan, as a resource or a data source.
group_keys(group) := {group.address} | {id | id := plan.value(group, "id")}

# METADATA
# description: |
#   One ingress rule. `attribute` is where the configuration holds the references of an inline block; null for
#   a resource of its own.
entry(resource, block, group, protocol, names, attribute) := {
	"resource": resource,
	"group": group,
	"protocol": _protocol(block, protocol),
	"from": _port(block, "from_port"),
	"to": _port(block, "to_port"),
	"cidrs": ((strings(block, names.v4) | strings(block, names.v6)) | prefix_list.cidrs(lists)),
	"groups": groups,
	"self": _self(block),
	"unknown": union({
		_unknown_cidrs(block, names, lists),
		_lists_elsewhere(lists),
		_unknown_groups(block, names, groups),
		_unknown_ports(block, protocol),
	}),
} if {
	lists := prefix_list.keys(resource, block, _first(attribute, names.lists), names.lists)
	groups := keys(resource, block, _first(attribute, names.groups), names.groups)
}

default _self(_) := false

_self(block) if plan.value(block, "self") == true

_first(null, name) := name

_first(attribute, _) := attribute if attribute != null

# METADATA
# description: Keys of the groups that an attribute of a resource (or of an inline block of it) names.
keys(resource, block, attribute, block_attribute) := strings(block, block_attribute) | {key |
	some address in _linked(resource, block, attribute, block_attribute)
	some key in group_keys(_groups[address])
}

# Where everything is known, references add the addresses of what the ids stand for. The references of an inline block
# are those of all blocks together, so they count only where something of this one is unknown.
_linked(resource, block, attribute, block_attribute) := {address |
	some address in configuration.linked(resource, attribute)
	plan.value(_groups[address], "id") in strings(block, block_attribute)
} | {address |
	plan.partly_unknown(block, block_attribute)
	some address in configuration.linked(resource, attribute)
}

_groups[address] := group if {
	some type in ["aws_security_group", "aws_default_security_group"]
	some address, group in plan.of_type(type)
}

_groups[address] := group if some address, group in plan.sources_of_type("aws_security_group")

# METADATA
# description: The strings of an attribute, be it one or a list.
strings(block, name) := {value | value := plan.value(block, name); is_string(value)} | {value |
	some value in plan.value(block, name)
	is_string(value)
}

_port(block, name) := plan.value(block, name) if {
	is_number(plan.value(block, name))
} else := null

_protocol(block, name) := object.get(_protocol_names, spelled, spelled) if {
	spelled := lower(plan.text_scalar(plan.value(block, name)))
} else := "unknown"

_protocol_names := {"-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}

_unknown_cidrs(block, names, lists) := {"cidrs"} if {
	_hides_cidrs(block, names, lists)
} else := set()

_hides_cidrs(block, names, _) if plan.partly_unknown(block, names.v4)

_hides_cidrs(block, names, _) if plan.partly_unknown(block, names.v6)

_hides_cidrs(_, _, lists) if {
	some key in lists
	prefix_list.partly_unknown(key)
}

_hides_cidrs(block, names, lists) if {
	count(lists) == 0
	plan.partly_unknown(block, names.lists)
}

_lists_elsewhere(lists) := {"lists"} if {
	some key in lists
	not prefix_list.shown(key)
} else := set()

_unknown_groups(block, names, groups) := {"groups"} if {
	plan.partly_unknown(block, names.groups)
	count(groups) == 0
} else := set()

_unknown_ports(block, protocol) := {"ports"} if {
	some name in [protocol, "from_port", "to_port"]
	plan.unknown(block, name)
} else := set()
