# METADATA
# title: The CIDRs of the target VPC do not overlap where the cluster fails over to
# description: |
#   After a failover the cluster runs in the VPC of its disaster recovery region, and its peering request has to be accepted
#   again from there. A target VPC that shares an address with that VPC can never be peered with it: the failover succeeds,
#   and the data stays out of reach. A CIDR that is not known until apply is reported by vpc-peering/cidr-overlap.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Give the target VPC, or the disaster recovery site of the cluster, another CIDR.
#   document: |
#     Astronomer, Disaster recovery: Customers will need to re-accept peering request
#   rows: ["2"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "172.23.0.0/16" # holds the CIDR of the cluster's disaster recovery VPC
#     }
#   prefer: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.1.0.0/16"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
package astro.rules.vpc_peering.recovery_cidr_overlap

import data.astro.lib.finding
import data.astro.lib.overlap

deny contains finding.on(
	{"address": conflict.address},
	"the target VPC overlaps the VPC the Astro cluster fails over to, so that it cannot be peered after a failover",
	concat("", ["a target VPC whose CIDRs share no address with the ", conflict.what]),
	conflict.cidr,
) if {
	some conflict in overlap.found
	conflict.kind == "recovery"
}
