# METADATA
# title: Attachments of Astro that the apply deletes
# description: |
#   Destroying an accepter deletes the attachment. Which one is Astro's is known from the state before the apply.
# scope: package
package astro.lib.detachment

import data.astro.lib.facts
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.transit_gateway

# METADATA
# description: Accepters of Astro's attachments that are deleted or replaced, by address.
accepters[address] := accepter if {
	some address, accepter in object.get(plan.removed, "aws_ec2_transit_gateway_vpc_attachment_accepter", {})
	_was_astros(accepter.change.before)
}

# METADATA
# description: Those of them whose connection, or part of it, is there after the apply.
staying contains address if {
	some address, accepter in accepters
	_stays(accepter)
}

_was_astros(before) if facts.accounts[before.vpc_owner_id]

_was_astros(before) if {
	some site in facts.sites
	site.vpc_id == before.vpc_id
}

_was_astros(before) if {
	some resource in plan.document.resource_changes
	resource.change.before.transit_gateway_attachment_id == before.transit_gateway_attachment_id
	count(facts.holding(resource.change.before.destination_cidr_block)) > 0
}

_stays(accepter) if accepter.change.after != null

_stays(accepter) if {
	some type in [
		"aws_ec2_transit_gateway_route",
		"aws_ec2_transit_gateway_route_table_association",
		"aws_ec2_transit_gateway_route_table_propagation",
	]
	some resource in plan.of_type(type)
	plan.value(resource, "transit_gateway_attachment_id") == accepter.change.before.transit_gateway_attachment_id
}

_stays(accepter) if ram.given_to_astro[accepter.change.before.transit_gateway_id]

_stays(accepter) if transit_gateway.carrying[accepter.change.before.transit_gateway_id]
