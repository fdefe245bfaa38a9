# METADATA
# title: The load balancer of a live service stays
# description: |
#   Adding a first security group to a network load balancer (or changing `internal`, subnets of another kind, the name)
#   makes Terraform replace it. The endpoint service still has the old one: AWS refuses to delete it, or Astro's
#   connections are cut.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Make a second load balancer, add it to `network_load_balancer_arns`, wait until connections moved, then take the old
#     one away. Give new load balancers a security group from the start.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["44"]
#   avoid: |
#     # The load balancer exists without security groups: this replaces it.
#     resource "aws_lb" "orders" {
#       load_balancer_type = "network"
#       internal           = true
#       subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
#       security_groups    = ["sg-0123456789abcdef0"]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn, aws_lb.orders_guarded.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb#security_groups
package astro.rules.teardown.load_balancer_replaced

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	balancer,
	concat("", ["the load balancer stands behind the live service ", address, ", which Astro is cut off from"]),
	"the load balancer stays until no service has it",
	concat(" and ", balancer.change.actions),
) if {
	some type in ["aws_lb", "aws_alb"]
	some balancer in object.get(plan.removed, type, {})
	some address in _services_of[balancer.change.before.arn]
}

_services_of := _live

_live[arn] contains address if {
	some address, service in endpoint_service.concerning
	not endpoint_service.removed[address]
	some arn in service.change.before.network_load_balancer_arns
}
