# METADATA
# title: The order of a peering connection
# description: Whether Terraform accepts a connection before it makes or reads something else of it.
# scope: package
package astro.lib.peering_order

import data.astro.lib.configuration
import data.astro.lib.dependency
import data.astro.lib.peering
import data.astro.lib.plan

# METADATA
# description: The places of a connection's accepters.
accepters(name) := {place |
	some address in peering.accepters_of[name]
	place := configuration.place(plan.resources.aws_vpc_peering_connection_accepter[address])
}

# METADATA
# description: |
#   Whether a resource or data source waits for the accepter of a connection, directly or through a data source or
#   options resource of the connection that does.
waits(resource, name) if _after(resource, accepters(name))

waits(resource, name) if {
	some between in _between(name)
	dependency.holds(resource, configuration.place(between))
	_after(between, accepters(name))
}

_after(resource, places) if {
	some place in places
	dependency.holds(resource, place)
}

_between(name) := array.concat(
	[plan.resources.aws_vpc_peering_connection_options[address] | some address in peering.options_of[name]],
	[plan.sources.aws_vpc_peering_connection[address] | some address in peering.sources_of[name]],
)
