# METADATA
# title: A principal is set in one place
# description: |
#   The same ARN in `allowed_principals` of the service and in an `aws_vpc_endpoint_service_allowed_principal`: the two
#   overwrite each other, and removing one of them takes the permission away from both.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Keep the principal in `allowed_principals`, or in the standalone resource, not in both.
#   document: |
#     Provider documentation: do not use the same principal ARN in both a VPC Endpoint Service resource and a VPC Endpoint
#     Service Allowed Principal resource.
#   rows: ["42"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:root"]
#     }
#
#     resource "aws_vpc_endpoint_service_allowed_principal" "astro" {
#       vpc_endpoint_service_id = aws_vpc_endpoint_service.orders.id
#       principal_arn           = "arn:aws:iam::222222222222:root"
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#     }
#
#     resource "aws_vpc_endpoint_service_allowed_principal" "astro" {
#       vpc_endpoint_service_id = aws_vpc_endpoint_service.orders.id
#       principal_arn           = "arn:aws:iam::222222222222:role/astronomer-remote-management"
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_service_allowed_principal
package astro.rules.endpoint_service.principal_set_once

import data.astro.lib.endpoint_service
import data.astro.lib.finding

deny contains finding.on(
	grant.resource,
	"the service itself admits this principal too; each overwrites what the other sets",
	concat("", ["only one of ", grant.key, " and ", grant.resource.address, " admits it"]),
	grant.principal,
) if {
	some grant in endpoint_service.grants
	grant.resource.type == "aws_vpc_endpoint_service_allowed_principal"
	service := endpoint_service.concerning[grant.key]

	# What a standalone resource admits is shown on the service too once it exists, because the attribute is computed.
	endpoint_service.configured(service, "allowed_principals")
	grant.principal in service.change.after.allowed_principals
}
