# METADATA
# title: The CIDRs of the target VPC do not overlap the pod range of the cluster
# description: |
#   A cluster may have a secondary CIDR for its pods (recommended: 100.64.0.0/19). It belongs to the cluster's VPC, so that
#   a target VPC which shares an address with it cannot be peered. A CIDR that is not known until apply is reported by
#   vpc-peering/cidr-overlap.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Give the target VPC a CIDR outside the pod range, or have Astronomer make the cluster with another `secondary_vpc_cidr` (it cannot be changed later).
#   document: |
#     Terraform provider astronomer/astro, `secondary_vpc_cidr`: Must not overlap with existing or future VPC CIDRs for peering
#   rows: ["2"]
#   avoid: |
#     resource "aws_vpc_ipv4_cidr_block_association" "pods" {
#       vpc_id     = aws_vpc.data.id
#       cidr_block = "100.64.0.0/16" # holds the cluster's 100.64.0.0/19
#     }
#   prefer: |
#     resource "aws_vpc_ipv4_cidr_block_association" "pods" {
#       vpc_id     = aws_vpc.data.id
#       cidr_block = "100.96.0.0/16"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
package astro.rules.vpc_peering.pod_range_overlap

import data.astro.lib.finding
import data.astro.lib.overlap

deny contains finding.on(
	{"address": conflict.address},
	"the target VPC overlaps the pod range of the Astro cluster it is peered with, so AWS fails the peering connection",
	concat("", ["a target VPC whose CIDRs share no address with the ", conflict.what]),
	conflict.cidr,
) if {
	some conflict in overlap.found
	conflict.kind == "pods"
}
