# METADATA
# title: DNS resolution over peering connections
# description: |
#   Who sets the options of a connection, and whether it lets Astro resolve the target VPC's public names to private
#   addresses ("Accepter DNS Resolution").
# scope: package
package astro.lib.peering_dns

import data.astro.lib.configuration
import data.astro.lib.peering
import data.astro.lib.plan

# METADATA
# description: |
#   Resources that may hold the options of a connection: its accepters, `aws_vpc_peering_connection_options`, and
#   `aws_vpc_peering_connection`, by address.
holders(name) := {address: resource |
	some type, by_name in {
		"aws_vpc_peering_connection_accepter": peering.accepters_of,
		"aws_vpc_peering_connection_options": peering.options_of,
		"aws_vpc_peering_connection": peering.requesters_of,
	}
	some address in by_name[name]
	resource := plan.resources[type][address]
}

# METADATA
# description: |
#   Whether a resource itself sets the options of a side, `accepter` or `requester`. Both blocks are also computed: once
#   applied, a resource shows options that somebody else set.
declares(resource, side) if configuration.sets(resource, side)

declares(resource, side) if {
	"create" in resource.change.actions
	count(plan.blocks(resource, side)) > 0
}

# METADATA
# description: Addresses of what turns Accepter DNS Resolution on for a connection.
turned_on_by(name) := {address |
	some address, resource in holders(name)
	some block in plan.blocks(resource, "accepter")
	plan.value(block, "allow_remote_vpc_dns_resolution") == true
}

# METADATA
# description: Addresses of what sets Accepter DNS Resolution to a value that is not known until apply.
unknown_in(name) := {address |
	some address, resource in holders(name)
	declares(resource, "accepter")
	some block in plan.blocks(resource, "accepter")
	plan.unknown(block, "allow_remote_vpc_dns_resolution")
}
