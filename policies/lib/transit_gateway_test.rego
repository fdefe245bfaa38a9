package astro.lib.transit_gateway_test

import data.astro.lib.transit_gateway
import data.astro.testing

_gateway(name, after) := testing.created(concat(".", ["aws_ec2_transit_gateway", name]), after, {})

_hub := _gateway("hub", {"id": "tgw-1"})

_accepter(after) := testing.created("aws_ec2_transit_gateway_vpc_attachment_accepter.astro", object.union({"transit_gateway_attachment_id": "tgw-attach-1"}, after), {})

_table := testing.created("aws_ec2_transit_gateway_route_table.t", {"id": "tgw-rtb-1", "transit_gateway_id": "tgw-1"}, {})

_static(after) := testing.created(
	"aws_ec2_transit_gateway_route.astro",
	object.union(
		{"destination_cidr_block": "172.20.0.0/20", "transit_gateway_route_table_id": "tgw-rtb-1", "transit_gateway_attachment_id": "tgw-attach-1"},
		after,
	),
	{},
)

test_gateways_of_an_accepter if {
	_gateways_of({"transit_gateway_id": "tgw-1"}, [_hub]) == {"aws_ec2_transit_gateway.hub"}
	_gateways_of({"transit_gateway_id": "tgw-2"}, [_hub]) == set()
	_gateways_of({}, [_hub]) == {"aws_ec2_transit_gateway.hub"}
	_gateways_of({}, [_hub, _gateway("other", {"id": "tgw-2"})]) == set()
}

# By whatever ties its attachment to a route table of the gateway.
test_gateways_of_an_accepter_by_its_route_table if {
	every type in [
		"aws_ec2_transit_gateway_route_table_association",
		"aws_ec2_transit_gateway_route_table_propagation",
		"aws_ec2_transit_gateway_route",
	] {
		tie := testing.created(
			concat(".", [type, "x"]),
			{"transit_gateway_attachment_id": "tgw-attach-1", "transit_gateway_route_table_id": "tgw-rtb-1"},
			{},
		)
		_gateways_of({}, [_hub, _gateway("other", {"id": "tgw-2"}), _table, tie]) == {"aws_ec2_transit_gateway.hub"}
	}
}

_gateways_of(after, resources) := found if {
	accepter := _accepter(after)
	found := transit_gateway.gateways_of(accepter) with input as testing.plan(array.concat(resources, [accepter]))
}

# The id of a default table stands only on its gateway.
test_gateway_of_a_table if {
	every attribute in ["association_default_route_table_id", "propagation_default_route_table_id"] {
		gateway := _gateway("hub", {"id": "tgw-1", attribute: "tgw-rtb-1"})
		document := testing.plan([gateway, _static({})])
		found := transit_gateway.gateway_of_table(_static({})) with input as document
		found == {"tgw-rtb-1", "tgw-1", "aws_ec2_transit_gateway.hub"}
		transit_gateway.on_default_table(_static({})) with input as document
	}
	not _on_default_table([_gateway("hub", {"association_default_route_table_id": "tgw-rtb-2"}), _static({})])
	managed := transit_gateway.gateway_of_table(_static({})) with input as testing.plan([_table, _static({})])
	managed == {"tgw-rtb-1", "tgw-1"}
}

_on_default_table(resources) if {
	transit_gateway.on_default_table(_static({})) with input as testing.plan(resources)
}

test_carrying_and_leading_by_a_static_route if {
	_by_route({}) == [{"tgw-1": {0}, "tgw-rtb-1": {0}}, {"tgw-1": {0}, "tgw-rtb-1": {0}}]
	_by_route({"blackhole": true}) == [{}, {}]
	_by_route({"destination_cidr_block": "10.0.0.0/8"}) == [{}, {}]
}

_by_route(after) := found if {
	found := [transit_gateway.carrying, transit_gateway.leads_to] with input as testing.plan([_table, _static(after)])
		with data.astro.facts as testing.facts
}

test_attached_is_what_an_account_of_a_cluster_owns if {
	_attached("222222222222") == {"tgw-1"}
	_attached("444444444444") == set()
}

