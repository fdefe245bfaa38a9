# METADATA
# title: Databricks workspaces
# description: Which IP access lists belong together. A workspace is told by the provider configuration of its resources.
# scope: package
package astro.lib.workspace

import data.astro.lib.allow_list
import data.astro.lib.plan
import data.astro.lib.vendor_list

# METADATA
# description: Lists that admit a cluster, and hold one of its addresses themselves, by address.
lists[address] := list if {
	some astro in allow_list.astro
	some entry in astro.entries
	count(allow_list.held_by([entry])) > 0
	address := entry.resource.address
	list := plan.of_type("databricks_ip_access_list")[address]
}

# METADATA
# description: Whether two resources belong to one workspace.
same(one, other) if vendor_list.provider(one) == vendor_list.provider(other)
