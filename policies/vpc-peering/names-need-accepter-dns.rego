# METADATA
# title: Accepter DNS Resolution is on where names are to resolve
# description: |
#   Without "Accepter DNS Resolution" the public names of the target VPC's data services resolve to public addresses on the
#   Astro side, and traffic does not take the peering connection. Judged only where the connection in `connections.yaml` asks
#   for it (`dns.resolution: required`).
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: |
#     Set `allow_remote_vpc_dns_resolution = true` in the `accepter` block of `aws_vpc_peering_connection_options`.
#   document: |
#     enabling the "Accepter DNS Resolution" option on the Peering Connection allows the Data Plane to resolve the public DNS names (e.g `ec2-1-2-3-4.compute-1.amazonaws.com`) of a data source to its private IP addresses
#   rows: ["12"]
#   avoid: |
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
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
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
package astro.rules.vpc_peering.names_need_accepter_dns

import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.peering
import data.astro.lib.peering_dns

deny contains finding.on(
	{"address": address},
	"names are to resolve over this peering connection, but Accepter DNS Resolution is off",
	"allow_remote_vpc_dns_resolution = true for the accepter",
	"not set",
) if {
	intent.declared.dns == "required"
	some name, addresses in peering.accepters_of
	count(peering_dns.turned_on_by(name)) == 0
	count(peering_dns.unknown_in(name)) == 0
	some address in addresses
}

deny contains finding.not_known(
	{"address": address},
	"allow_remote_vpc_dns_resolution",
	"allow_remote_vpc_dns_resolution = true for the accepter",
) if {
	intent.declared.dns == "required"
	some name, _ in peering.accepters_of
	count(peering_dns.turned_on_by(name)) == 0
	some address in peering_dns.unknown_in(name)
}
