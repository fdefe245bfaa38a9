package astro.rules.vpc_peering.way_back_test

import data.astro.rules.vpc_peering.way_back as rule
import data.astro.testing

test_fail_table_without_route if {
	rule.deny == {{
		"address": "aws_vpc_peering_connection_accepter.astro",
		"message": "no route leads back to Astro over this connection, so every answer is dropped",
		"expected": "a route to 172.20.0.0/20",
		"actual": "no route over the connection",
		"unknown": false,
	}} with input as _plan([_table("vpc-0123456789abcdef0")], [])
		with data.astro.facts as testing.facts
}

test_fail_declared if {
	count(rule.deny) == 1 with input as object.union(
		_plan([], []),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"connection": {"route": "vpc-peering"}}}}}}},
	)
		with data.astro.facts as testing.facts
}

test_pass_route if {
	rule.deny == set() with input as _plan(
		[_table("vpc-0123456789abcdef0"), testing.created(
			"aws_route.to_astro", {
				"route_table_id": "rtb-0123456789abcdef0",
				"destination_cidr_block": "172.20.0.0/20",
				"vpc_peering_connection_id": "pcx-0123456789abcdef0",
			},
			{},
		)],
		[],
	)
		with data.astro.facts as testing.facts
}

test_pass_route_that_exists if {
	rule.deny == set() with input as _plan([_table("vpc-0123456789abcdef0")], [testing.read("data.aws_route_table.data", {
		"id": "rtb-0123456789abcdef1",
		"routes": [{"cidr_block": "172.20.0.0/20", "vpc_peering_connection_id": "pcx-0123456789abcdef0"}],
	})])
		with data.astro.facts as testing.facts
}

test_silent_tables_elsewhere if {
	rule.deny == set() with input as _plan([], [])
		with data.astro.facts as testing.facts
	rule.deny == set() with input as _plan([_table("vpc-0123456789abcdef1")], [])
		with data.astro.facts as testing.facts
}

_plan(resources, sources) := testing.with_sources(
	testing.plan(array.concat(resources, [testing.created(
		"aws_vpc_peering_connection_accepter.astro",
		{"vpc_peering_connection_id": "pcx-0123456789abcdef0", "auto_accept": true},
		{"id": true},
	)])),
	array.concat(sources, [testing.read("data.aws_vpc_peering_connection.astro", {
		"id": "pcx-0123456789abcdef0",
		"owner_id": "222222222222",
		"cidr_block": "172.20.0.0/20",
		"peer_vpc_id": "vpc-0123456789abcdef0",
	})]),
)

_table(vpc) := testing.created("aws_route_table.data", {"vpc_id": vpc}, {"id": true})

test_fail_names_every_cluster if {
	found := rule.deny with input as testing.with_sources(
		testing.plan([
			_table("vpc-0123456789abcdef0"),
			testing.created("aws_vpc_peering_connection_accepter.astro", {"vpc_peering_connection_id": "pcx-0123456789abcdef0"}, {"id": true}),
		]),
		[testing.read("data.aws_vpc_peering_connection.astro", {
			"id": "pcx-0123456789abcdef0",
			"owner_id": "222222222222",
			"peer_vpc_id": "vpc-0123456789abcdef0",
		})],
	)
		with data.astro.facts as testing.facts
	{finding.expected | some finding in found} == {"a route to 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20"}
}

# The route that was read is over another vendor's connection, whether or not its accepter is in the plan.
test_fail_beside_a_route_over_another_connection if {
	vendor := testing.created("aws_vpc_peering_connection_accepter.vendor", {"vpc_peering_connection_id": "pcx-0fedcba9876543210"}, {"id": true})
	every more in [[], [vendor]] {
		found := rule.deny with input as _plan(array.concat([_table("vpc-0123456789abcdef0")], more), [testing.read("data.aws_route_table.data", {
			"id": "rtb-0123456789abcdef1",
			"routes": [{"cidr_block": "10.9.0.0/16", "vpc_peering_connection_id": "pcx-0fedcba9876543210"}],
		})])
			with data.astro.facts as testing.facts
		{finding.address | some finding in found} == {"aws_vpc_peering_connection_accepter.astro"}
	}
}
