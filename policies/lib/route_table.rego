# METADATA
# title: Route tables
# description: |
#   The route tables of a plan. A table goes by one *node*: its address where this plan manages it, else its id. Of a
#   table that the plan neither manages nor has read, the routes are elsewhere.
# scope: package
package astro.lib.route_table

import data.astro.lib.configuration
import data.astro.lib.network
import data.astro.lib.plan

# METADATA
# description: Route tables this plan manages, by address.
managed[address] := table if {
	some type in ["aws_route_table", "aws_default_route_table"]
	some address, table in plan.of_type(type)
}

# METADATA
# description: Nodes of the tables whose routes the plan shows all.
shown := object.keys(managed) | object.keys(read)

# METADATA
# description: The keys of the VPC of a table (see `network`).
vpcs(node) := network.vpcs({node} | object.get(_read_from, node, set()))

# METADATA
# description: The nodes of the tables with these keys.
nodes(keys) := {node | some key in keys; some node in _node(key)}

_node(key) := {key} if {
	managed[key]
} else := _by_id[key] if {
	_by_id[key]
} else := {id | some id in _ids_read[key]} if {
	_ids_read[key]
} else := _default_of[key] if {
	_default_of[key]
} else := {key}

# What refers to a new VPC for a table means its main one, which the VPC is made with.
_default_of := _defaults

_defaults[vpc] contains address if {
	some address, table in plan.of_type("aws_default_route_table")
	some vpc in configuration.linked(table, "default_route_table_id")
}

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_by_id := _managed_ids

_managed_ids[id] contains address if {
	some address, table in managed
	some attribute in ["id", "default_route_table_id"]
	id := plan.value(table, attribute)
}

# METADATA
# description: Data sources that show the routes of tables this plan does not manage, by id of the table.
read[id] contains source if {
	some address, ids in _ids_read
	source := plan.sources_of_type("aws_route_table")[address]
	not plan.unknown(source, "routes")
	some id in ids
	not _by_id[id]
}

_read_from[id] contains address if {
	some address, ids in _ids_read
	some id in ids
}

_ids_read[address] contains id if {
	some address, source in plan.sources_of_type("aws_route_table")
	some attribute in ["route_table_id", "id"]
	id := plan.value(source, attribute)
}
