package astro.rules.vpc_peering.way_back_in_every_table_test

import data.astro.rules.vpc_peering.way_back_in_every_table as rule
import data.astro.testing

test_fail_sibling if {
	rule.deny == {{
		"address": "aws_route_table.b",
		"message": "answers to cluster dev from the subnets of this table are dropped: other tables lead to it, this one does not",
		"expected": "a route to 172.22.0.0/20 over the peering connection",
		"actual": "no route leads to it",
		"unknown": false,
	}} with input as testing.plan([_table("a"), _table("b"), _associated("a"), _associated("b"), _back("a", "172.22.0.0/20", {})])
		with data.astro.facts as testing.facts
}

test_fail_table_of_a_database_that_admits_astro if {
	every group in [{"name": "orders"}, {}] {
		{finding.address | some finding in rule.deny} == {"aws_route_table.b"} with input as _with_database(group)
			with data.astro.facts as testing.facts
	}
}

test_fail_table_of_an_instance_that_admits_astro if {
	instance := testing.linked(
		testing.created("aws_instance.orders", {"vpc_security_group_ids": ["sg-0123456789abcdef0"]}, {"subnet_id": true}),
		{"subnet_id": ["aws_subnet.b.id", "aws_subnet.b"]},
	)
	{finding.address | some finding in rule.deny} == {"aws_route_table.b"} with input as testing.plan(array.concat(_two_purposes, [_admits, instance]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{
		"address": "aws_route_table.b",
		"message": "where all routes of the table lead is not known until apply, so this cannot be checked before it",
		"expected": "a route to 172.22.0.0/20 over the peering connection",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as testing.plan([
		_table("a"),
		_table("b"),
		_associated("a"),
		_associated("b"),
		_back("a", "172.22.0.0/20", {}),
		_back("b", null, {"destination_cidr_block": true}),
	])
		with data.astro.facts as testing.facts
}

test_pass_every_table if {
	rule.deny == set() with input as testing.plan([
		_table("a"),
		_table("b"),
		_associated("a"),
		_associated("b"),
		_back("a", "172.22.0.0/20", {}),
		_back("b", "172.22.0.0/20", {}),
	])
		with data.astro.facts as testing.facts
}

test_silent_other_purpose_or_no_subnets if {
	rule.deny == set() with input as testing.plan(_two_purposes)
		with data.astro.facts as testing.facts
	rule.deny == set() with input as testing.plan([_table("a"), _table("b"), _associated("a"), _back("a", "172.22.0.0/20", {})])
		with data.astro.facts as testing.facts
}

_two_purposes := [_table("a"), _table("b"), _associated("a"), _associated("b"), _subnet, _back("a", "172.22.0.0/20", {}), testing.linked(
	testing.created("aws_route.internet", {"destination_cidr_block": "0.0.0.0/0"}, {"route_table_id": true, "gateway_id": true}),
	{"route_table_id": ["aws_route_table.b.id", "aws_route_table.b"]},
)]

_with_database(group) := testing.plan(array.concat(_two_purposes, [
	_admits,
	testing.linked(
		testing.created("aws_db_subnet_group.orders", group, {"subnet_ids": true}),
		{"subnet_ids": ["aws_subnet.b.id", "aws_subnet.b"]},
	),
	testing.linked(
		testing.created(
			"aws_db_instance.orders", object.union({"vpc_security_group_ids": ["sg-0123456789abcdef0"]}, {"db_subnet_group_name": name |
				name := group.name
			}),
			{},
		),
		{"db_subnet_group_name": ["aws_db_subnet_group.orders.name", "aws_db_subnet_group.orders"]},
	),
]))

_admits := testing.created(
	"aws_vpc_security_group_ingress_rule.dev",
	{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "-1", "cidr_ipv4": "172.22.0.0/20"},
	{},
)

_subnet := testing.created("aws_subnet.b", {"vpc_id": "vpc-0123456789abcdef0"}, {"id": true})

_table(name) := testing.created(concat(".", ["aws_route_table", name]), {"vpc_id": "vpc-0123456789abcdef0"}, {"id": true})

_associated(name) := testing.linked(
	testing.created(concat(".", ["aws_route_table_association", name]), {}, {"route_table_id": true, "subnet_id": true}),
	{
		"route_table_id": [concat(".", ["aws_route_table", name])],
		"subnet_id": [concat(".", ["aws_subnet", name])],
	},
)

_back(name, destination, unknown) := testing.linked(
	testing.created(
		concat(".", ["aws_route", name]),
		{"destination_cidr_block": destination, "vpc_peering_connection_id": "pcx-0123456789abcdef0"},
		object.union({"route_table_id": true}, unknown),
	),
	{"route_table_id": [concat(".", ["aws_route_table", name])]},
)

test_fail_other_table_is_read if {
	back := testing.linked(
		testing.created(
			"aws_route.back", {
				"route_table_id": "rtb-0123456789abcdef0",
				"destination_cidr_block": "172.22.0.0/20",
				"vpc_peering_connection_id": "pcx-0123456789abcdef0",
			},
			{},
		),
		{"route_table_id": ["data.aws_route_table.a.id", "data.aws_route_table.a"]},
	)
	instance := testing.created("aws_instance.orders", {"vpc_security_group_ids": ["sg-0123456789abcdef0"], "subnet_id": "subnet-0123456789abcdef0"}, {})
	associated := testing.linked(
		testing.created("aws_route_table_association.b", {"subnet_id": "subnet-0123456789abcdef0"}, {"route_table_id": true}),
		{"route_table_id": ["aws_route_table.b"]},
	)
	document := testing.with_sources(
		testing.plan([_table("b"), associated, _admits, instance, back]),
		[testing.read("data.aws_route_table.a", {
			"id": "rtb-0123456789abcdef0",
			"route_table_id": "rtb-0123456789abcdef0",
			"vpc_id": "vpc-0123456789abcdef0",
			"routes": [],
		})],
	)
	{finding.address | some finding in rule.deny} == {"aws_route_table.b"} with input as object.union(
		document,
		{"configuration": {"root_module": {"resources": array.concat(
			document.configuration.root_module.resources,
			[{"address": "data.aws_route_table.a", "mode": "data", "type": "aws_route_table", "name": "a", "expressions": {}}],
		)}}},
	)
		with data.astro.facts as testing.facts
}

# Another route of the table may lead anywhere; this one leads back.
test_pass_leads_back_beside_an_unknown_route if {
	other := testing.linked(
		testing.created(
			"aws_route.other",
			{"vpc_peering_connection_id": "pcx-0123456789abcdef0"},
			{"route_table_id": true, "destination_cidr_block": true},
		),
		{"route_table_id": ["aws_route_table.b"]},
	)
	rule.deny == set() with input as testing.plan([
		_table("a"),
		_table("b"),
		_associated("a"),
		_associated("b"),
		_back("a", "172.22.0.0/20", {}),
		_back("b", "172.22.0.0/20", {}),
		other,
	])
		with data.astro.facts as testing.facts
}

# The database admits prod, and nothing leads to prod from its VPC: it may be reached otherwise.
test_silent_admits_a_cluster_that_is_not_served if {
	admits := object.union(_admits, {"change": {"after": {"cidr_ipv4": "172.20.0.0/20"}}})
	rule.deny == set() with input as testing.plan(array.concat(_two_purposes, [admits, _instance]))
		with data.astro.facts as testing.facts
}

# The instance that admits dev stands in another VPC than the one dev is peered with.
test_silent_in_another_vpc if {
	elsewhere := {"change": {"after": {"vpc_id": "vpc-0123456789abcdef1"}}}
	rule.deny == set() with input as testing.plan([
		_table("a"),
		object.union(_table("b"), elsewhere),
		_associated("a"),
		_associated("b"),
		object.union(_subnet, elsewhere),
		_back("a", "172.22.0.0/20", {}),
		_admits,
		_instance,
	])
		with data.astro.facts as testing.facts
}

_instance := testing.linked(
	testing.created("aws_instance.orders", {"vpc_security_group_ids": ["sg-0123456789abcdef0"]}, {"subnet_id": true}),
	{"subnet_id": ["aws_subnet.b.id", "aws_subnet.b"]},
)

# A table that is only read is not this plan's to fill.
test_silent_on_a_table_that_is_read if {
	instance := testing.created("aws_instance.orders", {"vpc_security_group_ids": ["sg-0123456789abcdef0"], "subnet_id": "subnet-0123456789abcdef0"}, {})
	associated := testing.created("aws_route_table_association.b", {"subnet_id": "subnet-0123456789abcdef0", "route_table_id": "rtb-0123456789abcdef0"}, {})
	rule.deny == set() with input as testing.with_sources(
		testing.plan([_table("a"), _associated("a"), _back("a", "172.22.0.0/20", {}), _admits, instance, associated]),
		[testing.read("data.aws_route_table.b", {
			"id": "rtb-0123456789abcdef0",
			"route_table_id": "rtb-0123456789abcdef0",
			"vpc_id": "vpc-0123456789abcdef0",
			"routes": [],
		})],
	)
		with data.astro.facts as testing.facts
}
