# METADATA
# title: Who requests a peering connection
# description: |
#   What a plan knows of the requester of a connection that leads, or pretends to lead, to Astro. The naming trap: in
#   the data source the requester's attributes have no prefix and `peer_*` is the accepter; on the accepter resource
#   `peer_*` is the requester.
# scope: package
package astro.lib.requester

import data.astro.lib.peering
import data.astro.lib.peering_order
import data.astro.lib.plan

# METADATA
# description: Known account ids of the requester of a connection; none where the plan does not tell.
accounts(name) := _read(name, "owner_id") | _adopted(name, "peer_owner_id")

# METADATA
# description: Known VPC ids of the requester of a connection.
vpcs(name) := _read(name, "vpc_id") | _adopted(name, "peer_vpc_id")

# METADATA
# description: Known first CIDRs of the requester's VPC.
cidrs(name) := _read(name, "cidr_block")

# METADATA
# description: Known states of a connection.
states(name) := _read(name, "status") | _adopted(name, "accept_status")

# METADATA
# description: Known values of an attribute of the accepter of a connection (`peer_vpc_id`, `peer_owner_id`).
accepting(name, attribute) := _read(name, attribute)

# METADATA
# description: |
#   Addresses of data sources that will tell an attribute only during the apply, where nothing else
#   tells it before. One that waits for the accepter reads what was accepted and is not meant to guard it.
unknown(name, attribute) := {address |
	count(_read(name, attribute)) == 0
	some address in peering.sources_of[name]
	source := plan.sources.aws_vpc_peering_connection[address]
	plan.unknown(source, attribute)
	not peering_order.waits(source, name)
}

_read(name, attribute) := {value |
	some address in peering.sources_of[name]
	value := plan.value(plan.sources.aws_vpc_peering_connection[address], attribute)
}

_adopted(name, attribute) := {value |
	some address in peering.accepters_of[name]
	value := plan.value(plan.resources.aws_vpc_peering_connection_accepter[address], attribute)
}
