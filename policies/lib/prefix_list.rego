# METADATA
# title: Managed prefix lists
# description: |
#   What the prefix lists of a plan hold, whether written inline, as entries of their own, or read by a data source. A
#   list goes by its *keys*: its id where known, and its address where it is in the plan.
# scope: package
package astro.lib.prefix_list

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: Keys of the prefix lists that an attribute of a resource (or of an inline block of it) names.
keys(resource, block, attribute, block_attribute) := _written(block, block_attribute) | {key |
	plan.partly_unknown(block, block_attribute)
	some key in _linked(resource, attribute)
}

# METADATA
# description: The CIDRs that the lists of these keys hold, as far as the plan shows them.
cidrs(of) := {cidr | some key in of; some cidr in _entries[key]}

# METADATA
# description: Whether the plan shows a list of this key.
shown(key) if _entries[key]

# METADATA
# description: Whether some of what the list of this key holds is not known until apply.
partly_unknown(key) if _unknown_lists[key]

_written(block, attribute) := {id | id := plan.value(block, attribute); is_string(id)} | {id |
	some id in plan.value(block, attribute)
	is_string(id)
}

_linked(resource, attribute) := {address |
	some address in configuration.linked(resource, attribute)
	_lists[address]
}

_lists[address] := list if some address, list in plan.of_type("aws_ec2_managed_prefix_list")

_lists[address] := list if {
	some type in ["aws_ec2_managed_prefix_list", "aws_prefix_list"]
	some address, list in plan.sources_of_type(type)
}

_own_keys(list) := {list.address} | {id | id := plan.value(list, "id")}

# Entries beyond what the plan lists are no part of it, so that every list of the plan is shown, an empty one too.
_entries[key] := {cidr | some cidr in _inline[key]} | {cidr | some cidr in _standalone[key]} if {
	some list in _lists
	some key in _own_keys(list)
}

_inline[key] contains cidr if {
	some list in _lists
	some name in ["entry", "entries"]
	some block in plan.blocks(list, name)
	cidr := plan.value(block, "cidr")
	some key in _own_keys(list)
}

_inline[key] contains cidr if {
	some list in plan.sources_of_type("aws_prefix_list")
	some cidr in _written(list, "cidr_blocks")
	some key in _own_keys(list)
}

_standalone[key] contains cidr if {
	some entry in plan.of_type("aws_ec2_managed_prefix_list_entry")
	cidr := plan.value(entry, "cidr")
	some key in _listed_by(entry)
}

_unknown_lists contains key if {
	some list in _lists
	some name in ["entry", "entries"]
	_hides(list, name)
	some key in _own_keys(list)
}

_unknown_lists contains key if {
	some entry in plan.of_type("aws_ec2_managed_prefix_list_entry")
	plan.unknown(entry, "cidr")
	some key in _listed_by(entry)
}

# A new list without inline entries has `entry` computed: that hides nothing.
_hides(list, name) if {
	some block in plan.blocks(list, name)
	plan.unknown(block, "cidr")
}

_hides(list, name) if {
	plan.unknown(list, name)
	configuration.sets(list, name)
}

_listed_by(entry) := _written(entry, "prefix_list_id") | {key |
	some address in configuration.linked(entry, "prefix_list_id")
	some key in _own_keys(_lists[address])
}
