# METADATA
# title: No VPC on the gateway overlaps a cluster
# description: |
#   A transit gateway does not route between VPCs with identical or overlapping CIDRs: the cluster's CIDR is not
#   propagated, or the answers stay in the data's own VPC. Judged for VPCs that the plan attaches to a gateway which is
#   shared with Astro or carries its traffic, against the clusters that may use it.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Move the data to a VPC (or CIDR) that shares no address with the cluster; neither can be renumbered.
#   document: AWS Transit Gateway connects VPCs and on-premises networks through a central hub.
#   rows: ["1", "2", "37"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "172.20.8.0/21" # the cluster has 172.20.0.0/20
#     }
#   prefer: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.0.0.0/16"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
package astro.rules.transit_gateway.cidr_overlap

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.transit_gateway

deny contains finding.on(
	{"address": address},
	concat("", ["a CIDR of this VPC overlaps the ", range.what, ", so the gateway cannot route between them"]),
	concat(" ", ["no address of", range.cidr]),
	cidr,
) if {
	some attachment in _attached
	vpcs := network.vpcs_of(attachment, "vpc_id")
	some cidr in network.cidrs(vpcs)
	some range in facts.overlapping(cidr)
	range.site in _sites(attachment)
	some address in _blamed(attachment, vpcs, cidr)
}

# Where a map of VPCs makes several attachments, which is of which stands nowhere: then the VPC itself is to blame.
_blamed(attachment, vpcs, cidr) := {attachment.address} if {
	count([1 | some object in network.objects(vpcs); object.mode == "managed"]) < 2
} else := network.cidr_owners(vpcs, cidr)

deny contains finding.not_known(attachment, "cidr_block of the VPC", "no address of a cluster") if {
	some attachment in _attached
	count(network.unknown_cidrs(network.vpcs_of(attachment, "vpc_id"))) > 0
}

_attached[address] := attachment if {
	some address, attachment in plan.of_type("aws_ec2_transit_gateway_vpc_attachment")
	count(_sites(attachment)) > 0
}

_sites(attachment) := {site |
	some key in link.keys(attachment, "transit_gateway_id")
	some site in transit_gateway.may_lead_to[key]
}
