package astro.lib.ram_test

import data.astro.lib.ram
import data.astro.testing

# An organization is in an account, and is not that account.
test_account_of_a_principal if {
	ram.account_of("222222222222") == "222222222222"
	ram.account_of("arn:aws:iam::222222222222:role/x") == "222222222222"
	ram.account_of("arn:aws-us-gov:sts::222222222222:assumed-role/x/y") == "222222222222"
	not ram.account_of("arn:aws:organizations::222222222222:organization/o-0123456789")
}

# A share of another state cannot be told to be without Astro.
test_shares_that_must_be_meant_for_astro_are_of_the_plan if {
	_meant({"resource_share_arn": "arn:share"}, {}) == set()
	_meant({}, {"resource_share_arn": true}) == {"aws_ram_resource_share.s"}
}

_meant(after, unknown) := found if {
	content := testing.linked(
		testing.created("aws_ram_resource_association.c", object.union({"resource_arn": "arn:aws:ec2:us-east-1:333333333333:transit-gateway/tgw-1"}, after), unknown),
		{"resource_share_arn": [name | some name in ["aws_ram_resource_share.s"]; unknown.resource_share_arn]},
	)
	route := testing.created("aws_route.r", {"destination_cidr_block": "172.20.0.0/20", "transit_gateway_id": "tgw-1"}, {})
	resources := [content, route, testing.created("aws_ram_resource_share.s", {}, {"arn": true})]
	found := ram.meant_for_astro with input as testing.plan(resources) with data.astro.facts as testing.facts
}
