# METADATA
# title: The peering request is accepted in the region of the target VPC
# description: |
#   A peering request between regions can be accepted only in the region of the accepter's VPC; from another region AWS does
#   not find it. Judged where the plan tells both regions (a provider whose region comes from the environment does not).
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Give the accepter the provider of the target VPC's region.
#   document: |
#     provide the following information for the target VPC (AWS Region)
#   rows: ["20"]
#   avoid: |
#     provider "aws" {
#       region = "us-east-1"
#     }
#
#     # The target VPC is in eu-west-1.
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#   prefer: |
#     provider "aws" {
#       alias  = "data"
#       region = "eu-west-1"
#     }
#
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       provider                  = aws.data
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html
package astro.rules.vpc_peering.accepted_in_vpc_region

import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.region
import data.astro.lib.routing

deny contains finding.on(
	accepter,
	"the peering request is accepted in another region than the target VPC's, where AWS does not find it",
	concat("", ["accepted in ", expected]),
	concat("", ["accepted in ", found]),
) if {
	some name, addresses in peering.accepters_of
	some address in addresses
	accepter := plan.resources.aws_vpc_peering_connection_accepter[address]
	found := region.of(accepter)
	expected := min(_regions(name) - {found})
}

# Where the target VPC is, by all that tells: what was read of the connection, the VPC, its routes.
_regions(name) := (_read(name) | {region_name | region_name := network.vpc_region(peering.vpcs[name])}) | _routed(name)

_read(name) := {region_name |
	some address in peering.sources_of[name]
	region_name := plan.value(plan.sources.aws_vpc_peering_connection[address], "peer_region")
}

_routed(name) := {region_name |
	some i in peering.routes_of[name]
	region_name := region.of(routing.routes[i].resource)
}
