# METADATA
# title: Attachments of transit gateways
# description: |
#   Which attachments are Astro's. An accepter shows only an attachment id, so the evidence is elsewhere: a data source
#   that names the owner, a route to a cluster's CIDR, what is known since an earlier apply, or a gateway that is shared
#   with nobody but Astro. An attachment goes by its keys (see `astro.lib.link`).
# scope: package
package astro.lib.attachment

import data.astro.lib.facts
import data.astro.lib.link
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.transit_gateway

# METADATA
# description: Accepters of Astro's attachments, by address, with the sites (indices in `facts.sites`) they may lead to.
accepters[address] := sites if {
	some address, accepter in plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")
	sites := sites_of(keys(accepter)) | _sites_by_gateway(accepter)
	count(sites) > 0
}

# METADATA
# description: |
#   Keys of the attachment that a resource of a route table, or an accepter, points to; an accepter's own, too.
keys(resource) := near | {key | some address in near; some key in identity[address]} if {
	near := link.keys(resource, "transit_gateway_attachment_id") | _own_attachment(resource)
}

# METADATA
# description: The sites that an attachment leads to, or pretends to lead to.
sites_of(of) := {site | some key in of; some site in _sites[key]}

# METADATA
# description: The sites that accepted attachments of Astro's lead to, by key of the attachment.
accepted[key] contains site if {
	some address, sites in accepters
	some key in keys(plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address])
	some site in sites
}

# METADATA
# description: Who owns the VPC of an attachment, as data sources and earlier applies know it; by key.
owners[key] contains account if {
	some address, source in described
	account := owner(source)
	some key in identity[address]
}

# METADATA
# description: Static routes of transit gateway route tables, with the keys of their attachment. A blackhole leads nowhere.
static_routes[address] := keys(route) if {
	some address, route in plan.of_type("aws_ec2_transit_gateway_route")
	not _blackhole(route)
}

_blackhole(route) if plan.value(route, "blackhole") == true

# METADATA
# description: Addresses of static routes, by key of their attachment.
routes_over[key] contains address if {
	some address, of in static_routes
	some key in of
}

# METADATA
# description: Associations of attachments with a route table, by key of the attachment.
associations[key] contains address if {
	some address, association in plan.of_type("aws_ec2_transit_gateway_route_table_association")
	some key in keys(association)
}

# METADATA
# description: Propagations of attachments to a route table, by key of the attachment.
propagations[key] contains address if {
	some address, propagation in plan.of_type("aws_ec2_transit_gateway_route_table_propagation")
	some key in keys(propagation)
}

# METADATA
# description: Addresses of what stands in an index by attachment (such as `associations`) for one attachment.
among(index, accepter) := {address | some key in keys(accepter); some address in index[key]}

# METADATA
# description: Resources of a type whose attachment cannot be told, such as those that name it through a local.
adrift(type) := {address |
	some address, resource in plan.of_type(type)
	count(link.keys(resource, "transit_gateway_attachment_id")) == 0
}

# METADATA
# description: What stands for an attachment, data sources and accepters, by address.
described[address] := source if {
	some type in ["aws_ec2_transit_gateway_vpc_attachment", "aws_ec2_transit_gateway_attachment"]
	some address, source in plan.sources_of_type(type)
}

described[address] := accepter if {
	some address, accepter in plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")
}

# METADATA
# description: Keys of the attachment that something described stands for, by address.
identity[address] := _own_attachment(source) | {key |
	some other in link.targets(source, "transit_gateway_attachment_id")
	some key in _own_attachment(link.at[other])
} if {
	some address, source in described
}

_own_attachment(resource) := link.own(resource) | {id | id := plan.value(resource, "transit_gateway_attachment_id")} if {
	described[resource.address]
} else := set()

# METADATA
# description: The account that owns the VPC of an attachment, where known.
owner(source) := value if {
	value := plan.value(source, "vpc_owner_id")
} else := plan.value(source, "resource_owner_id")

_vpc(source) := value if {
	value := plan.value(source, "vpc_id")
} else := plan.value(source, "resource_id")

# The VPC tells which of an account's clusters it is; without it, it may be any of them.
_sites[key] contains i if {
	some address, source in described
	exact := {i | some i, site in facts.sites; site.vpc_id == _vpc(source)}
	some i in _sites_described(source, exact)
	some key in identity[address]
}

_sites[key] contains range.site if {
	some route in plan.of_type("aws_ec2_transit_gateway_route")
	some range in facts.holding(plan.value(route, "destination_cidr_block"))
	some key in static_routes[route.address]
}

_sites_described(_, exact) := exact if count(exact) > 0

_sites_described(source, exact) := {i | some i, site in facts.sites; site.account == owner(source)} if {
	count(exact) == 0
}

# Who else would attach to a gateway that is shared with Astro alone?
_sites_by_gateway(accepter) := {i | some i, site in facts.sites; site.account in accounts} if {
	count({account | some key in keys(accepter); some account in owners[key]}) == 0
	gateway := {key | some address in transit_gateway.gateways_of(accepter); some key in link.own(transit_gateway.gateways[address])}
	shares := {share | some key in gateway; some share in _shares_of_gateway[key]}
	named := {address | some share in shares; some address in ram.principals_of[share]}
	accounts := {account | some share in shares; some account in ram.with_astro[share]}
	every address in named {
		ram.names_astro(ram.principals[address])
	}
} else := set()

_shares_of_gateway[key] contains share if {
	some address, content in ram.contents
	some key in ram.content_keys(content)
	some share in ram.share_of[address]
}
