package astro.rules.endpoint_service.cross_zone_test

import data.astro.rules.endpoint_service.cross_zone as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_off if {
	_found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false}, {})]) == {{
		"address": "aws_lb.orders",
		"message": "addresses of Astro's endpoint in a zone without a target time out",
		"expected": "enable_cross_zone_load_balancing = true, or a target in every zone",
		"actual": "false",
		"unknown": false,
	}}
}

test_fail_zones_not_told if {
	some finding in _found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false, "subnets": null}, {})])
	finding.address == "aws_lb.orders"
}

test_fail_targets_in_one_zone if {
	some finding in _found(_off([_target("one", "us-east-1a"), _target("two", "us-east-1a")]))
	finding.address == "aws_lb.orders"
}

test_fail_instances_in_one_zone if {
	some finding in _found(_off([_instance("one", {"availability_zone": "us-east-1a"}), _of_instance("one"), _of_instance("two"), _instance("two", {"subnet_id": "subnet-0123456789abcdef0"}), _subnet]))
	finding.address == "aws_lb.orders"
}

test_fail_target_group_overrules if {
	some finding in _found([
		given.service({}, {}), given.balancer({}, {}), given.listener({}),
		given.group({"load_balancing_cross_zone_enabled": "false"}), _target("one", "us-east-1a"),
	])
	finding.address == "aws_lb_target_group.orders"
}

test_unknown if {
	some finding in _found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": null}, {"enable_cross_zone_load_balancing": true})])
	finding.unknown
}

test_pass_target_in_every_zone if _found(_off([_target("one", "us-east-1a"), _target("two", "us-east-1b")])) == set()

test_pass_targets_whose_zone_is_not_told if {
	_found(_off([given.target("one", {"target_id": "10.20.0.1"}, {}), given.target("two", {"target_id": "10.20.1.1", "availability_zone": "all"}, {})])) == set()
}

test_pass_target_group_on if {
	_found([
		given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false}, {}), given.listener({}),
		given.group({"load_balancing_cross_zone_enabled": "true"}), _target("one", "us-east-1a"),
	]) == set()
}

test_pass_one_zone if {
	_found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false, "subnets": ["subnet-0123456789abcdef0"]}, {})]) == set()
}

test_silent_on_application_load_balancers if {
	_found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false, "load_balancer_type": "application"}, {})]) == set()
}

_off(targets) := array.concat(
	[given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": false}, {}), given.listener({}), given.group({})],
	targets,
)

_target(name, zone) := given.target(name, {"target_id": "10.20.0.1", "availability_zone": zone}, {})

_of_instance(name) := given.target(name, {"target_id": concat("", ["i-", name])}, {})

_instance(name, after) := testing.created(concat(".", ["aws_instance", name]), object.union({"id": concat("", ["i-", name])}, after), {})

_subnet := testing.created("aws_subnet.a", {"id": "subnet-0123456789abcdef0", "availability_zone": "us-east-1a"}, {})

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
