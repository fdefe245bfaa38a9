package astro.rules.vpc_peering.ipv6_way_back_test

import data.astro.rules.vpc_peering.ipv6_way_back as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_vpc_peering_connection_accepter.astro",
		"message": "the target VPC has IPv6, but only IPv4 is routed back to Astro",
		"expected": "an IPv6 route over the connection, if the cluster's VPC has IPv6",
		"actual": "IPv4 routes only",
		"unknown": false,
	}} with input as testing.plan(_resources({"assign_generated_ipv6_cidr_block": true}))
		with data.astro.facts as testing.facts
}

test_fail_every_way_to_ipv6 if {
	every ipv6 in [{"ipv6_ipam_pool_id": "ipam-pool-0123456789abcdef0"}, {"ipv6_cidr_block": "2600:1f18:1234:5600::/56"}] {
		count(rule.deny) == 1 with input as testing.plan(_resources(ipv6))
			with data.astro.facts as testing.facts
	}
	associated := array.concat(_resources({}), [testing.linked(
		testing.created("aws_vpc_ipv6_cidr_block_association.data", {}, {"vpc_id": true}),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]},
	)])
	count(rule.deny) == 1 with input as testing.plan(associated)
		with data.astro.facts as testing.facts
}

test_pass_routed if {
	routed := array.concat(_resources({"assign_generated_ipv6_cidr_block": true}), [_route(
		"ipv6",
		{"destination_ipv6_cidr_block": "2600:1f18:1234:5600::/56"},
	)])
	rule.deny == set() with input as testing.plan(routed)
		with data.astro.facts as testing.facts
}

test_pass_cluster_without_ipv6 if {
	rule.deny == set() with input as testing.with_sources(
		testing.plan(_resources({"assign_generated_ipv6_cidr_block": true})),
		[testing.read("data.aws_vpc_peering_connection.astro", {"id": "pcx-0123456789abcdef0", "ipv6_cidr_block_set": []})],
	)
		with data.astro.facts as testing.facts
}

test_pass_ipv4_only if {
	rule.deny == set() with input as testing.plan(_resources({"assign_generated_ipv6_cidr_block": false, "ipv6_cidr_block": ""}))
		with data.astro.facts as testing.facts
}

_resources(ipv6) := [
	testing.created("aws_vpc.data", object.union({"cidr_block": "10.0.0.0/16"}, ipv6), {"id": true}),
	testing.linked(testing.created("aws_route_table.data", {}, {"id": true, "vpc_id": true}), {"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"]}),
	testing.created("aws_vpc_peering_connection_accepter.astro", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, {"id": true}),
	_route("ipv4", {"destination_cidr_block": "172.20.0.0/20"}),
]

_route(name, destination) := testing.linked(
	testing.created(
		concat(".", ["aws_route", name]),
		object.union({"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, destination),
		{"route_table_id": true},
	),
	{"route_table_id": ["aws_route_table.data.id", "aws_route_table.data"]},
)

test_pass_no_pool if {
	rule.deny == set() with input as testing.plan(_resources({"ipv6_ipam_pool_id": ""}))
		with data.astro.facts as testing.facts
}

test_pass_routed_inline if {
	inline := testing.linked(
		testing.created(
			"aws_route_table.inline",
			{"route": [{"ipv6_cidr_block": "2600:1f18:1234:5600::/56", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}]},
			{"id": true, "vpc_id": true},
		),
		{"vpc_id": ["aws_vpc.data.id", "aws_vpc.data"], "route": []},
	)
	rule.deny == set() with input as testing.plan(array.concat(_resources({"assign_generated_ipv6_cidr_block": true}), [inline]))
		with data.astro.facts as testing.facts
}

test_fail_cluster_with_ipv6 if {
	_read([{"id": "pcx-0123456789abcdef0", "ipv6_cidr_block_set": [{"ipv6_cidr_block": "2600:1f18:1234:5600::/56"}]}]) == {"aws_vpc_peering_connection_accepter.astro"}
}

test_fail_beside_another_connection_without_ipv6 if {
	_read([{"id": "pcx-0fedcba9876543210", "ipv6_cidr_block_set": []}]) == {"aws_vpc_peering_connection_accepter.astro"}
}

# Without any route, vpc-peering/way-back speaks.
test_silent_without_a_route if {
	rule.deny == set() with input as testing.with_sources(
		testing.plan([
			testing.created("aws_vpc.data", {"id": "vpc-0123456789abcdef0", "assign_generated_ipv6_cidr_block": true}, {}),
			testing.created("aws_vpc_peering_connection_accepter.astro", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, {"id": true}),
		]),
		[testing.read("data.aws_vpc_peering_connection.astro", {
			"id": "pcx-0123456789abcdef0",
			"owner_id": "222222222222",
			"cidr_block": "172.20.0.0/20",
			"peer_vpc_id": "vpc-0123456789abcdef0",
		})],
	)
		with data.astro.facts as testing.facts
}

_read(connections) := addresses if {
	sources := [testing.read(concat("", ["data.aws_vpc_peering_connection.c", format_int(i, 10)]), connection) | some i, connection in connections]
	found := rule.deny with input as testing.with_sources(testing.plan(_resources({"assign_generated_ipv6_cidr_block": true})), sources)
		with data.astro.facts as testing.facts
	addresses := {finding.address | some finding in found}
}
