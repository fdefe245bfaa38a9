# METADATA
# title: What belongs to which VPC
# description: |
#   Leads from subnets, route tables and whatever has a `vpc_id` to their VPC, by ids where they are known and by
#   references where they are not. Read it through `network`.
# scope: package
package astro.lib.membership

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: VPCs the plan holds or has read, by address.
vpc_objects[address] := object if {
	some type in ["aws_vpc", "aws_default_vpc"]
	some address, object in plan.of_type(type)
}

vpc_objects[address] := object if {
	some address, object in plan.sources_of_type("aws_vpc")
}

# METADATA
# description: The keys that these keys lead to, themselves included.
reached(keys) := keys | {next |
	some via in graph.reachable(_graph, keys)
	some next in _graph[via]
}

_members.managed := [
	"aws_default_route_table",
	"aws_default_security_group",
	"aws_default_subnet",
	"aws_ec2_transit_gateway_vpc_attachment",
	"aws_internet_gateway",
	"aws_lb",
	"aws_lb_target_group",
	"aws_main_route_table_association",
	"aws_route_table",
	"aws_security_group",
	"aws_subnet",
	"aws_vpc_endpoint",
	"aws_vpc_ipv4_cidr_block_association",
	"aws_vpc_peering_connection_accepter",
]

_members.data := ["aws_route_table", "aws_route_tables", "aws_security_group", "aws_subnet"]

# Asked by key, OPA would evaluate the rule once per key.
_graph := _edges

_edges[address] contains target if {
	some type in _members.managed
	some address, resource in plan.of_type(type)
	some target in targets(resource, "vpc_id")
}

_edges[address] contains target if {
	some type in _members.data
	some address, source in plan.sources_of_type(type)
	some target in targets(source, "vpc_id")
}

_edges[source.address] contains key if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	some key in targets(source, "peer_vpc_id")
}

# An id leads to the address of what has it, and for VPCs back.
_edges[id] contains address if {
	some type in ["aws_subnet", "aws_default_subnet", "aws_route_table", "aws_default_route_table"]
	some address, resource in plan.of_type(type)
	id := plan.value(resource, "id")
}

_edges[id] contains address if {
	some type in ["aws_subnet", "aws_route_table"]
	some address, source in plan.sources_of_type(type)
	id := plan.value(source, "id")
}

_edges[id] contains address if {
	some address, object in vpc_objects
	id := plan.value(object, "id")
}

_edges[address] contains id if {
	some address, object in vpc_objects
	id := plan.value(object, "id")
}

# A data source not read yet stands for what its arguments refer to.
_edges[address] contains target if {
	some address, source in plan.sources_of_type("aws_vpc")
	some target in targets(source, "id")
}

_edges[address] contains target if {
	some address, source in plan.sources_of_type("aws_route_table")
	some attribute in ["route_table_id", "subnet_id"]
	some target in targets(source, attribute)
}

_edges[address] contains target if {
	some address, source in plan.sources_of_type("aws_subnet")
	some target in targets(source, "id")
}

# Route tables: the main one of a VPC, and those of its subnets.
_edges[id] contains address if {
	some address, object in vpc_objects
	some attribute in ["main_route_table_id", "default_route_table_id"]
	id := plan.value(object, attribute)
}

_edges[id] contains address if {
	some address, source in plan.sources_of_type("aws_route_tables")
	some id in plan.value(source, "ids")
}

_edges[address] contains target if {
	some address, table in plan.of_type("aws_default_route_table")
	some target in targets(table, "default_route_table_id")
}

_edges[table] contains target if {
	some association in plan.of_type("aws_route_table_association")
	some table in targets(association, "route_table_id")
	some target in targets(association, "subnet_id")
}

_edges[table] contains target if {
	some association in plan.of_type("aws_main_route_table_association")
	some table in targets(association, "route_table_id")
	some target in targets(association, "vpc_id")
}

# METADATA
# description: What an attribute names, as its value where known, else the addresses it refers to.
targets(resource, attribute) := {value} if {
	value := plan.value(resource, attribute)
	is_string(value)
} else := (configuration.linked(resource, attribute) | _only_vpc(resource, attribute)) | _only_connection(resource, attribute)

# METADATA
# description: |
#   The one peering connection of the plan, where an unknown id cannot be followed (it went through a local): no other
#   is unknown.
only_connection := connections if {
	connections := {address |
		some type in ["aws_vpc_peering_connection_accepter", "aws_vpc_peering_connection"]
		some address, _ in plan.of_type(type)
	}
	count(connections) == 1
}

_only_connection(resource, attribute) := found if {
	attribute == "vpc_peering_connection_id"
	plan.unknown(resource, attribute)
	count(configuration.linked(resource, attribute)) == 0
	found := only_connection
} else := set()

# The value of a local appears nowhere. Modules often keep the id of the VPC they create in one; where the id is
# unknown and the module creates exactly one VPC, it can be no other.
_only_vpc(resource, attribute) := object.keys(configuration.instances[vpc]) if {
	attribute == "vpc_id"
	plan.unknown(resource, "vpc_id")
	some reference in configuration.places[configuration.place(resource)].expressions.vpc_id.references
	startswith(reference, "local.")
	own := _vpcs_of_module[configuration.module_path(resource)]
	count(own) == 1
	some vpc in own
} else := set()

_vpcs_of_module[path] contains configuration.place(object) if {
	some object in plan.of_type("aws_vpc")
	path := configuration.module_path(object)
}
