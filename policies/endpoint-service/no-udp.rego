# METADATA
# title: Traffic is TCP
# description: |
#   An endpoint service carries TCP. A listener or target group for UDP or TCP_UDP is not reached over the endpoint.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Use TCP (or TLS) for the listener and its target group, or connect by peering or transit gateway.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["45"]
#   avoid: |
#     resource "aws_lb_listener" "metrics" {
#       load_balancer_arn = aws_lb.metrics.arn
#       port              = 8125
#       protocol          = "UDP"
#
#       default_action {
#         type             = "forward"
#         target_group_arn = aws_lb_target_group.metrics.arn
#       }
#     }
#   prefer: |
#     resource "aws_lb_listener" "metrics" {
#       load_balancer_arn = aws_lb.metrics.arn
#       port              = 8125
#       protocol          = "TCP"
#
#       default_action {
#         type             = "forward"
#         target_group_arn = aws_lb_target_group.metrics.arn
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
package astro.rules.endpoint_service.no_udp

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.attribute(
	part,
	"protocol",
	"Astro cannot reach this: an endpoint service carries TCP only",
	"TCP or TLS",
) if {
	some part in _parts
	plan.value(part, "protocol") in {"UDP", "TCP_UDP", "QUIC", "TCP_QUIC"}
}

deny contains finding.not_known(part, "protocol", "TCP or TLS") if {
	some part in _parts
	plan.unknown(part, "protocol")
	endpoint_service.configured(part, "protocol")
}

_parts[address] := load_balancer.listeners[address] if {
	some balancer, _ in endpoint_service.load_balancers
	some address in load_balancer.listeners_of[balancer]
}

_parts[address] := load_balancer.target_groups[address] if {
	some balancer, _ in endpoint_service.load_balancers
	some address in load_balancer.target_groups_of[balancer]
}
