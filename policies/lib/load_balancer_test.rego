package astro.lib.load_balancer_test

import data.astro.lib.load_balancer
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_links_by_reference if {
	document := testing.plan([
		_balancer,
		testing.linked(
			testing.created("aws_lb_listener.orders", {"default_action": [{"type": "forward"}]}, {
				"load_balancer_arn": true,
				"default_action": [{"target_group_arn": true}],
			}),
			{"load_balancer_arn": ["aws_lb.orders.arn", "aws_lb.orders"], "default_action": ["aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]},
		),
		testing.created("aws_lb_target_group.orders", {}, {"arn": true}),
		testing.linked(
			testing.created("aws_lb_target_group_attachment.one", {}, {"target_group_arn": true}),
			{"target_group_arn": ["aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]},
		),
	])
	load_balancer.target_groups_of == {"aws_lb.orders": {"aws_lb_target_group.orders"}} with input as document
	load_balancer.attachments_of == {"aws_lb_target_group.orders": {"aws_lb_target_group_attachment.one"}} with input as document
}

test_links_partly_known_lists if {
	service := testing.linked(
		testing.created(
			"aws_vpc_endpoint_service.orders",
			{"network_load_balancer_arns": [given.balancer_arn, null]},
			{"network_load_balancer_arns": [false, true]},
		),
		{"network_load_balancer_arns": ["aws_lb.orders.arn", "aws_lb.orders"]},
	)
	found := load_balancer.pointed(service, "network_load_balancer_arns") with input as testing.plan([_balancer, service, _known])
	found == {"aws_lb.orders", "aws_lb.known"}
}

test_subnets_of_data_sources_and_mappings if {
	balancer := testing.linked(
		testing.created("aws_lb.orders", {}, {"subnet_mapping": true}),
		{"subnet_mapping": ["aws_subnet.a.id", "aws_subnet.a"]},
	)
	subnet := testing.created("aws_subnet.a", {}, {"id": true})
	found := load_balancer.subnets_of(balancer) with input as testing.plan([balancer, subnet])
	found == {"aws_subnet.a"}
}

test_subnets_of_known_mappings if {
	balancer := given.balancer({"subnets": null, "subnet_mapping": [{"subnet_id": "subnet-1"}, {"subnet_id": "subnet-2"}]}, {})
	found := load_balancer.subnets_of(balancer) with input as testing.plan([balancer])
	found == {"subnet-1", "subnet-2"}
}

# A list read by a data source may hold any number of subnets.
test_no_subnets_where_a_list_is_read_later if {
	balancer := testing.linked(
		testing.created("aws_lb.orders", {}, {"subnets": true}),
		{"subnets": ["data.aws_subnets.private.ids", "data.aws_subnets.private"]},
	)
	lookup := object.union(testing.created("aws_subnets.private", {}, {"ids": true}), {"address": "data.aws_subnets.private", "mode": "data"})
	document := given.configured(
		object.union(testing.plan([balancer]), {"resource_changes": [balancer, lookup]}),
		"data.aws_subnets.private",
		{},
	)
	found := load_balancer.subnets_of(balancer) with input as document
	found == set()
}

test_known_subnets_and_instances_of_data_sources if {
	document := testing.with_sources(
		testing.plan([given.target("one", {"target_id": "i-1"}, {}), given.group({})]),
		[testing.read("data.aws_instance.orders", {"id": "i-1"}), testing.read("data.aws_subnet.a", {"id": "subnet-1"})],
	)
	found := load_balancer.pointed(given.target("one", {"target_id": "i-1"}, {}), "target_id") with input as document
	found == {"data.aws_instance.orders"}
}

_balancer := testing.created("aws_lb.orders", {}, {"arn": true})

_known := testing.created("aws_lb.known", {"arn": given.balancer_arn}, {})
