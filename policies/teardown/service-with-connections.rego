# METADATA
# title: A service that Astro uses stays
# description: |
#   AWS refuses to delete an endpoint service with connections, and whoever rejects these first cuts Astro off. A service
#   made anew has another name, which Astronomer would need in a new ticket.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Have Astronomer delete its endpoint first (support ticket), set `retired: true` on the connection (hand-written
#     Terraform: waive this finding), then delete the service.
#   document: Reach out to Astronomer support to add this endpoint to the Astronomer VPC.
#   rows: []
#   avoid: |
#     # The service is taken out of the configuration while Astro's endpoint is connected.
#     removed {
#       from = aws_vpc_endpoint_service.orders
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/delete-endpoint-service.html
package astro.rules.teardown.service_with_connections

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.plan

deny contains finding.on(service, "Astro's endpoint is connected to the service that goes", _expected, endpoint) if {
	not _retired
	some service in endpoint_service.removed
	some endpoint in _endpoints_of[service.change.before.id]
}

deny contains object.union(
	finding.on(service, "whether Astro's endpoint is still connected to the service that goes, the plan does not tell", _expected, _actual(service)),
	{"unknown": true},
) if {
	not _retired
	some service in endpoint_service.removed
	not _endpoints_of[service.change.before.id]
}

# A connection that its file retires is meant to go.
_retired if intent.declared.retired == true

_expected := "the service stays until Astronomer has deleted its endpoint"

_actual(service) := concat(" and ", service.change.actions)

_endpoints_of := _connected

_connected[id] contains endpoint if {
	some accepters in [
		plan.of_type("aws_vpc_endpoint_connection_accepter"),
		object.get(plan.removed, "aws_vpc_endpoint_connection_accepter", {}),
	]
	some accepter in accepters
	id := accepter.change.before.vpc_endpoint_service_id
	endpoint := accepter.change.before.vpc_endpoint_id
	not _gone(accepter)
}

_gone(accepter) if accepter.change.before.vpc_endpoint_state in {"rejected", "deleted", "failed", "expired"}
