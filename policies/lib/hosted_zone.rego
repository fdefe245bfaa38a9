# METADATA
# title: Private hosted zones
# description: |
#   Which hosted zones are authorized for the VPC of a cluster, and what the plan shows of them. A zone goes by its
#   *keys*: its id where known, and the address of the resource or data source that stands for it.
# scope: package
package astro.lib.hosted_zone

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.peering
import data.astro.lib.plan

# METADATA
# description: Authorizations for the VPC of a cluster, by address, with the sites (indices in `facts.sites`) it may be.
authorizations[address] := sites if {
	some address, authorization in plan.of_type("aws_route53_vpc_association_authorization")
	sites := sites_of(authorization)
	count(sites) > 0
}

# METADATA
# description: |
#   The sites whose VPC a resource (or block) names in `vpc_id`. A VPC is a cluster's where the facts say so, or where a
#   peering connection from the cluster's account says so.
sites_of(resource) := {site | some site in _sites_by_vpc[plan.value(resource, "vpc_id")]} | {site |
	plan.unknown(resource, "vpc_id")
	some address in configuration.linked(resource, "vpc_id")
	some site in _requester_sites[address]
	_means_requester(resource)
}

# METADATA
# description: Zones of the plan, managed or read, by address.
zones[address] := zone if some address, zone in plan.of_type("aws_route53_zone")

zones[address] := zone if some address, zone in plan.sources_of_type("aws_route53_zone")

# METADATA
# description: Addresses of the zones that an authorization or association may belong to.
zones_of(resource) := {address | some address in _zones_by_id[bare(plan.value(resource, "zone_id"))]} | {address |
	plan.unknown(resource, "zone_id")
	some address in configuration.linked(resource, "zone_id")
	zones[address]
}

# METADATA
# description: The address (or id, where the plan does not hold it) that a zone with this id goes by.
node(id) := min(object.get(_zones_by_id, bare(id), {bare(id)}))

# METADATA
# description: |
#   Every zone that is authorized for a cluster, by its address (or its id, where the plan does not hold it), with the
#   authorizations by site.
by_zone[zone][site] contains address if {
	some address, sites in authorizations
	some zone in _nodes(plan.of_type("aws_route53_vpc_association_authorization")[address])
	some site in sites
}

# METADATA
# description: Authorizations for a VPC that is not known until apply and cannot be followed, by zone as in `by_zone`.
unclear[zone] contains address if {
	some address, authorization in plan.of_type("aws_route53_vpc_association_authorization")
	plan.unknown(authorization, "vpc_id")
	count(sites_of(authorization)) == 0
	some zone in _nodes(authorization)
}

# METADATA
# description: Zones of the plan that are authorized for a cluster, by address, with the authorizations.
authorized[zone] contains address if {
	some address, _ in authorizations
	some zone in zones_of(plan.of_type("aws_route53_vpc_association_authorization")[address])
}

# METADATA
# description: A name of a zone as DNS compares it; undefined where it is not known.
name(zone) := lower(trim_suffix(plan.value(zone, "name"), "."))

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_sites_by_vpc := _vpcs

_vpcs[id] contains i if {
	some i, site in facts.sites
	id := site.vpc_id
}

# In this data source the plain names are the requester's, and Astronomer requests.
_vpcs[id] contains i if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some range in facts.holding(plan.value(source, "cidr_block"))
	i := range.site
	facts.sites[i].account == plan.value(source, "owner_id")
	id := plan.value(source, "vpc_id")
}

_vpcs[id] contains i if {
	some address, sites in peering.accepters
	accepter := plan.of_type("aws_vpc_peering_connection_accepter")[address]
	some i in sites
	facts.sites[i].account == plan.value(accepter, "peer_owner_id")
	not is_string(facts.sites[i].vpc_id)
	id := plan.value(accepter, "peer_vpc_id")
}

_requester_sites[address] := sites if some address, sites in peering.accepters

# `vpc_id` of an accepter is the accepter's own VPC.
_means_requester(resource) if {
	expression := configuration.places[configuration.place(resource)].expressions.vpc_id
	not _means_accepter(expression)
}

_means_accepter(expression) if {
	some reference in expression.references
	startswith(reference, "aws_vpc_peering_connection_accepter.")
	endswith(reference, ".vpc_id")
}

_zones_by_id := _by_id

_by_id[id] contains address if {
	some address, zone in zones
	some attribute in ["zone_id", "id"]
	id := bare(plan.value(zone, attribute))
}

_nodes(resource) := zones if {
	zones := zones_of(resource)
	count(zones) > 0
} else := {bare(plan.value(resource, "zone_id"))}

# METADATA
# description: The id of a zone as resources show it; the API writes `/hostedzone/` before it.
bare(id) := trim_prefix(id, "/hostedzone/")
