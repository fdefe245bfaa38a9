# METADATA
# title: Options and routes wait for the accepter
# description: |
#   Options can be set, and traffic routed, only once the connection is active. A resource that takes the id from anywhere but
#   the accepter is made at the same time as the acceptance: the apply fails, or succeeds on some days only. Judged where an
#   accepter that must still accept is in the same plan.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Refer to the accepter: `vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id` (or `depends_on`).
#   document: |
#     Once peering is set up, continue to work with Astronomer support and the owner of the target VPC to update the routing tables
#   rows: ["14"]
#   avoid: |
#     resource "aws_vpc_peering_connection_options" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#
#       accepter {
#         allow_remote_vpc_dns_resolution = true
#       }
#     }
#   prefer: |
#     resource "aws_vpc_peering_connection_options" "astro" {
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#
#       accepter {
#         allow_remote_vpc_dns_resolution = true
#       }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_options
#   - https://github.com/hashicorp/terraform/issues/12868
package astro.rules.vpc_peering.depends_on_accepter

import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.peering_order
import data.astro.lib.plan
import data.astro.lib.requester
import data.astro.lib.routing

deny contains finding.on(
	dependent,
	"is made without waiting for the accepter, on a peering connection that is not active yet",
	concat("", ["vpc_peering_connection_id = ", min(peering_order.accepters(name)), ".id"]),
	"no dependency on the accepter",
) if {
	some name in _pending
	some dependent in _dependents(name)
	not _unchanged(dependent)
	not peering_order.waits(dependent, name)
}

_pending contains name if {
	some name, _ in peering.accepters_of
	not _active(name)
}

_active(name) if "active" in requester.states(name)

_dependents(name) := array.concat(
	[plan.resources.aws_vpc_peering_connection_options[address] | some address in peering.options_of[name]],
	[routing.routes[i].resource | some i in peering.routes_of[name]],
)

_unchanged(resource) if resource.change.actions == ["no-op"]
