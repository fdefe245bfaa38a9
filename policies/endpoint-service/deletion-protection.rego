# METADATA
# title: The load balancer is protected from deletion
# description: |
#   Whoever deletes the load balancer cuts Astro off, and its successor has another ARN. Deletion protection makes AWS
#   refuse.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: Set `enable_deletion_protection = true` on the load balancer.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["43"]
#   avoid: |
#     resource "aws_lb" "orders" {
#       load_balancer_type               = "network"
#       internal                         = true
#       subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
#       enable_cross_zone_load_balancing = true
#     }
#   prefer: |
#     resource "aws_lb" "orders" {
#       load_balancer_type               = "network"
#       internal                         = true
#       subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
#       enable_cross_zone_load_balancing = true
#       enable_deletion_protection       = true
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#deletion-protection
package astro.rules.endpoint_service.deletion_protection

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.attribute(
	balancer,
	"enable_deletion_protection",
	"the load balancer behind Astro's endpoint service can be deleted by mistake",
	"enable_deletion_protection = true",
) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.flag(balancer, "enable_deletion_protection", false) == false
}

deny contains finding.not_known(balancer, "enable_deletion_protection", "enable_deletion_protection = true") if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.unknown(balancer, "enable_deletion_protection")
}
