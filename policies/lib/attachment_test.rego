package astro.lib.attachment_test

import data.astro.lib.attachment
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

# What is no attachment itself goes by what it points to, and not by its own address.
test_keys_of_an_association if {
	association := testing.created(
		"aws_ec2_transit_gateway_route_table_association.astro",
		{"id": "rtb_attach", "transit_gateway_attachment_id": "tgw-attach-0123456789abcdef0"},
		{},
	)
	found := attachment.keys(association) with input as testing.plan([association])
	found == {"tgw-attach-0123456789abcdef0"}
}

test_identity_of_an_accepter_that_points_to_a_data_source if {
	accepter := testing.linked(
		tgw.accepter({"transit_gateway_attachment_id": null}, {"transit_gateway_attachment_id": true}),
		{"transit_gateway_attachment_id": ["data.aws_ec2_transit_gateway_vpc_attachment.astro.id", "data.aws_ec2_transit_gateway_vpc_attachment.astro"]},
	)
	source := testing.read("data.aws_ec2_transit_gateway_vpc_attachment.astro", {"id": "tgw-attach-0123456789abcdef0"})
	document := testing.with_sources(_with_config([accepter], "data.aws_ec2_transit_gateway_vpc_attachment.astro"), [source])
	found := attachment.identity with input as document
	found[accepter.address] == {
		"aws_ec2_transit_gateway_vpc_attachment_accepter.astro",
		"data.aws_ec2_transit_gateway_vpc_attachment.astro",
		"tgw-attach-0123456789abcdef0",
	}
}

# The VPC tells which of an account's clusters it is, whichever data source has read it.
test_sites_by_what_either_data_source_tells if {
	vpc := "vpc-0aaaaaaaaaaaaaaa2"
	every source in [
		testing.read("data.aws_ec2_transit_gateway_vpc_attachment.astro", {"id": "tgw-attach-1", "vpc_id": vpc, "vpc_owner_id": "222222222222"}),
		testing.read("data.aws_ec2_transit_gateway_attachment.astro", {"id": "tgw-attach-1", "resource_id": vpc, "resource_owner_id": "222222222222"}),
	] {
		found := attachment.sites_of({"tgw-attach-1"}) with input as testing.with_sources(testing.plan([]), [source])
			with data.astro.facts as testing.facts
		found == {1}
	}
}

# The gateway is shared with the account of dev alone.
test_sites_by_gateway_are_those_of_the_accounts_that_it_is_shared_with if {
	accounts := {"prod": "111111111111", "dev": "222222222222"}
	clusters := [object.union(cluster, {"accountId": accounts[cluster.name]}) | some cluster in testing.facts.clusters]
	found := attachment.accepters with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {})]))
		with data.astro.facts as {"clusters": clusters}
	found == {"aws_ec2_transit_gateway_vpc_attachment_accepter.astro": {1, 2}}
}

# Of another attachment the owner is known.
test_sites_by_gateway_whatever_is_known_of_another_attachment if {
	other := testing.read("data.aws_ec2_transit_gateway_vpc_attachment.other", {"id": "tgw-attach-2", "vpc_owner_id": "444444444444"})
	document := testing.with_sources(testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {})])), [other])
	found := attachment.accepters with input as document with data.astro.facts as testing.facts
	found == {"aws_ec2_transit_gateway_vpc_attachment_accepter.astro": {0, 1, 2}}
}

_with_config(resources, source) := object.union(testing.plan(resources), {"configuration": {"root_module": {"resources": array.concat(
	testing.plan(resources).configuration.root_module.resources,
	[{"address": source, "mode": "data", "expressions": {}}],
)}}})
