package astro.lib.link_test

import data.astro.lib.link
import data.astro.testing

test_reference_to_a_new_resource if {
	link.keys(_attachment(null), "transit_gateway_id") == {"aws_ec2_transit_gateway.hub"} with input as _plan({}, _attachment(null))
}

test_value_of_the_resource_referred_to if {
	attachment := _attachment("tgw-0123456789abcdef0")
	found := link.keys(attachment, "transit_gateway_id") with input as _plan({"id": "tgw-0123456789abcdef0"}, attachment)
	found == {"aws_ec2_transit_gateway.hub", "tgw-0123456789abcdef0"}
}

test_value_of_another_resource if {
	attachment := _attachment("tgw-0123456789abcdef1")
	found := link.keys(attachment, "transit_gateway_id") with input as _plan({"id": "tgw-0123456789abcdef0"}, attachment)
	found == {"tgw-0123456789abcdef1"}
}

test_value_known_before_the_resource if {
	attachment := _attachment("tgw-0123456789abcdef0")
	found := link.keys(attachment, "transit_gateway_id") with input as _plan({}, attachment)
	found == {"aws_ec2_transit_gateway.hub", "tgw-0123456789abcdef0"}
}

_plan(gateway, attachment) := testing.plan([
	testing.created("aws_ec2_transit_gateway.hub", gateway, {}),
	attachment,
])

_attachment(gateway) := testing.linked(
	testing.created("aws_ec2_transit_gateway_vpc_attachment.data", {"transit_gateway_id": gateway}, {}),
	{"transit_gateway_id": ["aws_ec2_transit_gateway.hub.id", "aws_ec2_transit_gateway.hub"]},
)

test_own_keys if {
	share := testing.created("aws_ram_resource_share.astro", {"id": "share", "arn": "arn:share"}, {})
	link.own(share) == {"aws_ram_resource_share.astro", "share", "arn:share"}
}

# Of a list, what it refers to is told by the configuration.
test_keys_of_a_list if {
	endpoint := testing.linked(
		testing.created("aws_route53_resolver_endpoint.in", {"security_group_ids": ["sg-1"]}, {}),
		{"security_group_ids": ["aws_security_group.a.id", "aws_security_group.a"]},
	)
	found := link.keys(endpoint, "security_group_ids") with input as testing.plan([endpoint, testing.created("aws_security_group.a", {"id": "sg-1"}, {})])
	found == {"aws_security_group.a", "sg-1"}
}

test_what_can_be_linked if {
	types := {
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
	found := object.keys(link.at) with input as testing.plan([testing.created(concat(".", [type, "x"]), {}, {}) | some type in (types | {"aws_instance"})])
	found == {concat(".", [type, "x"]) | some type in types}
}
