# METADATA
# title: The CIDRs of the target VPC do not overlap the VPC of the cluster
# description: |
#   A peering connection between VPCs that share an address, in a first or a secondary CIDR, goes to the state `failed`,
#   whatever the plan says. Astro clusters have 172.20.0.0/20 unless another range was chosen when the cluster was made.
#   A CIDR that is not known until apply cannot be compared, and is refused.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Give the target VPC a CIDR that no Astro cluster uses, or reach the data service by an endpoint service instead: AWS PrivateLink does not mind overlaps.
#   document: |
#     CIDR of the target VPC
#   rows: ["1"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "172.20.0.0/16" # holds the cluster's 172.20.0.0/20
#     }
#   prefer: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.1.0.0/16"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
package astro.rules.vpc_peering.cidr_overlap

import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.overlap
import data.astro.lib.peering

deny contains finding.on(
	{"address": conflict.address},
	"the target VPC overlaps the VPC of the Astro cluster it is peered with, so AWS fails the peering connection",
	concat("", ["a target VPC whose CIDRs share no address with the ", conflict.what]),
	conflict.cidr,
) if {
	some conflict in overlap.found
	conflict.kind == "vpc"
}

deny contains finding.not_known({"address": address}, "cidr_block", expected) if {
	some name, _ in peering.sites
	some address in network.unknown_cidrs(peering.vpcs[name])
	expected := "a CIDR that is known before apply, to be compared with the cluster's"
}
