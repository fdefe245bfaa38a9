# METADATA
# title: Everybody is not accepted unseen
# description: |
#   With `*` among the allowed principals and `acceptance_required = false`, any AWS account connects without being asked:
#   the load balancer is public even though it has no public address.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Set `acceptance_required = true`, and replace `*` by the principal of the cluster.
#   document: Add the Astronomer account to the list of allowed service consumers.
#   rows: ["42"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = false
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["*"]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
package astro.rules.endpoint_service.wildcard_needs_acceptance

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.principal

deny contains finding.attribute(
	service,
	"acceptance_required",
	"every AWS account connects to the service without being asked",
	"acceptance_required = true",
) if {
	some service in _open
	plan.flag(service, "acceptance_required", false) == false
}

deny contains finding.not_known(service, "acceptance_required", "acceptance_required = true") if {
	some service in _open
	plan.unknown(service, "acceptance_required")
}

_open[address] := service if {
	some address, service in endpoint_service.concerning
	some admitted in endpoint_service.principals_of[address]
	principal.wildcard(admitted)
}
