# METADATA
# title: What stops being shared with Astro
# description: |
#   What the apply takes away from the shares with a cluster's account, read from the state before it. A *loss* is
#   `{resource, share, lost, stays}`: `resource` is what is deleted or replaced, `share` the ARN of the share, `lost` the
#   ARNs Astro loses by it, and `stays` whether anything of that share is there after the apply. Where nothing stays, the
#   connection is being torn down as a whole.
# scope: package
package astro.lib.unsharing

import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.transit_gateway

# METADATA
# description: Every loss of the plan.
losses := [loss |
	some part in _parts
	count(part.lost) > 0
	loss := object.union(part, {"stays": _stays(part)})
]

# METADATA
# description: Whether one of these ARNs is of a Resolver rule.
holds_rule(arns) if {
	some arn in arns
	contains(arn, ":resolver-rule/")
}

# METADATA
# description: Whether one of these ARNs is of a transit gateway.
holds_gateway(arns) if {
	some arn in arns
	contains(arn, ":transit-gateway/")
}

_parts := array.concat(array.concat(_principals, _shares), array.concat(_contents, _rules))

_principals := [{"resource": resource, "share": share, "lost": object.get(_held, share, set())} |
	some resource in _removed("aws_ram_principal_association")
	share := resource.change.before.resource_share_arn
	_names_astro(resource)
]

_shares := [{"resource": resource, "share": share, "lost": object.get(_held, share, set())} |
	some resource in _removed("aws_ram_resource_share")
	share := resource.change.before.arn
	_with_astro[share]
]

_contents := [{"resource": resource, "share": share, "lost": {resource.change.before.resource_arn}} |
	some resource in _removed("aws_ram_resource_association")
	share := resource.change.before.resource_share_arn
	_with_astro[share]
]

_rules := [{"resource": resource, "share": share, "lost": {arn}} |
	some resource in _removed("aws_route53_resolver_rule")
	arn := resource.change.before.arn
	some share, arns in _held
	_with_astro[share]
	arn in arns
]

_removed(type) := object.get(plan.removed, type, {})

_with_astro contains share if {
	some resource in _before
	_names_astro(resource)
	share := resource.change.before.resource_share_arn
}

_held[share] contains arn if {
	some resource in _before
	share := resource.change.before.resource_share_arn
	arn := resource.change.before.resource_arn
}

_names_astro(resource) if ram.is_astro(resource.change.before.principal)

_before := [resource |
	some resource in plan.document.resource_changes
	resource.type in {"aws_ram_principal_association", "aws_ram_resource_association", "aws_ram_resource_share"}
]

_stays(part) if _staying[part.share]

_stays(part) := false if not _staying[part.share]

_staying contains share if {
	some resource in _before
	resource.change.after != null
	some attribute in ["arn", "resource_share_arn"]
	share := resource.change.before[attribute]
}

# METADATA
# description: Whether the share, or the attachment or routes over a gateway in it, are there after the apply.
alive(loss) if loss.stays

alive(loss) if {
	some arn in loss.lost
	pieces := split(arn, "/")
	id := pieces[count(pieces) - 1]
	_used[id]
}

_used contains id if some id, _ in transit_gateway.carrying

_used contains id if some id, _ in transit_gateway.leads_to
