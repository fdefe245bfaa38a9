# METADATA
# title: The requester of the peering connection is the VPC of the cluster
# description: |
#   Where the facts hold the VPC id of the cluster, the requester's VPC must be that one: the account of a cluster may hold
#   other VPCs.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Compare `vpcId` in `astro.clusters` with what Astronomer support told you; if that is right, do not accept the request.
#   document: |
#     You can retrieve the ID of the Astronomer VPC by contacting Astronomer support.
#   rows: ["8"]
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
#           condition     = data.aws_vpc_peering_connection.astro.vpc_id == "vpc-0aaaaaaaaaaaaaaa1"
#           error_message = "Not the request Astronomer was to send."
#         }
#       }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc_peering_connection
package astro.rules.vpc_peering.requester_vpc

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.requester

deny contains finding.on(
	{"address": address},
	"the peering connection is requested from another VPC than the Astro cluster's",
	_expectation(name),
	concat("", ["requester VPC ", vpc]),
) if {
	some name, _ in peering.sites
	_all_known(name)
	_requested_by_cluster(name)
	expected := _expected(name)
	some vpc in requester.vpcs(name)
	not vpc in expected
	some address in peering.blamed(name)
}

deny contains finding.not_known({"address": address}, "vpc_id", _expectation(name)) if {
	some name, _ in peering.sites
	_all_known(name)
	some address in requester.unknown(name, "vpc_id")
}

_all_known(name) if {
	count({i | some i in peering.sites[name]; facts.sites[i].vpc_id == null}) == 0
}

# Another account is the matter of vpc-peering/requester-is-cluster.
_requested_by_cluster(name) if {
	some account in requester.accounts(name)
	account in {facts.sites[i].account | some i in peering.sites[name]}
}

_expectation(name) := concat(" or ", sort([concat("", ["requester VPC ", vpc]) | some vpc in _expected(name)]))

_expected(name) := {facts.sites[i].vpc_id | some i in peering.sites[name]}
