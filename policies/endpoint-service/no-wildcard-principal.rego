# METADATA
# title: Not everybody is admitted
# description: |
#   `*` among the allowed principals lets every AWS account see the service and ask for a connection. Astro needs its own
#   account only.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Replace `*` by `arn:aws:iam::<account of the cluster>:role/astronomer-remote-management`.
#   document: Add the Astronomer account to the list of allowed service consumers.
#   rows: ["42"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
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
package astro.rules.endpoint_service.no_wildcard_principal

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.principal

deny contains finding.on(
	grant.resource,
	"every AWS account may connect to the service, not just Astro",
	principal.expected,
	grant.principal,
) if {
	some grant in endpoint_service.grants
	principal.wildcard(grant.principal)
}
