# METADATA
# title: The share names the cluster's account, and nobody else
# description: |
#   A share for Astro is joined by the accounts it names. With a mistyped account the wrong company gets the
#   invitation; an organization or organizational unit does not include Astro's account; a role or user cannot receive
#   a transit gateway or a Resolver rule; and any further principal gets what was meant for Astro alone. Judged on
#   shares that name a cluster's account, and on those whose gateway routes to a cluster's CIDR without being shared
#   with it.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Name the twelve digits of the cluster's AWS account as the only principal; give others a share of their own.
#   document: |
#     To get started, use AWS Resource Access Manager to share the Transit Gateway with the Data Plane AWS account.
#   rows: ["27"]
#   avoid: |
#     resource "aws_ram_principal_association" "astro" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       principal          = "arn:aws:organizations::333333333333:organization/o-abcdefghij"
#     }
#   prefer: |
#     resource "aws_ram_principal_association" "astro" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       principal          = "222222222222"
#     }
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_principal_association
package astro.rules.transit_gateway.share_principal_is_cluster

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.ram

deny contains finding.attribute(association, "principal", _message(address), _expected(address)) if {
	some address, association in _judged
	not ram.names_astro(association)
	not plan.unknown(association, "principal")
}

deny contains finding.attribute(
	association,
	"principal",
	"a role or user cannot receive this share; AWS shares it with whole accounts",
	_expected(address),
) if {
	some address, association in _judged
	ram.names_astro(association)
	regex.match(`:(role|user|assumed-role|federated-user)/`, plan.value(association, "principal"))
}

deny contains finding.not_known(association, "principal", _expected(address)) if {
	some address, association in _judged
	plan.unknown(association, "principal")
}

_judged[address] := association if {
	some address, association in ram.principals
	ram.is_with_astro(ram.share_of[address])
}

_judged[address] := association if {
	some share in ram.meant_for_astro
	some address in ram.principals_of[share]
	association := ram.principals[address]
}

_message(address) := "the share with Astro also goes to somebody else" if {
	ram.is_with_astro(ram.share_of[address])
} else := "the gateway that routes to Astro is shared with somebody else, not with the cluster's account"

_expected(address) := concat(" or ", sort(ram.accounts(ram.share_of[address]))) if {
	ram.is_with_astro(ram.share_of[address])
} else := concat(" or ", sort(facts.accounts))
