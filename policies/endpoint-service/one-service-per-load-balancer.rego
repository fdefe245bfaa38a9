# METADATA
# title: A load balancer serves one endpoint service
# description: |
#   AWS associates a network load balancer with a single endpoint service; the second service that names it is refused at
#   apply. One service may have several load balancers.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Admit Astro to the service that has the load balancer, or make a load balancer for this service.
#   document: Create an Endpoint Service by following the AWS documentation.
#   rows: ["43"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "astro" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
#
#     resource "aws_vpc_endpoint_service" "partner" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "astro" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
package astro.rules.endpoint_service.one_service_per_load_balancer

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.on(
	endpoint_service.concerning[address],
	"another endpoint service has this load balancer already; AWS refuses a second one",
	"a load balancer of its own",
	concat("", [balancer, " is also behind ", concat(", ", sort([other | some other in others]))]),
) if {
	some balancer, services in _services_of
	some address in services
	endpoint_service.concerning[address]
	others := services - {address}
	count(others) > 0
}

_services_of[balancer] contains address if {
	some address, service in plan.of_type("aws_vpc_endpoint_service")
	some balancer in _balancers(service)
}

# By ARN also where the load balancer is not in the plan.
_balancers(service) := {arn | some arn in plan.value(service, "network_load_balancer_arns"); is_string(arn)} if {
	not plan.partly_unknown(service, "network_load_balancer_arns")
} else := load_balancer.certain(service, "network_load_balancer_arns")
