# METADATA
# title: The data's VPC knows the way back to Astro
# description: |
#   A VPC on the gateway answers Astro only if its own route tables lead the cluster's CIDR to the gateway: attaching a
#   VPC adds no route to it. Judged where the plan attaches the VPC, holds one of its route tables, and shows which
#   cluster is reached over the gateway. Where one of several tables that the same block of the configuration makes leads
#   back, the others whose subnets this plan associates do, too.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Add an `aws_route` with the cluster's CIDR and the `transit_gateway_id` to the route table of every subnet that
#     holds data.
#   document: |
#     You will then need to work with the owner of the Transit Gateway to create Transit Gateway Attachments, Route
#     Tables and Associations.
#   rows: ["36"]
#   avoid: |
#     resource "aws_ec2_transit_gateway_vpc_attachment" "data" {
#       transit_gateway_id = aws_ec2_transit_gateway.hub.id
#       vpc_id             = aws_vpc.data.id
#       subnet_ids         = [aws_subnet.data.id]
#     }
#   prefer: |
#     resource "aws_route" "to_astro" {
#       route_table_id         = aws_route_table.data.id
#       destination_cidr_block = "172.20.0.0/20"
#       transit_gateway_id     = aws_ec2_transit_gateway.hub.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-getting-started.html
package astro.rules.transit_gateway.way_back_vpc

import data.astro.lib.cidr
import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.link
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.route_table
import data.astro.lib.routing
import data.astro.lib.subnet_routing
import data.astro.lib.transit_gateway
import data.astro.lib.way_back

deny contains finding.on(
	attachment,
	concat("", ["no route table of this VPC leads back to cluster ", site.cluster, " over the gateway"]),
	_expected(site),
	concat(", ", sort(object.keys(tables))),
) if {
	some address, tables in _judged
	attachment := _attachments[address]
	some i in _sites(attachment)
	site := facts.sites[i]
	routes := _routes(tables, _gateway(attachment))
	not _leads_back(routes, site)
	not _undecided(routes)
}

deny contains finding.not_known(attachment, "destination of a route to the gateway", _expected(site)) if {
	some address, tables in _judged
	attachment := _attachments[address]
	some i in _sites(attachment)
	site := facts.sites[i]
	routes := _routes(tables, _gateway(attachment))
	not _leads_back(routes, site)
	_undecided(routes)
}

deny contains finding.on(
	{"address": node},
	concat("", ["answers to cluster ", facts.sites[i].cluster, " from the subnets of this table are dropped: its sibling leads to it, this one does not"]),
	_expected(facts.sites[i]),
	"no route leads to it",
) if {
	some node, sites in _lagging
	some i in sites
	not way_back.unclear[node]
}

deny contains finding.not_known({"address": node}, "where all routes of the table lead", _expected(facts.sites[i])) if {
	some node, sites in _lagging
	some i in sites
	way_back.unclear[node]
}

_lagging[node] contains i if {
	some node, table in route_table.managed
	_used[node]
	some key in _siblings(node)
	some i in _all_served[key]
	not way_back.leads(node, facts.sites[i].cidr)
	not _returns(node, table, facts.sites[i])
}

_returns(node, table, site) if _leads_back(_routes({node: table}, _astro_gateways), site)

_used := route_table.nodes(subnet_routing.used)

# Whole, so that native OPA computes it once; a look-up in a partial rule evaluates its body again for every key.
_all_served := _served

_served[key] contains range.site if {
	some route in routing.to_astro
	count(transit_gateway.route_gateway(route) & _astro_gateways) > 0
	some range in route.ranges
	some node in route_table.nodes(route.table)
	route_table.managed[node]
	some key in _siblings(node)
}

_siblings(node) := {concat(" ", [vpc, configuration.place(route_table.managed[node])]) | some vpc in route_table.vpcs(node)}

_astro_gateways := ram.given_to_astro | object.keys(transit_gateway.leads_to)

_attachments := plan.of_type("aws_ec2_transit_gateway_vpc_attachment")

# Attachments whose VPC has route tables in this plan, with these tables.
_judged[address] := tables if {
	some address, attachment in _attachments
	tables := _tables_of_vpc(attachment)
	count(tables) > 0
}

_gateway(attachment) := link.keys(attachment, "transit_gateway_id")

_sites(attachment) := {i | some key in _gateway(attachment); some i in transit_gateway.leads_to[key]}

_leads_back(routes, site) if {
	some route in routes
	cidr.holds(route.destination, site.cidr)
}

# A prefix list, or a CIDR that is not known yet.
_undecided(routes) if {
	some route in routes
	not is_string(route.destination)
}

_expected(site) := concat(" ", ["a route to", site.cidr, "with the transit_gateway_id"])

_tables_of_vpc(attachment) := {address: _tables[address] |
	some vpc in network.vpcs_of(attachment, "vpc_id")
	some address in _tables_by_vpc[vpc]
}

_tables_by_vpc[vpc] contains address if {
	some address, table in _tables
	some vpc in network.vpcs(routing.table_keys(table))
}

_tables[address] := table if {
	some type in ["aws_route_table", "aws_default_route_table"]
	some address, table in plan.of_type(type)
}

# Routes of these tables to the gateway.
_routes(tables, keys) := [route |
	some address, _ in tables
	some i in _positions[address]
	route := _gateway_routes[i]
	count(route.gateway & keys) > 0
]

_gateway_routes := [object.union(route, {"gateway": gateway}) |
	some route in routing.routes
	gateway := transit_gateway.route_gateway(route)
	count(gateway) > 0
]

_positions[address] contains i if {
	some i, route in _gateway_routes
	some key in route.table
	some address in _addresses[key]
}

_addresses[key] contains address if {
	some address, table in _tables
	some key in routing.table_keys(table)
}
