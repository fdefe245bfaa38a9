# METADATA
# title: A peering connection to Astro, to write rule tests with
# description: |
#   An accepter, a route to cluster prod over it, and the table of that route in a VPC. Not part of the pack, hence the
#   name of the file.
# scope: package
package astro.testing.peering

import data.astro.testing

# METADATA
# description: The id of the connection.
pcx := "pcx-0123456789abcdef0"

# METADATA
# description: The address of its accepter.
accepter_address := "aws_vpc_peering_connection_accepter.astro"

# METADATA
# description: The accepter, with more attributes, and more that are not known.
accepter(after, unknown) := testing.created(
	accepter_address,
	object.union({"vpc_peering_connection_id": pcx, "auto_accept": true}, after),
	object.union({"id": true, "accept_status": true, "peer_owner_id": true}, unknown),
)

# METADATA
# description: A route of the table over the accepter.
route(name, destination) := testing.linked(
	testing.created(
		concat(".", ["aws_route", name]),
		{"destination_cidr_block": destination},
		{"route_table_id": true, "vpc_peering_connection_id": true},
	),
	{
		"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"],
		"vpc_peering_connection_id": [concat(".", [accepter_address, "id"]), accepter_address],
	},
)

# METADATA
# description: The table, in the VPC.
table := testing.linked(
	testing.created("aws_route_table.data", {}, {"id": true, "vpc_id": true, "route": true}),
	{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
)

# METADATA
# description: The VPC.
vpc(after, unknown) := testing.created("aws_vpc.data", after, object.union({"id": true}, unknown))

# METADATA
# description: Options of the connection, by reference to the accepter.
options(name, blocks) := testing.linked(
	testing.created(
		concat(".", ["aws_vpc_peering_connection_options", name]),
		blocks,
		{"id": true, "vpc_peering_connection_id": true},
	),
	object.union(
		{"vpc_peering_connection_id": [concat(".", [accepter_address, "id"]), accepter_address]},
		{block: [] | some block, _ in blocks},
	),
)

# METADATA
# description: A plan with the accepter, the route to prod, the table and the VPC, and these besides.
plan(resources) := testing.plan(array.concat(
	[
		accepter({}, {}),
		route("to_astro", "172.20.0.0/20"),
		table,
		vpc({"cidr_block": "10.1.0.0/16"}, {}),
	],
	resources,
))

# METADATA
# description: An accepter, a route to prod, and a data source that has read the connection before the accept.
read(values) := testing.with_sources(
	testing.plan([accepter({}, {}), route("to_astro", "172.20.0.0/20")]),
	[testing.read("data.aws_vpc_peering_connection.astro", object.union({"id": pcx}, values))],
)

# METADATA
# description: The same, with a data source that is read only during the apply.
deferred(references) := {
	"resource_changes": [
		accepter({}, {}),
		route("to_astro", "172.20.0.0/20"),
		{
			"address": "data.aws_vpc_peering_connection.astro",
			"mode": "data",
			"type": "aws_vpc_peering_connection",
			"name": "astro",
			"change": {
				"actions": ["read"],
				"before": null,
				"after": {"id": pcx},
				"after_unknown": {"owner_id": true, "cidr_block": true, "vpc_id": true, "status": true, "peer_owner_id": true, "peer_vpc_id": true},
			},
		},
	],
	"configuration": {"root_module": {"resources": [
		{"address": accepter_address, "mode": "managed"},
		{
			"address": "aws_route.to_astro",
			"mode": "managed",
			"expressions": {"vpc_peering_connection_id": {"references": [concat(".", [accepter_address, "id"]), accepter_address]}},
		},
		{
			"address": "data.aws_vpc_peering_connection.astro",
			"mode": "data",
			"depends_on": references,
		},
	]}},
}

# METADATA
# description: A finding, whole.
finding(address, message, expected, actual) := {
	"address": address,
	"message": message,
	"expected": expected,
	"actual": actual,
	"unknown": false,
}

# METADATA
# description: A finding on what is not known until apply, whole.
not_known(address, attribute, expected) := {
	"address": address,
	"message": concat("", [attribute, " is not known until apply, so this cannot be checked before it"]),
	"expected": expected,
	"actual": "(known after apply)",
	"unknown": true,
}
