# METADATA
# title: What tests of transit gateway and Resolver rules are written with
# description: A share of a gateway, an accepted attachment, and what ties them to a route table.
# scope: package
package astro.testing.transit_gateway

import data.astro.testing

# METADATA
# description: A transit gateway, new or known.
gateway(after) := testing.created("aws_ec2_transit_gateway.hub", after, {"id": true, "arn": true})

# METADATA
# description: The share for Astro.
share(after, unknown) := testing.created("aws_ram_resource_share.astro", after, object.union({"id": true, "arn": true}, unknown))

# METADATA
# description: The association of the share with what a reference names, such as `aws_subnet.data`.
holds(name, reference) := testing.linked(
	testing.created(
		concat(".", ["aws_ram_resource_association", name]),
		{},
		{"id": true, "resource_arn": true, "resource_share_arn": true},
	),
	{
		"resource_arn": [concat(".", [reference, "arn"]), reference],
		"resource_share_arn": ["aws_ram_resource_share.astro.arn", "aws_ram_resource_share.astro"],
	},
)

# METADATA
# description: The association of the gateway with the share.
holds_gateway := holds("gateway", "aws_ec2_transit_gateway.hub")

# METADATA
# description: The association of a principal with the share.
names(name, principal) := testing.linked(
	testing.created(
		concat(".", ["aws_ram_principal_association", name]),
		{"principal": principal},
		{"id": true, "resource_share_arn": true},
	),
	{"resource_share_arn": ["aws_ram_resource_share.astro.arn", "aws_ram_resource_share.astro"]},
)

# METADATA
# description: The gateway, shared with the clusters' account.
shared(after) := [gateway(after), share({"allow_external_principals": true}, {}), holds_gateway, names("astro", "222222222222")]

# METADATA
# description: An accepter of an attachment; both default table flags are false unless said otherwise.
accepter(after, unknown) := testing.created(
	"aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
	object.union(
		{
			"transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0",
			"transit_gateway_default_route_table_association": false,
			"transit_gateway_default_route_table_propagation": false,
		},
		after,
	),
	object.union({"id": true, "vpc_owner_id": true, "transit_gateway_id": true}, unknown),
)

# METADATA
# description: A route table of the gateway.
table := testing.linked(
	testing.created("aws_ec2_transit_gateway_route_table.astro", {}, {"id": true, "transit_gateway_id": true}),
	{"transit_gateway_id": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"]},
)

# METADATA
# description: The association of the accepted attachment with the route table.
association := _entry("aws_ec2_transit_gateway_route_table_association.astro", {})

# METADATA
# description: The propagation of the accepted attachment to the route table.
propagation := _entry("aws_ec2_transit_gateway_route_table_propagation.astro", {})

# METADATA
# description: A static route to the accepted attachment.
static(cidr) := _entry("aws_ec2_transit_gateway_route.astro", {"destination_cidr_block": cidr})

# METADATA
# description: A route of a VPC to a cluster over the gateway.
vpc_route := testing.linked(
	testing.created(
		"aws_route.to_astro",
		{"route_table_id": "rtb-0123456789abcdef0", "destination_cidr_block": "172.20.0.0/20"},
		{"transit_gateway_id": true},
	),
	{"transit_gateway_id": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"]},
)

_entry(address, after) := testing.linked(
	testing.created(address, after, {"id": true, "transit_gateway_attachment_id": true, "transit_gateway_route_table_id": true}),
	{
		"transit_gateway_attachment_id": [
			"aws_ec2_transit_gateway_vpc_attachment_accepter.astro.id",
			"aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
		],
		"transit_gateway_route_table_id": [
			"aws_ec2_transit_gateway_route_table.astro.id",
			"aws_ec2_transit_gateway_route_table.astro",
		],
	},
)
