# METADATA
# title: The order of a peering connection
# description: |
#   Whether Terraform accepts a connection before it makes or reads something else of it: by a reference anywhere in a
#   block, or by `depends_on` of the block or of a module around it.
# scope: package
package astro.lib.peering_order

import data.astro.lib.configuration
import data.astro.lib.membership
import data.astro.lib.peering
import data.astro.lib.plan

# METADATA
# description: The places of a connection's accepters.
accepters(name) := object.get(_accepters, name, set())

_accepters[name] contains place if {
	some name, addresses in peering.accepters_of
	some address in addresses
	place := configuration.place(plan.resources.aws_vpc_peering_connection_accepter[address])
}

# METADATA
# description: Whether a resource or data source waits for the accepter of a connection.
waits(resource, name) if waits_for(resource, accepters(name))

# An id that is not known, and went through a local or a dynamic block, is the accepter's: it is made after it.
waits(resource, name) if {
	some address in _unfollowed(resource)
	peering.accepters_of[name][address]
}

_unfollowed(resource) := membership.only_connection if {
	some block in array.concat([resource], plan.blocks(resource, "route"))
	plan.unknown(block, "vpc_peering_connection_id")
	not _told_by_another(resource)
} else := set()

# Not a local: another resource tells the id, such as the vendor's that requests the connection.
_told_by_another(resource) if {
	configuration.names_resource(resource, _expressions(resource).vpc_peering_connection_id)
}

_told_by_another(resource) if {
	some block in _expressions(resource).route
	configuration.names_resource(resource, block.vpc_peering_connection_id)
}

# In a configuration written in JSON, all blocks are one expression.
_told_by_another(resource) if {
	in_json := _expressions(resource).route
	in_json.references
	configuration.names_resource(resource, in_json)
}

_expressions(resource) := configuration.places[configuration.place(resource)].expressions

# METADATA
# description: |
#   Whether a resource or data source waits for one of these places (see `configuration`), directly or through a peering
#   data source or options resource that does.
waits_for(resource, places) if count(_direct(resource) & places) > 0

waits_for(resource, places) if {
	some via in _direct(resource)
	some between in configuration.instances[via]
	between.type in {"aws_vpc_peering_connection", "aws_vpc_peering_connection_options"}
	count(_direct(between) & places) > 0
}

_direct(resource) := referred | declared if {
	config := configuration.places[configuration.place(resource)]
	referred := configuration.references_of(resource)
	path := configuration.module_path(resource)
	own := {_join(path, entry) | some entry in config.depends_on}
	declared := {place |
		some entry in (own | _around(path))
		some place in _within(entry)
	}
}

# What the calls of the modules around a resource depend on.
_around(path) := {entry |
	steps := split(path, ".")
	some i, _ in steps
	parent := concat(".", array.slice(steps, 0, i))
	some dependency in configuration.modules[parent].module_calls[steps[i + 1]].depends_on
	entry := _join(parent, dependency)
}

# `depends_on = [module.a]` means everything inside.
_within(entry) := {entry} if configuration.places[entry]

_within(entry) := {place |
	some place, _ in configuration.places
	startswith(place, concat("", [entry, "."]))
} if {
	not configuration.places[entry]
}

_join("", address) := address

_join(path, address) := concat(".", [path, address]) if path != ""
