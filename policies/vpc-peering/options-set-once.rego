# METADATA
# title: The options of a peering connection are set in one place
# description: |
#   The accepter's options stand either in the accepter itself or in one `aws_vpc_peering_connection_options`. Set twice, the
#   two overwrite each other, and every plan shows a change.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Keep `aws_vpc_peering_connection_options` and remove the `accepter` block elsewhere.
#   document: |
#     enabling the "Accepter DNS Resolution" option on the Peering Connection
#   rows: ["11"]
#   avoid: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#
#       accepter {
#         allow_remote_vpc_dns_resolution = true
#       }
#     }
#
#     resource "aws_vpc_peering_connection_options" "astro" {
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#
#       accepter {
#         allow_remote_vpc_dns_resolution = true
#       }
#     }
#   prefer: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#
#     resource "aws_vpc_peering_connection_options" "astro" {
#       vpc_peering_connection_id = aws_vpc_peering_connection_accepter.astro.id
#
#       accepter {
#         allow_remote_vpc_dns_resolution = true
#       }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_options
package astro.rules.vpc_peering.options_set_once

import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.peering_dns

deny contains finding.on(
	resource,
	"the options of the peering connection are set a second time; the two overwrite each other",
	"options set by one resource",
	concat("", ["also set by ", concat(", ", sort(setters - {address}))]),
) if {
	some name, _ in peering.sites
	holders := peering_dns.holders(name)
	setters := {setter | some setter, holder in holders; peering_dns.declares(holder, "accepter")}
	some address in setters
	address != min(setters)
	resource := holders[address]
}
