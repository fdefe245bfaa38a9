# METADATA
# title: Lists of addresses in AWS
# description: |
#   Security groups by port, managed prefix lists, WAF IP sets and `aws:SourceIp` in JSON policies, in the shape that
#   `allow_list` describes, with texts instead of entries.
# scope: package
package astro.lib.address_set

import data.astro.lib.configuration
import data.astro.lib.load_balancer
import data.astro.lib.plan
import data.astro.lib.security_group
import data.astro.lib.source_ip

# METADATA
# description: Every list of the plan.
lists := array.concat(array.concat(_groups, _prefix_lists), array.concat(_sets, _policies))

_groups := [list |
	some id, positions in _by_port
	entries := [security_group.ingress[i] | some i in positions]
	list := {
		"id": id,
		"kind": "allow",
		"service": "security group",
		"resource": _group_of(entries[0]),
		"complete": _managed(entries[0].group),
		"unknown": count([entry | some entry in entries; count(entry.unknown) > 0]) > 0,
		"texts": [{"resource": entry.resource, "text": text} | some entry in entries; some text in entry.cidrs],
	}
]

_by_port[id] contains i if {
	some i, entry in security_group.ingress
	id := concat(" ", [_owner(entry), entry.protocol, security_group.ports(entry)])
}

_managed(keys) if load_balancer.all_managed(keys)

else := false

_group_of(entry) := object.get(_security_groups, _owner(entry), entry.resource)

# The address of a group of the plan, or its id.
_owner(entry) := min(addresses) if {
	addresses := {address | some key in entry.group; some address in _owners[key]}
} else := concat(" ", sort([key | some key in entry.group]))

# Looked up by key in a rule of many, an index is built once only if it is a complete rule.
_owners := _addresses

_addresses[key] contains address if {
	some address, group in _security_groups
	some key in security_group.keys_of(group)
}

_security_groups[address] := group if {
	some type in ["aws_security_group", "aws_default_security_group"]
	some address, group in plan.of_type(type)
}

_prefix_lists := [list |
	some address, resource in plan.of_type("aws_ec2_managed_prefix_list")
	entries := {entry_address: entry |
		some entry_address in _members[address]
		entry := plan.of_type("aws_ec2_managed_prefix_list_entry")[entry_address]
	}
	list := {
		"id": address,
		"kind": "allow",
		"service": "prefix list",
		"resource": resource,
		"complete": true,
		"unknown": _any_unknown(array.concat(plan.blocks(resource, "entry"), [entry | some entry in entries])),
		"texts": array.concat(
			[{"resource": resource, "text": text} | some block in plan.blocks(resource, "entry"); text := plan.value(block, "cidr")],
			[{"resource": entry, "text": text} | some entry in entries; text := plan.value(entry, "cidr")],
		),
	}
]

_members := _entries_of

_entries_of[list] contains address if {
	some address, entry in plan.of_type("aws_ec2_managed_prefix_list_entry")
	some list in configuration.linked(entry, "prefix_list_id")
}

_entries_of[list] contains address if {
	some address, entry in plan.of_type("aws_ec2_managed_prefix_list_entry")
	some list in _ids[plan.value(entry, "prefix_list_id")]
}

_ids := _lists_by_id

_lists_by_id[id] contains address if {
	some address, resource in plan.of_type("aws_ec2_managed_prefix_list")
	id := plan.value(resource, "id")
}

_any_unknown(blocks) if {
	some block in blocks
	plan.unknown(block, "cidr")
}

else := false

_sets := [list |
	some type, attribute in {
		"aws_waf_ipset": "ip_set_descriptors",
		"aws_wafregional_ipset": "ip_set_descriptors",
		"aws_wafv2_ip_set": "addresses",
	}
	some resource in plan.of_type(type)
	list := {
		"id": resource.address,
		"kind": "allow",
		"service": "waf",
		"resource": resource,
		"complete": true,
		"unknown": _partly_unknown(resource, attribute),
		"texts": [{"resource": resource, "text": text} |
			some item in plan.value(resource, attribute)
			text := _address(item)
		],
	}
]

_partly_unknown(resource, attribute) if plan.partly_unknown(resource, attribute)

else := false

_address(item) := item if {
	is_string(item)
} else := item.value

_policies := [list |
	some key, conditions in _by_statement
	list := {
		"id": conditions[0].resource.address,
		"kind": conditions[0].kind,
		"service": "policy",
		"resource": conditions[0].resource,
		"complete": true,
		"unknown": true in [condition.unknown | some condition in conditions],
		"texts": [{"resource": condition.resource, "text": text} | some condition in conditions; some text in condition.texts],
	}
]

_by_statement[key] := [condition | some i in positions; condition := source_ip.conditions[i]] if {
	some key, positions in _positions
}

_positions[key] contains i if {
	some i, condition in source_ip.conditions
	key := concat(" ", [condition.resource.address, condition.statement, condition.kind])
}
