package astro.rules.endpoint_service.load_balancer_two_zones_test

import data.astro.rules.endpoint_service.load_balancer_two_zones as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_one_subnet if {
	_found([given.service({}, {}), given.balancer({"subnets": ["subnet-0123456789abcdef0"]}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "the load balancer stands in one Availability Zone; Astro may have no zone in common with it",
		"expected": "subnets in at least two Availability Zones",
		"actual": "one subnet",
		"unknown": false,
	}}
}

test_fail_one_zone if {
	some finding in _found([given.service({}, {}), given.balancer({}, {}), _subnet("0", "us-east-1a"), _subnet("1", "us-east-1a")])
	finding.actual == "zone us-east-1a"
}

test_fail_read if {
	document := testing.with_sources(given.plan([given.service({}, {})]), [given.read_balancer({"subnets": ["subnet-0123456789abcdef0"]})])
	some finding in rule.deny with input as document with data.astro.facts as testing.facts
	finding.actual == "data.aws_lb.orders has one subnet"
}

test_pass_two_zones if {
	_found([given.service({}, {}), given.balancer({}, {}), _subnet("0", "us-east-1a"), _subnet("1", "us-east-1b")]) == set()
}

test_pass_zones_not_told if _found([given.service({}, {}), given.balancer({}, {})]) == set()

_subnet(number, zone) := testing.created(
	concat("", ["aws_subnet.a", number]),
	{"id": concat("", ["subnet-0123456789abcdef", number]), "availability_zone": zone},
	{},
)

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

# The zone of the other subnet is not told, and may be another.
test_pass_one_zone_told if {
	_found([given.service({}, {}), given.balancer({}, {}), _subnet("0", "us-east-1a")]) == set()
}

test_fail_only_the_service_of_a_read_load_balancer if {
	elsewhere := object.union(
		given.service({"id": "vpce-svc-0fedcba9876543210", "network_load_balancer_arns": ["arn:elsewhere"]}, {}),
		{"address": "aws_vpc_endpoint_service.elsewhere", "name": "elsewhere"},
	)
	_read(["subnet-0123456789abcdef0"], [elsewhere]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "the load balancer stands in one Availability Zone; Astro may have no zone in common with it",
		"expected": "subnets in at least two Availability Zones",
		"actual": "data.aws_lb.orders has one subnet",
		"unknown": false,
	}}
}

test_pass_read_two_subnets if _read(["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], []) == set()

_read(subnets, more) := found if {
	document := testing.with_sources(given.plan(array.concat([given.service({}, {})], more)), [given.read_balancer({"subnets": subnets})])
	found := rule.deny with input as document with data.astro.facts as testing.facts
}
