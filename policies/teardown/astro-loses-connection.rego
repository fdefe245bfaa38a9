# METADATA
# title: Astro loses the connection
# description: |
#   The apply takes the whole connection down: it deletes Astro's attachment, or the share with Astro's account and all
#   that is in it. That is right when it is meant; Astronomer's side keeps routes and rule associations that lead
#   nowhere until support removes them.
# scope: package
# custom:
#   severity: note
#   unknown: note
#   remediation: Tell Astronomer support, so that routes to the gateway and associated rules are removed there, too.
#   document: |
#     Astronomer Support updates the route tables of the Astronomer VPC to route to the Transit Gateway.
#   rows: []
#   avoid: |
#     # terraform destroy, with Astro's side still in place
#   prefer: |
#     # terraform destroy, after Astronomer support has removed its routes and associations
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/working-with-transit-gateways.html
package astro.rules.teardown.astro_loses_connection

import data.astro.lib.detachment
import data.astro.lib.finding
import data.astro.lib.unsharing

deny contains finding.on(
	accepter,
	"deleting the accepter deletes Astro's attachment",
	"Astronomer support knows",
	concat("", ["deletes ", accepter.change.before.transit_gateway_attachment_id]),
) if {
	some address, accepter in detachment.accepters
	not detachment.staying[address]
}

deny contains finding.on(
	loss.resource,
	"Astro loses what was shared with it",
	"Astronomer support knows",
	concat("", ["takes away ", concat(", ", sort(loss.lost))]),
) if {
	some loss in unsharing.losses
	not unsharing.alive(loss)
}
