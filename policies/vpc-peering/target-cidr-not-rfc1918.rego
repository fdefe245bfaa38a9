# METADATA
# title: The target VPC has a private CIDR
# description: |
#   Astronomer peers only with VPCs whose CIDR lies in the private ranges of RFC 1918 (10.0.0.0/8, 172.16.0.0/12,
#   192.168.0.0/16). Judged is the first CIDR of the VPC, the one that the ticket names; secondary ones that no traffic from
#   Astro needs may lie elsewhere.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Use a target VPC whose CIDR lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.
#   document: |
#     Astronomer, Connect Astro to AWS, prerequisites: an external VPC with a CIDR block in the RFC 1918 range
#   rows: ["4"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "11.0.0.0/16"
#     }
#   prefer: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.1.0.0/16"
#     }
# related_resources:
#   - https://datatracker.ietf.org/doc/html/rfc1918
#   - https://www.astronomer.io/docs/astro/connect-aws-vpc-peering
package astro.rules.vpc_peering.target_cidr_not_rfc1918

import data.astro.lib.cidr
import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.overlap
import data.astro.lib.peering

deny contains finding.on(
	{"address": address},
	"the CIDR of the target VPC is not private, and Astronomer peers with private ones only",
	"a CIDR in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
	block,
) if {
	some name, _ in peering.sites
	some block in network.primary_cidrs(peering.vpcs[name])
	not cidr.rfc1918(block)
	some address in overlap.blamed(name, block)
}
