# METADATA
# title: The share with Astro holds nothing else
# description: |
#   Everything in a share goes to everyone it names. Astro attaches to one transit gateway and associates Resolver
#   rules; a subnet, a prefix list or a second gateway in the same share gives it more than the connection needs.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: Move what Astro does not need into a share of its own.
#   document: |
#     Least privilege; of the Astro account the document says only to share the Transit Gateway with it.
#   rows: ["29"]
#   avoid: |
#     resource "aws_ram_resource_association" "subnet" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       resource_arn       = aws_subnet.data.arn
#     }
#   prefer: |
#     resource "aws_ram_resource_association" "gateway" {
#       resource_share_arn = aws_ram_resource_share.astro.arn
#       resource_arn       = aws_ec2_transit_gateway.hub.arn
#     }
# related_resources:
#   - https://docs.aws.amazon.com/ram/latest/userguide/security-iam-permissions-best-practices.html
package astro.rules.transit_gateway.share_only_what_astro_needs

import data.astro.lib.configuration
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.transit_gateway

_expected := "a transit gateway or a Resolver rule"

deny contains finding.on(
	content,
	"the share with Astro also holds something that Astro does not need",
	_expected,
	_kind(content),
) if {
	some content in _shared
	kind := _kind(content)
	not kind in {"transit-gateway", "resolver-rule", "(unknown)"}
}

deny contains finding.on(
	content,
	"the share with Astro holds several transit gateways; Astro attaches to one",
	"one transit gateway",
	plan.show(content, "resource_arn"),
) if {
	some address, content in _gateways
	some key in ram.share_of[address]
	count({other | some other in ram.contents_of[key]; _gateways[other]}) > 1
	not _carries(content)
}

deny contains finding.not_known(content, "resource_arn", _expected) if {
	some content in _shared
	_kind(content) == "(unknown)"
}

_shared[address] := content if {
	some address, content in ram.contents
	ram.is_with_astro(ram.share_of[address])
}

_gateways[address] := content if {
	some address, content in _shared
	_kind(content) == "transit-gateway"
}

# Of several gateways the one with routes to Astro is the right one.
_carries(content) if {
	some key in ram.content_keys(content)
	transit_gateway.carrying[key]
}

_carries(content) if {
	some key in ram.content_keys(content)
	transit_gateway.attached[key]
}

# The kind stands in the ARN, or follows from what the attribute refers to.
_kind(content) := split(split(plan.value(content, "resource_arn"), ":")[5], "/")[0] if {
	plan.value(content, "resource_arn")
} else := kind if {
	kinds := {kind |
		some place in configuration.references(content, "resource_arn")
		kind := _named(configuration.places[place].type)
	}
	count(kinds) == 1
	some kind in kinds
} else := "(unknown)"

_named("aws_ec2_transit_gateway") := "transit-gateway"

_named("aws_route53_resolver_rule") := "resolver-rule"

_named(type) := type if {
	startswith(type, "aws_")
	not type in {"aws_ec2_transit_gateway", "aws_route53_resolver_rule"}
}
