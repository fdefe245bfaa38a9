# METADATA
# title: No gateway load balancer
# description: |
#   Astronomer connects to interface endpoint services. A service with a gateway load balancer gives gateway load
#   balancer endpoints, which Astronomer does not create.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Put the data service behind a network load balancer, and name that in `network_load_balancer_arns`.
#   document: |
#     Astronomer supports Interface Endpoint Services but not Gateway Load Balancer Endpoint Services.
#   rows: ["43"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       gateway_load_balancer_arns = [aws_lb.appliance.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
package astro.rules.endpoint_service.no_gateway_load_balancer

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.attribute(
	service,
	"gateway_load_balancer_arns",
	"Astronomer does not support services of gateway load balancers",
	"network_load_balancer_arns",
) if {
	some service in endpoint_service.concerning
	_has_gateway(service)
}

deny contains finding.not_known(service, "gateway_load_balancer_arns", "network_load_balancer_arns") if {
	some service in endpoint_service.concerning
	plan.partly_unknown(service, "gateway_load_balancer_arns")
	not _has_gateway(service)
}

_has_gateway(service) if count(plan.value(service, "gateway_load_balancer_arns")) > 0

_has_gateway(service) if count(load_balancer.pointed(service, "gateway_load_balancer_arns")) > 0
