package astro.rules.vpc_peering.ipv6_default_route_test

import data.astro.rules.vpc_peering.ipv6_default_route as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_route.ipv6",
		"message": "all IPv6 traffic of the subnet goes to Astro, where it is dropped",
		"expected": "the IPv6 CIDR of the cluster's VPC, or no IPv6 route",
		"actual": "::/0",
		"unknown": false,
	}} with input as testing.plan([_ipv4, _ipv6("::/0", "pcx-0123456789abcdef0")])
		with data.astro.facts as testing.facts
}

test_pass_one_vpc if {
	rule.deny == set() with input as testing.plan([_ipv4, _ipv6("2600:1f18:1234:5600::/56", "pcx-0123456789abcdef0")])
		with data.astro.facts as testing.facts
}

test_silent_other_connection if {
	rule.deny == set() with input as testing.plan([_ipv4, _ipv6("::/0", "pcx-0123456789abcdef1")])
		with data.astro.facts as testing.facts
}

_ipv4 := testing.created(
	"aws_route.ipv4", {
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_cidr_block": "172.20.0.0/20",
		"vpc_peering_connection_id": "pcx-0123456789abcdef0",
	},
	{},
)

_ipv6(destination, connection) := testing.created(
	"aws_route.ipv6", {
		"route_table_id": "rtb-0123456789abcdef0",
		"destination_ipv6_cidr_block": destination,
		"vpc_peering_connection_id": connection,
	},
	{},
)

# All addresses in use are in 2000::/3.
test_boundary if {
	{finding.actual | some finding in rule.deny} == {"2000::/3"} with input as testing.plan([_ipv4, _ipv6("2000::/3", "pcx-0123456789abcdef0")])
		with data.astro.facts as testing.facts
	rule.deny == set() with input as testing.plan([_ipv4, _ipv6("2000::/4", "pcx-0123456789abcdef0")])
		with data.astro.facts as testing.facts
}
