# METADATA
# title: The requester of the peering connection has the CIDR of the cluster
# description: |
#   A connection can be listed as active even when it was made with an incorrect CIDR block. The CIDR of the requester's VPC
#   must be that of the cluster which the plan routes to over the connection, or of a cluster in the requester's account.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Compare the CIDR in `astro.clusters` with the one Astronomer gave you; if that one is right, have Astronomer support delete the request and send another.
#   document: |
#     Astronomer, Connect Astro to AWS: can be listed as Active even when it has an incorrectly configured CIDR block
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
#           condition     = data.aws_vpc_peering_connection.astro.cidr_block == "172.20.0.0/20"
#           error_message = "Not the request Astronomer was to send."
#         }
#       }
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc_peering_connection
package astro.rules.vpc_peering.requester_cidr

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.peering
import data.astro.lib.requester
import data.astro.lib.routing

deny contains finding.on(
	{"address": address},
	"the requester of the peering connection has another CIDR than the Astro cluster, so routes to the cluster lead nowhere",
	_expectation(name),
	concat("", ["requester CIDR ", block]),
) if {
	some name, _ in peering.sites
	_requested_by_cluster(name)
	expected := _expected(name)
	some block in requester.cidrs(name)
	not block in expected
	some address in peering.blamed(name)
}

deny contains finding.not_known({"address": address}, "cidr_block", _expectation(name)) if {
	some name, _ in peering.sites
	some address in requester.unknown(name, "cidr_block")
}

# Another account is the matter of vpc-peering/requester-is-cluster.
_requested_by_cluster(name) if {
	some account in requester.accounts(name)
	account in {facts.sites[i].account | some i in peering.sites[name]}
}

_expectation(name) := concat(" or ", sort([concat("", ["requester CIDR ", block]) | some block in _expected(name)]))

_expected(name) := routed if {
	routed := {facts.sites[range.site].cidr |
		some i in peering.routes_of[name]
		some range in facts.holding(routing.routes[i].destination)
	}
	count(routed) > 0
} else := {facts.sites[i].cidr |
	some account in requester.accounts(name)
	some i in facts.by_account[account]
}
