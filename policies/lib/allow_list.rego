# METADATA
# title: Allow-lists
# description: |
#   One reading of every list that admits (or blocks) addresses: security groups by port, managed prefix lists, WAF IP sets,
#   `aws:SourceIp` in JSON policies, Snowflake and Databricks. A list is `{id, kind, service, resource, complete, unknown,
#   entries}`: lists of one `id` belong to one owner, `kind` is "allow" or "block", `complete` tells whether the plan makes
#   the whole list, `unknown` whether part of it is not known until apply, and an entry is `{resource, text, cidr}`.
# scope: package
package astro.lib.allow_list

import data.astro.lib.address_set
import data.astro.lib.cidr
import data.astro.lib.external_address
import data.astro.lib.vendor_list

# METADATA
# description: Lists that admit an external address of a cluster, with these addresses as `held`.
astro := [object.union(list, {"held": held}) |
	some list in _lists
	list.kind == "allow"
	held := held_by(list.entries)
	count(held) > 0
]

# METADATA
# description: Lists for traffic from the internet that admit, with the external addresses they hold (maybe none).
public := [object.union(list, {"held": held_by(list.entries)}) |
	some list in _lists
	list.kind == "allow"
	list.service in {"waf", "policy", "snowflake", "databricks"}
]

# METADATA
# description: Lists that block.
blocking := [list | some list in _lists; list.kind == "block"]

# METADATA
# description: The ids of the owners of lists that admit a cluster.
owners := {list.id | some list in astro}

# METADATA
# description: The external addresses of clusters among entries; a range wider than /16 names nobody.
held_by(entries) := {ip |
	some entry in entries
	some ip in external_address.inside(entry.cidr)
}

_lists := [_with_entries(list) | some list in array.concat(address_set.lists, vendor_list.lists)]

_with_entries(list) := object.union(object.remove(list, ["texts"]), {"entries": [entry |
	some item in list.texts
	range := _range(item.text)
	cidr.valid(range)
	entry := {"resource": item.resource, "text": item.text, "cidr": range}
]})

# Lists take addresses with and without a prefix length.
_range(text) := text if {
	contains(text, "/")
} else := concat("", [text, "/128"]) if {
	contains(text, ":")
} else := concat("", [text, "/32"])
