# METADATA
# title: The service admits somebody
# description: |
#   An endpoint service without allowed principals cannot be connected to from another account: Astronomer's request for
#   an endpoint fails, because the service is not visible to the Astro account.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Admit Astronomer's role in the cluster's account: `allowed_principals = ["arn:aws:iam::<account of the
#     cluster>:role/astronomer-remote-management"]`.
#   document: Add the Astronomer account to the list of allowed service consumers.
#   rows: ["42"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/add-endpoint-service-permissions.html
package astro.rules.endpoint_service.has_principals

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.principal

deny contains finding.on(
	service,
	"the endpoint service admits nobody, so Astro cannot connect",
	principal.expected,
	"no allowed principals",
) if {
	some address, service in endpoint_service.concerning
	not endpoint_service.principals_of[address]
	not _unknown[address]
}

_unknown := {key | some keys in endpoint_service.unknown_grants; some key in keys}