_attached(owner) := found if {
	source := testing.read("data.aws_ec2_transit_gateway_vpc_attachment.a", {"id": "tgw-attach-1", "transit_gateway_id": "tgw-1", "vpc_owner_id": owner})
	found := transit_gateway.attached with input as testing.with_sources(testing.plan([]), [source])
		with data.astro.facts as testing.facts
}

# By the one gateway that a reference names; what is known counts, whatever it comes from.
test_gateway_of_a_vpc_route if {
	_route_gateway({}, {"transit_gateway_id": true}, ["aws_ec2_transit_gateway.hub", "aws_ec2_transit_gateway_vpc_attachment_accepter.astro"]) == {"aws_ec2_transit_gateway.hub", "tgw-1"}
	_route_gateway({}, {"transit_gateway_id": true}, ["aws_ec2_transit_gateway.hub", "aws_ec2_transit_gateway.other"]) == set()
	_route_gateway({"transit_gateway_id": "tgw-1"}, {}, ["aws_ec2_transit_gateway.hub"]) == {"aws_ec2_transit_gateway.hub", "tgw-1"}
	_route_gateway({"transit_gateway_id": "tgw-9"}, {}, ["aws_ec2_transit_gateway.hub"]) == {"tgw-9"}
}

_route_gateway(after, unknown, references) := found if {
	route := testing.linked(testing.created("aws_route.r", after, unknown), {"transit_gateway_id": references})
	document := testing.plan([_hub, _gateway("other", {"id": "tgw-2"}), _accepter({}), route])
	found := transit_gateway.route_gateway({"resource": route, "block": route}) with input as document
}

test_gateway_of_an_inline_route if {
	table := testing.linked(
		testing.created("aws_route_table.t", {"route": [{}]}, {"route": [{"transit_gateway_id": true}]}),
		{"route": ["aws_ec2_transit_gateway.hub"]},
	)
	block := {"change": {"after": {}, "after_unknown": {"transit_gateway_id": true}}}
	found := transit_gateway.route_gateway({"resource": table, "block": block}) with input as testing.plan([_hub, table])
	found == {"aws_ec2_transit_gateway.hub", "tgw-1"}
}

test_gateways_with_a_setting if {
	gateways := [_gateway("hub", {"id": "tgw-1", "auto_accept_shared_attachments": "enable"}), _accepter({"transit_gateway_id": "tgw-1"})]
	document := testing.plan(gateways)
	found := [transit_gateway.gateways_with(gateways[1], "auto_accept_shared_attachments", value) | some value in ["enable", "disable"]] with input as document
	found == [{"aws_ec2_transit_gateway.hub"}, set()]
}

# Where only an account is known, any of its clusters; where a CIDR or the VPC of an attachment is, that one.
test_may_lead_to if {
	shared := [
		testing.created("aws_ram_principal_association.astro", {"principal": "222222222222", "resource_share_arn": "arn:share"}, {}),
		testing.created("aws_ram_resource_association.hub", {"resource_arn": "tgw-1", "resource_share_arn": "arn:share"}, {}),
	]
	route := testing.created("aws_route.r", {"destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-1"}, {})
	_may_lead_to(shared) == {0, 1, 2}
	_may_lead_to(array.concat(shared, [route])) == {0}
	_may_lead_to(array.concat(shared, [_accepter({"transit_gateway_id": "tgw-1", "vpc_id": "vpc-0aaaaaaaaaaaaaaa2", "vpc_owner_id": "222222222222"})])) == {1}
}

_may_lead_to(resources) := found["tgw-1"] if {
	found := transit_gateway.may_lead_to with input as testing.plan(array.concat([_hub], resources)) with data.astro.facts as testing.facts
}

test_gateways_of_astro_by_a_route_to_its_attachment if {
	_astro_gateways("vpc-0aaaaaaaaaaaaaaa1") == {"aws_ec2_transit_gateway.hub"}
	_astro_gateways("vpc-other") == set()
}

# A wide route to the attachment of a VPC.
_astro_gateways(vpc) := found if {
	source := testing.read("data.aws_ec2_transit_gateway_vpc_attachment.a", {"id": "tgw-attach-1", "vpc_id": vpc})
	document := testing.with_sources(testing.plan([_hub, _table, _static({"destination_cidr_block": "10.0.0.0/8"})]), [source])
	found := transit_gateway.astro_gateways with input as document with data.astro.facts as testing.facts
}
