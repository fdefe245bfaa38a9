# METADATA
# title: The requester's options are left to Astronomer
# description: |
#   The options of a connection have two sides, and AWS lets each account change only its own. Astronomer is the requester, so
#   a `requester` block in the accepter's plan fails at apply; "Requester DNS Resolution" is on already.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Remove the `requester` block.
#   document: |
#     A Cluster VPC has both DNS Hostnames and DNS Resolutions options enabled, as well as the "Requester DNS Resolution" option on the Peering Connection.
#   rows: ["10"]
#   avoid: |
#     resource "aws_vpc_peering_connection_options" "astro" {
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#
#       requester {
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
#   - https://github.com/hashicorp/terraform/issues/12448
package astro.rules.vpc_peering.no_requester_options

import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.peering_dns

deny contains finding.on(
	resource,
	"sets the options of the requester, which only Astronomer's account may change",
	"no requester block",
	"requester block",
) if {
	some name, _ in peering.sites
	some resource in peering_dns.holders(name)
	peering_dns.declares(resource, "requester")
}
