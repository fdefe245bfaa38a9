package astro.rules.dns.authorization_for_every_cluster_test

import data.astro.rules.dns.authorization_for_every_cluster as rule
import data.astro.testing

test_fail_routed if {
	rule.deny == {_forgotten("aws_route53_zone.data")} with input as testing.plan([_zone, _authorized("prod", 1), _route("172.22.0.0/20")])
		with data.astro.facts as testing.facts
}

test_fail_admitted_zone_elsewhere if {
	rule.deny == {_forgotten("aws_route53_vpc_association_authorization.prod")} with input as testing.plan([
		testing.created("aws_route53_vpc_association_authorization.prod", {"zone_id": "Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {}),
		testing.created("aws_vpc_security_group_ingress_rule.dev", {"security_group_id": "sg-0123456789abcdef0", "cidr_ipv4": "172.22.0.0/20"}, {}),
	])
		with data.astro.facts as testing.facts
}

test_fail_peered if {
	rule.deny == {_forgotten("aws_route53_zone.data")} with input as testing.with_sources(
		testing.plan([_zone, _authorized("prod", 1)]),
		[testing.read("data.aws_vpc_peering_connection.dev", {"id": "pcx-0123456789abcdef0", "owner_id": "222222222222", "cidr_block": "172.22.0.0/20"})],
	)
		with data.astro.facts as testing.facts
}

test_fail_disaster_recovery if {
	{finding.message | some finding in rule.deny} == {"a cluster that is served resolves none of the zone's names: cluster dev (disaster recovery) has no authorization"} with input as testing.plan([_zone, _authorized("prod", 1), _route("172.23.0.0/20")])
		with data.astro.facts as testing.facts
}

test_fail_declared if {
	rule.deny == {{
		"address": null,
		"message": "a cluster that is served resolves none of the zone's names: cluster prod has no authorization",
		"expected": "an authorization for vpc-0aaaaaaaaaaaaaaa1 in us-east-1",
		"actual": "authorized for no cluster",
		"unknown": false,
	}} with input as _declared([_route("172.20.0.0/20")])
		with data.astro.facts as testing.facts
}

test_pass_declared if {
	rule.deny == set() with input as _declared([testing.created(
		"aws_route53_vpc_association_authorization.prod",
		{"zone_id": "/hostedzone/Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa1"},
		{},
	)])
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{
		"address": "aws_route53_vpc_association_authorization.dev",
		"message": "vpc_id is not known until apply, so this cannot be checked before it",
		"expected": "an authorization for vpc-0aaaaaaaaaaaaaaa2 in us-west-2",
		"actual": "(known after apply)",
		"unknown": true,
	}} with input as testing.plan([_zone, _authorized("prod", 1), _unclear, _route("172.22.0.0/20")])
		with data.astro.facts as testing.facts
}

test_pass_all if {
	rule.deny == set() with input as testing.plan([_zone, _authorized("prod", 1), _authorized("dev", 2), _route("172.22.0.0/20")])
		with data.astro.facts as testing.facts
}

test_pass_zones_of_their_own if {
	rule.deny == set() with input as testing.plan([
		_zone,
		_authorized("prod", 1),
		testing.created("aws_route53_vpc_association_authorization.dev", {"zone_id": "Z9", "vpc_id": "vpc-0aaaaaaaaaaaaaaa2"}, {}),
		_route("172.22.0.0/20"),
	])
		with data.astro.facts as testing.facts
}

test_silent_vpc_id_not_known_to_anybody if {
	clusters := [object.remove(cluster, names) |
		some cluster in testing.facts.clusters
		names := {name | some name in ["vpcId"]; cluster.name == "dev"}
	]
	rule.deny == set() with input as testing.plan([_zone, _authorized("prod", 1), _route("172.22.0.0/20")])
		with data.astro.facts as {"clusters": clusters}
}

test_silent_cluster_that_is_not_served if {
	rule.deny == set() with input as testing.plan([_zone, _authorized("prod", 1)])
		with data.astro.facts as testing.facts
}

_forgotten(address) := {
	"address": address,
	"message": "a cluster that is served resolves none of the zone's names: cluster dev has no authorization",
	"expected": "an authorization for vpc-0aaaaaaaaaaaaaaa2 in us-west-2",
	"actual": "authorized for cluster prod",
	"unknown": false,
}

_zone := testing.created("aws_route53_zone.data", {"name": "data.internal", "vpc": [{"vpc_id": "vpc-0123456789abcdef0"}]}, {"zone_id": true})

_authorized(name, number) := _authorization(name, {"vpc_id": concat("", ["vpc-0aaaaaaaaaaaaaaa", format_int(number, 10)])}, {})

_unclear := _authorization("dev", {}, {"vpc_id": true})

_authorization(name, after, unknown) := testing.linked(
	testing.created(concat(".", ["aws_route53_vpc_association_authorization", name]), after, object.union({"zone_id": true}, unknown)),
	{"zone_id": ["aws_route53_zone.data.zone_id", "aws_route53_zone.data"]},
)

_route(cidr) := testing.created(
	"aws_route.to_astro",
	{"route_table_id": "rtb-0123456789abcdef0", "destination_cidr_block": cidr, "transit_gateway_id": "tgw-0123456789abcdef0"},
	{},
)

_declared(resources) := object.union(testing.plan(resources), {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {
	"connection": {"route": "vpc-peering"},
	"intent": {
		"clusters": [{"id": "clk1abcde", "phase": "complete"}, {"id": "clk2fghij", "phase": "request"}],
		"privateHostedZoneIds": ["Z0123456789ABCDEFGHIJ"],
	},
}}}}}})

test_silent_declared_and_taken_down if {
	gone := testing.with_actions(object.union(_route("172.20.0.0/20"), {"change": {"after": null}}), ["delete"])
	rule.deny == set() with input as _declared([gone]) with data.astro.facts as testing.facts
}

test_fail_declared_zone_read if {
	{finding.actual | some finding in rule.deny} == {"authorized for cluster dev"} with input as testing.with_sources(
		_declared([testing.created(
			"aws_route53_vpc_association_authorization.dev",
			{"zone_id": "Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa2"},
			{},
		)]),
		[testing.read("data.aws_route53_zone.data", {"zone_id": "Z0123456789ABCDEFGHIJ", "id": "Z0123456789ABCDEFGHIJ"})],
	)
		with data.astro.facts as testing.facts
}

test_silent_on_a_peering_of_another_account if {
	rule.deny == set() with input as testing.with_sources(
		testing.plan([_zone, _authorized("prod", 1)]),
		[testing.read("data.aws_vpc_peering_connection.dev", {"id": "pcx-0123456789abcdef0", "owner_id": "666666666666", "cidr_block": "172.22.0.0/20"})],
	)
		with data.astro.facts as testing.facts
}

test_fail_names_every_authorized_cluster if {
	{finding.actual | some finding in rule.deny} == {"authorized for cluster dev, cluster prod"} with input as testing.plan([_zone, _authorized("prod", 1), _authorized("dev", 2), _route("172.23.0.0/20")])
		with data.astro.facts as testing.facts
}

# The recovery VPC is asked for once the cluster has moved there.
test_pass_declared_without_the_recovery_vpc if {
	document := object.union(
		_declared([testing.created("aws_route53_vpc_association_authorization.dev", {"zone_id": "Z0123456789ABCDEFGHIJ", "vpc_id": "vpc-0aaaaaaaaaaaaaaa2"}, {})]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": {"intent": {"clusters": [{"id": "clk2fghij", "phase": "complete"}]}}}}}}},
	)
	rule.deny == set() with input as document with data.astro.facts as testing.facts
}
