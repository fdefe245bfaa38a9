# METADATA
# title: The requester of the peering connection is the cluster
# description: |
#   Anybody who knows an AWS account and a VPC id can send that account a peering request, with the CIDR of an Astro cluster;
#   who accepts it lets the stranger into the VPC. So the requester's account must be the one of the cluster that the
#   connection leads to (by its VPC, its CIDR or a route). Read from `aws_vpc_peering_connection` before the accept, or from
#   what the accepter knows since an earlier apply. A data source that waits for the accepter comes too late to guard it and
#   is not judged.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Do not accept the request. Ask Astronomer support for the id of theirs, and delete or reject this one.
#   document: |
#     Astronomer will initiate a peering request. (AWS: Do not accept VPC peering connections from unknown AWS accounts.)
#   rows: ["7"]
#   avoid: |
#     # A pcx id from a message nobody verified.
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = "pcx-0123456789abcdef0"
#       auto_accept               = true
#     }
#   prefer: |
#     data "aws_vpc_peering_connection" "astro" {
#       id     = "pcx-0123456789abcdef0"
#       status = "pending-acceptance"
#     }
#
#     resource "aws_vpc_peering_connection_accepter" "astro" {
#       vpc_peering_connection_id = data.aws_vpc_peering_connection.astro.id
#       auto_accept               = true
#
#       lifecycle {
#         precondition {
#           condition     = data.aws_vpc_peering_connection.astro.owner_id == "222222222222"
#           error_message = "Not the request Astronomer was to send."
#         }
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc_peering_connection
package astro.rules.vpc_peering.requester_is_cluster

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.requester

deny contains finding.on(
	{"address": address},
	"the peering connection to the Astro cluster's CIDR is requested by another AWS account",
	concat(" or ", sort([concat("", ["requester account ", wanted]) | some wanted in _expected(name)])),
	concat("", ["requester account ", account]),
) if {
	some name, _ in peering.sites
	expected := _expected(name)
	some account in requester.accounts(name)
	not account in expected
	some address in peering.blamed(name)
}

deny contains finding.not_known(
	{"address": address},
	"owner_id",
	concat(" or ", sort([concat("", ["requester account ", account]) | some account in _expected(name)])),
) if {
	some name, _ in peering.sites
	some address in requester.unknown(name, "owner_id")
}

_expected(name) := {facts.sites[i].account | some i in peering.sites[name]}
