package astro.rules.endpoint_service.rds_literal_ip_test

import data.astro.rules.endpoint_service.rds_literal_ip as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_interface if {
	_judged([_interface("RDSNetworkInterface")], [_by_address]) == {{
		"address": "aws_lb_target_group_attachment.one",
		"message": "the database changes its address at failover, and this target stays behind",
		"expected": "the addresses of an RDS Proxy, or a function in the plan that keeps the target group in step",
		"actual": "10.20.0.30",
		"unknown": false,
	}}
}

test_fail_host if count(_judged([_host("orders.abc.us-east-1.rds.amazonaws.com")], [_by_address])) == 1

test_fail_reference if {
	target := testing.linked(
		given.target("one", {}, {"target_id": true}),
		{"target_id": ["data.aws_network_interface.database.private_ip", "data.aws_network_interface.database"]},
	)
	document := given.configured(
		testing.with_sources(given.plan(array.concat(_base, [target])), [_interface("RDSNetworkInterface")]),
		"data.aws_network_interface.database",
		{},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
	count(found) == 1
}

# The name of a new database is not known, but whose name it is.
test_fail_host_of_a_new_database if {
	target := testing.linked(
		given.target("one", {}, {"target_id": true}),
		{"target_id": ["data.dns_a_record_set.orders.addrs", "data.dns_a_record_set.orders"]},
	)
	lookup := object.union(
		testing.created("dns_a_record_set.orders", {}, {"host": true, "addrs": true}),
		{"address": "data.dns_a_record_set.orders", "mode": "data"},
	)
	resources := array.concat(_base, [testing.created("aws_db_instance.orders", {}, {}), target])
	document := given.configured(
		object.union(given.plan(resources), {"resource_changes": array.concat(resources, [lookup])}),
		"data.dns_a_record_set.orders",
		{"host": ["aws_db_instance.orders.address", "aws_db_instance.orders"]},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
	count(found) == 1
}

test_pass_proxy if _judged([_host("orders.proxy-abc.us-east-1.rds.amazonaws.com")], [_by_address]) == set()

test_pass_instance if _judged([_interface("primary")], [_by_address]) == set()

test_pass_kept_in_step if {
	function := testing.linked(testing.created("aws_lambda_function.sync", {}, {}), {"environment": ["aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]})
	_judged([_interface("RDSNetworkInterface")], [_by_address, function]) == set()
}

_judged(sources, resources) := found if {
	document := testing.with_sources(given.plan(array.concat(_base, resources)), sources)
	found := rule.deny with input as document with data.astro.facts as testing.facts
}

_base := [given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({})]

_by_address := given.target("one", {"target_id": "10.20.0.30"}, {})

_interface(description) := testing.read("data.aws_network_interface.database", {"description": description, "private_ip": "10.20.0.30"})

_host(name) := testing.read("data.dns_a_record_set.database", {"host": name, "addrs": ["10.20.0.30"]})

# Instances and clusters of RDS, and nothing else, give a name that leads to a changing address.
test_new_databases_of_every_kind if {
	every type in ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"] {
		count(_told_by(type)) == 1
	}
	every type in ["aws_instance", "aws_db_proxy"] {
		_told_by(type) == set()
	}
}

_told_by(type) := found if {
	target := testing.linked(
		given.target("one", {}, {"target_id": true}),
		{"target_id": ["data.dns_a_record_set.orders.addrs", "data.dns_a_record_set.orders"]},
	)
	lookup := object.union(
		testing.created("dns_a_record_set.orders", {}, {"host": true, "addrs": true}),
		{"address": "data.dns_a_record_set.orders", "mode": "data"},
	)
	told := concat(".", [type, "orders"])
	resources := array.concat(_base, [testing.created(told, {}, {}), target])
	document := given.configured(
		object.union(given.plan(resources), {"resource_changes": array.concat(resources, [lookup])}),
		"data.dns_a_record_set.orders",
		{"host": [concat(".", [told, "address"]), told]},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
}

test_pass_host_of_no_database if _judged([_host("orders.internal.example.com")], [_by_address]) == set()

test_silent_on_databases_that_no_target_has if {
	_judged([_interface("RDSNetworkInterface")], [given.target("one", {"target_id": "10.20.0.31"}, {})]) == set()
}

test_fail_reference_to_a_known_host if {
	target := testing.linked(
		given.target("one", {}, {"target_id": true}),
		{"target_id": ["data.dns_a_record_set.database.addrs", "data.dns_a_record_set.database"]},
	)
	document := given.configured(
		testing.with_sources(given.plan(array.concat(_base, [target])), [_host("orders.abc.us-east-1.rds.amazonaws.com")]),
		"data.dns_a_record_set.database",
		{},
	)
	found := rule.deny with input as document with data.astro.facts as testing.facts
	{finding.address | some finding in found} == {"aws_lb_target_group_attachment.one"}
}
