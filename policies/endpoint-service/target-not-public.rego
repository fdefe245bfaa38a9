# METADATA
# title: Targets have private addresses
# description: |
#   A target group of type `ip` takes addresses of its VPC's subnets, of RFC 1918 and of RFC 6598. AWS refuses a public
#   address when the target is registered.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Register the private address of the target, or reach the public one from Astro by its external addresses.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["45"]
#   avoid: |
#     resource "aws_lb_target_group_attachment" "orders" {
#       target_group_arn = aws_lb_target_group.orders.arn
#       target_id        = "54.10.20.30"
#     }
#   prefer: |
#     resource "aws_lb_target_group_attachment" "orders" {
#       target_group_arn = aws_lb_target_group.orders.arn
#       target_id        = "10.20.0.30"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html
package astro.rules.endpoint_service.target_not_public

import data.astro.lib.cidr
import data.astro.lib.configuration
import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.network
import data.astro.lib.plan

deny contains finding.attribute(
	attachment,
	"target_id",
	"a target group takes private addresses only; AWS refuses this one",
	_expected,
) if {
	some address, group in _targets
	attachment := load_balancer.attachments[address]
	target := concat("", [plan.value(attachment, "target_id"), "/32"])
	cidr.valid(target)
	not _private(target)
	not _in_vpc(target, group)
}

deny contains finding.not_known(attachment, "target_id", _expected) if {
	some address, _ in _targets
	attachment := load_balancer.attachments[address]
	plan.unknown(attachment, "target_id")
	some place in configuration.references(attachment, "target_id")
	configuration.places[place].type == "aws_eip"
}

_expected := "an address of RFC 1918, RFC 6598 or the VPC"

_targets[address] := load_balancer.target_groups[group] if {
	some balancer, _ in endpoint_service.load_balancers
	some group in load_balancer.target_groups_of[balancer]
	some address in load_balancer.attachments_of[group]
}

_private(target) if cidr.rfc1918(target)

_private(target) if cidr.rfc6598(target)

_in_vpc(target, group) if {
	some range in network.cidrs(network.vpcs_of(group, "vpc_id"))
	cidr.holds(range, target)
}
