package astro.lib.detachment_test

import data.astro.lib.detachment
import data.astro.testing

test_stays_with_anything_of_its_route_tables if {
	every type in [
		"aws_ec2_transit_gateway_route",
		"aws_ec2_transit_gateway_route_table_association",
		"aws_ec2_transit_gateway_route_table_propagation",
	] {
		_staying([testing.created(concat(".", [type, "astro"]), {"transit_gateway_attachment_id": "tgw-attach-1"}, {})]) == {_address}
	}
	_staying([]) == set()
}

_address := "aws_ec2_transit_gateway_vpc_attachment_accepter.astro"

# Whether the connection of an accepter that is deleted stays, where these resources do.
_staying(resources) := found if {
	before := {"transit_gateway_attachment_id": "tgw-attach-1", "vpc_owner_id": "222222222222"}
	accepter := json.patch(testing.with_actions(testing.created(_address, {}, {}), ["delete"]), [
		{"op": "replace", "path": "/change/before", "value": before},
		{"op": "replace", "path": "/change/after", "value": null},
	])
	found := detachment.staying with input as testing.plan(array.concat([accepter], resources)) with data.astro.facts as testing.facts
}
