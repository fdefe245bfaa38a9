# METADATA
# title: Transit gateways
# description: |
#   Which transit gateways Astro uses or is meant to use, and which clusters are reached over them. A gateway goes by its
#   keys (see `astro.lib.link`).
# scope: package
package astro.lib.transit_gateway

import data.astro.lib.attachment
import data.astro.lib.facts
import data.astro.lib.link
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.region
import data.astro.lib.routing

# METADATA
# description: Keys of the gateway that a route table's resource (route, association, propagation) is on.
gateway_of_table(resource) := near | {key | some table in near; some key in _gateways_of_table[table]} if {
	near := link.keys(resource, "transit_gateway_route_table_id")
}

# METADATA
# description: |
#   Addresses of the gateways (resources and data sources) that an accepter's attachment is on. Where nothing tells,
#   the only gateway of the plan.
gateways_of(accepter) := found if {
	keys := _gateway_keys(accepter)
	found := {address | some key in keys; some address in _gateways_by_key[key]}
	count(found) > 0
} else := object.keys(gateways) if {
	count(_gateway_keys(accepter)) == 0
	count(gateways) == 1
} else := set()

# METADATA
# description: Gateways of the plan, resources and data sources, by address.
gateways[address] := gateway if some address, gateway in plan.of_type("aws_ec2_transit_gateway")

gateways[address] := gateway if some address, gateway in plan.sources_of_type("aws_ec2_transit_gateway")

# METADATA
# description: Gateways of the plan for which there is evidence that Astro uses them or will, by address.
astro_gateways contains address if {
	some address, gateway in gateways
	some key in link.own(gateway)
	_astro_gateway_keys[key]
}

# METADATA
# description: |
#   Keys of gateways that carry, or are meant to carry, traffic to a cluster, as routes to its CIDR tell, with the
#   sites. A share is no evidence here.
carrying[key] contains range.site if {
	some route in routing.to_astro
	some key in route_gateway(route)
	some range in route.ranges
}

carrying[key] contains range.site if {
	some route in plan.of_type("aws_ec2_transit_gateway_route")
	attachment.static_routes[route.address]
	some range in facts.holding(plan.value(route, "destination_cidr_block"))
	some key in gateway_of_table(route)
}

# METADATA
# description: Keys of gateways that are known to have an attachment of a cluster's account already.
attached contains key if {
	some address, source in attachment.described
	facts.accounts[attachment.owner(source)]
	some key in link.keys(source, "transit_gateway_id")
}

# METADATA
# description: Keys of the gateway that a VPC route points to; empty if it points to something else.
route_gateway(route) := {value | value := plan.value(route.block, "transit_gateway_id")} | {key |
	# Inline blocks show only what all of them refer to.
	attribute := _gateway_attribute(route)
	targets := {address | some address in link.targets(route.resource, attribute); gateways[address]}
	count(targets) == 1
	some address in targets
	_may_be(route, gateways[address])
	some key in link.own(gateways[address])
}

# METADATA
# description: Gateways (of the plan) of an accepter that have a setting of this value, by address.
gateways_with(accepter, setting, value) := {address |
	some address in gateways_of(accepter)
	plan.value(gateways[address], setting) == value
}

# METADATA
# description: Whether a resource of a route table is on the default table of its gateway.
on_default_table(resource) if {
	some address in link.targets(resource, "transit_gateway_route_table_id")
	gateways[address]
}

on_default_table(resource) if {
	table := plan.value(resource, "transit_gateway_route_table_id")
	some gateway in gateways
	some attribute in ["association_default_route_table_id", "propagation_default_route_table_id"]
	plan.value(gateway, attribute) == table
}

# METADATA
# description: |
#   The sites that are certainly reached over a gateway, by key of the gateway: its own route tables lead to their CIDR,
#   or an attachment is known to be theirs.
leads_to[key] contains range.site if {
	some route in plan.of_type("aws_ec2_transit_gateway_route")
	attachment.static_routes[route.address]
	some range in facts.holding(plan.value(route, "destination_cidr_block"))
	some key in gateway_of_table(route)
}

leads_to[key] contains site if {
	some address, sites in attachment.accepters
	count(sites) == 1
	some site in sites
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	some gateway in gateways_of(accepter)
	some key in link.own(gateways[gateway])
}

# METADATA
# description: |
#   The sites that may be reached over a gateway, by key of the gateway: those whose CIDR is routed there; where only an
#   account is known, all of its clusters, those of the share's region where the plan tells it.
may_lead_to[key] contains site if {
	some sites_by_key in [carrying, leads_to]
	some key, sites in sites_by_key
	some site in sites
}

may_lead_to[key] contains site if {
	some sites_by_key in [_by_share, _by_attachment]
	some key, sites in sites_by_key
	not carrying[key]
	not leads_to[key]
	some site in sites
}

_gateway_attribute(route) := "transit_gateway_id" if route.resource.type == "aws_route"

_gateway_attribute(route) := "route" if route.resource.type != "aws_route"

_may_be(route, _) if plan.unknown(route.block, "transit_gateway_id")

_may_be(route, gateway) if plan.value(route.block, "transit_gateway_id") == plan.value(gateway, "id")

_astro_gateway_keys contains key if some key, _ in carrying

_astro_gateway_keys contains key if some key in attached

_astro_gateway_keys contains key if {
	some address, content in ram.contents
	ram.is_with_astro(ram.share_of[address])
	some key in ram.content_keys(content)
}

_astro_gateway_keys contains key if {
	some route in plan.of_type("aws_ec2_transit_gateway_route")
	count(attachment.sites_of(attachment.static_routes[route.address])) > 0
	some key in gateway_of_table(route)
}

_gateway_keys(accepter) := {key |
	some attached_by in attachment.keys(accepter)
	some key in _gateways_of_attachment[attached_by]
}

_gateways_by_key[key] contains address if {
	some address, gateway in gateways
	some key in link.own(gateway)
}

_gateways_of_table[key] contains gateway if {
	some tables in [plan.resources, plan.sources]
	some table in tables.aws_ec2_transit_gateway_route_table
	some key in link.own(table)
	some gateway in link.keys(table, "transit_gateway_id")
}

# The id of a default table stands only on its gateway.
_gateways_of_table[table] contains key if {
	some gateway in gateways
	some attribute in ["association_default_route_table_id", "propagation_default_route_table_id"]
	table := plan.value(gateway, attribute)
	some key in link.own(gateway)
}

_gateways_of_attachment[key] contains gateway if {
	some address, source in attachment.described
	some key in attachment.identity[address]
	some gateway in link.keys(source, "transit_gateway_id")
}

_gateways_of_attachment[key] contains gateway if {
	some type in [
		"aws_ec2_transit_gateway_route_table_association",
		"aws_ec2_transit_gateway_route_table_propagation",
		"aws_ec2_transit_gateway_route",
	]
	some resource in plan.of_type(type)
	gateway_keys := gateway_of_table(resource)
	some key in attachment.keys(resource)
	some gateway in gateway_keys
}

_by_share[key] contains i if {
	some address, content in ram.contents
	accounts := ram.accounts(ram.share_of[address])
	some i, site in facts.sites
	site.account in accounts
	not _elsewhere(content, site)
	some key in ram.content_keys(content)
}

_elsewhere(resource, site) if region.of(resource) != site.region

_by_attachment[key] contains site if {
	some address, sites in attachment.accepters
	accepter := plan.of_type("aws_ec2_transit_gateway_vpc_attachment_accepter")[address]
	some gateway in gateways_of(accepter)
	some key in link.own(gateways[gateway])
	some site in sites
}
