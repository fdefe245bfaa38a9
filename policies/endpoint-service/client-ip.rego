# METADATA
# title: The client's address is not seen
# description: |
#   `preserve_client_ip` has no effect on traffic from an endpoint: targets see the addresses of the load balancer. Who
#   relies on it to tell Astro from others needs proxy protocol v2, which carries the id of the endpoint.
# scope: package
# custom:
#   severity: note
#   unknown: note
#   remediation: |
#     Do not rely on the client's address. If the service must tell its clients apart, set `proxy_protocol_v2 = true` and
#     have the service read it.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["45"]
#   avoid: |
#     resource "aws_lb_target_group" "orders" {
#       port               = 5432
#       protocol           = "TCP"
#       vpc_id             = "vpc-0123456789abcdef0"
#       preserve_client_ip = true
#     }
#   prefer: |
#     resource "aws_lb_target_group" "orders" {
#       port     = 5432
#       protocol = "TCP"
#       vpc_id   = "vpc-0123456789abcdef0"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
package astro.rules.endpoint_service.client_ip

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

# Where nothing is set, AWS preserves addresses for instances by default, and nobody relies on it.
deny contains finding.attribute(
	group,
	"preserve_client_ip",
	"Astro's addresses are not preserved: targets see those of the load balancer",
	"not set; proxy_protocol_v2 = true where the service must tell its clients apart",
) if {
	some balancer, _ in endpoint_service.load_balancers
	some address in load_balancer.target_groups_of[balancer]
	group := load_balancer.target_groups[address]
	endpoint_service.configured(group, "preserve_client_ip")
	plan.value(group, "preserve_client_ip") in {"true", true}
}
