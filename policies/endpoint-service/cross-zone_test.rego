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

# Off where nothing is set, too.
test_fail_not_set if {
	_found([given.service({}, {}), given.balancer({"enable_cross_zone_load_balancing": null}, {})]) == {_on_balancer("(not set)")}
}

# Two zones are assumed where the subnets are not told: one target is too few, two are enough.
test_fail_one_target_and_zones_not_told if {
	_found(_of_balancer({"enable_cross_zone_load_balancing": false, "subnets": null}, {}, [_target("one", "us-east-1a")])) == {_on_balancer("false")}
}

test_pass_two_targets_and_zones_not_told if {
	_found(_of_balancer({"enable_cross_zone_load_balancing": false, "subnets": null}, {}, [_target("one", "us-east-1a"), _target("two", "us-east-1b")])) == set()
}

test_fail_target_group_overrules_and_zones_not_told if {
	_found(_of_balancer({"subnets": null}, {"load_balancing_cross_zone_enabled": "false"}, [])) == {_on_group}
}

test_pass_target_group_off_in_one_zone if {
	_found(_of_balancer({"subnets": ["subnet-0123456789abcdef0"]}, {"load_balancing_cross_zone_enabled": "false"}, [])) == set()
}

test_pass_target_group_off_with_targets_in_every_zone if {
	_found(_of_balancer({}, {"load_balancing_cross_zone_enabled": "false"}, [_target("one", "us-east-1a"), _target("two", "us-east-1b")])) == set()
}

# What the target group says goes, so that one finding is enough.
test_fail_target_group_decides if {
	_found(_of_balancer({"enable_cross_zone_load_balancing": false}, {"load_balancing_cross_zone_enabled": "false"}, [_target("one", "us-east-1a")])) == {_on_group}
}

test_pass_two_targets_in_all_zones if {
	_found(_off([given.target("one", {"target_id": "10.20.0.1", "availability_zone": "all"}, {}), given.target("two", {"target_id": "10.20.1.1", "availability_zone": "all"}, {})])) == set()
}

test_fail_instance_elsewhere_is_no_target if {
	_found(_off([
		_instance("one", {"availability_zone": "us-east-1a"}), _of_instance("one"),
		_instance("other", {"availability_zone": "us-east-1b"}),
	])) == {_on_balancer("false")}
}

test_silent_on_load_balancers_without_service if {
	_found([given.service({}, {}), given.balancer({}, {}), _other({"enable_cross_zone_load_balancing": false}, {})]) == set()
	_found([given.service({}, {}), given.balancer({}, {}), _other({}, {"enable_cross_zone_load_balancing": true})]) == set()
}

test_silent_on_target_groups_without_service if {
	other_listener := object.union(
		given.listener({"load_balancer_arn": "arn:other", "default_action": [{"type": "forward", "target_group_arn": "arn:other-group"}]}),
		{"address": "aws_lb_listener.other", "name": "other"},
	)
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}), _other({}, {}), _other_group, other_listener]) == set()
}

test_silent_on_target_groups_without_listener if {
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({}), _other_group]) == set()
}

_on_balancer(actual) := {
	"address": "aws_lb.orders",
	"message": "addresses of Astro's endpoint in a zone without a target time out",
	"expected": "enable_cross_zone_load_balancing = true, or a target in every zone",
	"actual": actual,
	"unknown": false,
}

_on_group := {
	"address": "aws_lb_target_group.orders",
	"message": "addresses of Astro's endpoint in a zone without a target time out",
	"expected": "load_balancing_cross_zone_enabled = \"true\", or a target in every zone",
	"actual": "false",
	"unknown": false,
}

_of_balancer(balancer, group, targets) := array.concat(
	[given.service({}, {}), given.balancer(balancer, {}), given.listener({}), given.group(group)],
	targets,
)

_other(after, unknown) := object.union(
	given.balancer(object.union({"id": "arn:other", "arn": "arn:other"}, after), unknown),
	{"address": "aws_lb.other", "name": "other"},
)

_other_group := object.union(
	given.group({"id": "arn:other-group", "arn": "arn:other-group", "load_balancing_cross_zone_enabled": "false"}),
	{"address": "aws_lb_target_group.other", "name": "other"},
)
