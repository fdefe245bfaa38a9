# METADATA
# title: The accepted attachment is the cluster's
# description: |
#   Anybody whom the gateway is shared with can ask to attach. An attachment that is treated as Astro's, by a route to a
#   cluster's CIDR, but whose VPC belongs to another account gives that account Astro's place. The accepter itself does
#   not tell the owner before it has accepted; the data source does.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Accept only the attachment id that Astronomer confirms, and read it with
#     `data "aws_ec2_transit_gateway_vpc_attachment"` so that its owner is checked before it is accepted.
#   document: |
#     After you complete this step, you can open a support case with Astronomer to request that Astronomer accepts this
#     resource share.
#   rows: ["38"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id = "tgw-attach-0123456789abcdef0"
#     }
#   prefer: |
#     data "aws_ec2_transit_gateway_vpc_attachment" "astro" {
#       id = "tgw-attach-0123456789abcdef0"
#     }
#     resource "aws_ec2_transit_gateway_vpc_attachment_accepter" "astro" {
#       transit_gateway_attachment_id = data.aws_ec2_transit_gateway_vpc_attachment.astro.id
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ec2_transit_gateway_vpc_attachment
package astro.rules.transit_gateway.attachment_owner_is_cluster

import data.astro.lib.attachment
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan

_expected := concat("", ["a VPC of account ", concat(" or ", sort(facts.accounts))])

deny contains finding.on(
	accepter,
	"the attachment belongs to another account than the cluster it is routed as",
	_expected,
	concat(", ", sort(owners)),
) if {
	some accepter in _accepters
	owners := _owners(accepter)
	count(owners - facts.accounts) > 0
}

deny contains finding.not_known(accepter, "vpc_owner_id", _expected) if {
	some accepter in _accepters
	count(_owners(accepter)) == 0
}

_accepters[address] := accepter if {
	some address, _ in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
}

_owners(accepter) := {owner |
	some key in attachment.keys(accepter)
	some owner in attachment.owners[key]
}
