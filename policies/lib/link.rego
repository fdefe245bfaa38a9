# METADATA
# title: Links
# description: |
#   What a resource is known by, and what an attribute of another one points to. The *keys* of a resource are its
#   address, and its id and ARN where these are known, so that a literal id, a reference to a new resource and a data
#   source all meet in one key. Only for the types listed here: they are what the transit gateway and Resolver rules
#   link.
# scope: package
package astro.lib.link

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: The keys of a resource or data source.
own(resource) := {resource.address} | {value |
	some attribute in ["id", "arn"]
	value := plan.value(resource, attribute)
}

# METADATA
# description: |
#   The keys of what an attribute points to: its value where known, and the resources it refers to. Where the value is
#   known, a referred resource that is known to be another one is left out.
keys(resource, attribute) := _values(resource, attribute) | {key |
	some address in targets(resource, attribute)
	some key in own(at[address])
}

# METADATA
# description: Addresses of the resources and data sources that an attribute points to.
targets(resource, attribute) := {address |
	some address in configuration.linked(resource, attribute)
	_fits(at[address], _values(resource, attribute))
}

# METADATA
# description: The resources and data sources that can be linked, by address.
at[address] := resource if {
	some type in _types
	some address, resource in plan.of_type(type)
}

at[address] := source if {
	some type in _types
	some address, source in plan.sources_of_type(type)
}

_values(resource, attribute) := {value | value := plan.value(resource, attribute); is_string(value)}

_fits(_, values) if count(values) == 0

_fits(candidate, _) if not plan.value(candidate, "id")

_fits(candidate, values) if {
	some known in candidate.change.after
	known in values
}

_types := {
	"aws_ec2_transit_gateway",
	"aws_ec2_transit_gateway_attachment",
	"aws_ec2_transit_gateway_route_table",
	"aws_ec2_transit_gateway_vpc_attachment",
	"aws_ec2_transit_gateway_vpc_attachment_accepter",
	"aws_ram_principal_association",
	"aws_ram_resource_association",
	"aws_ram_resource_share",
	"aws_route53_resolver_endpoint",
	"aws_route53_resolver_rule",
	"aws_security_group",
	"aws_subnet",
	"aws_vpc",
}
