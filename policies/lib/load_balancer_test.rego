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
	other := testing.created("aws_lb.other", {"arn": "arn:other"}, {})
	found := load_balancer.pointed(service, "network_load_balancer_arns") with input as testing.plan([_balancer, service, _known, other])
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

test_either_name_of_a_type if {
	every prefix in ["aws_lb", "aws_alb"] {
		names := [concat("", [prefix, suffix]) | some suffix in [".x", "_target_group.x", "_listener.x", "_target_group_attachment.x"]]
		document := testing.plan([testing.created(name, {}, {}) | some name in names])
		found := [load_balancer.at, load_balancer.target_groups, load_balancer.listeners, load_balancer.attachments] with input as document
		[object.keys(by_address) | some by_address in found] == [{name} | some name in names]
		source := concat("", ["data.", prefix, ".x"])
		sources := load_balancer.sources with input as testing.with_sources(testing.plan([]), [testing.read(source, {})])
		object.keys(sources) == {source}
	}
}

# A conditional expression refers to more than it means, and to other things.
test_links_are_of_their_kind if {
	everything := ["aws_lb.orders.arn", "aws_lb.orders", "aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]
	document := testing.plan([
		_balancer,
		testing.created("aws_lb_target_group.orders", {}, {"arn": true}),
		testing.linked(
			testing.created("aws_lb_listener.orders", {"default_action": [{"type": "forward"}]}, {
				"load_balancer_arn": true,
				"default_action": [{"target_group_arn": true}],
			}),
			{"load_balancer_arn": everything, "default_action": everything},
		),
		testing.linked(testing.created("aws_lb_target_group_attachment.one", {}, {"target_group_arn": true}), {"target_group_arn": everything}),
	])
	load_balancer.listeners_of == {"aws_lb.orders": {"aws_lb_listener.orders"}} with input as document
	load_balancer.target_groups_of == {"aws_lb.orders": {"aws_lb_target_group.orders"}} with input as document
	load_balancer.attachments_of == {"aws_lb_target_group.orders": {"aws_lb_target_group_attachment.one"}} with input as document
}

# What is known counts, whatever it is said to come from.
test_known_links if {
	forward := {"type": "forward", "target_group_arn": "arn:elsewhere", "redirect": given.balancer_arn}
	listener := testing.linked(
		given.listener({"default_action": [forward]}),
		{"default_action": ["aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]},
	)
	found := load_balancer.target_groups_of with input as testing.plan([given.balancer({}, {}), listener, given.group({})])
	found == {}
}

test_no_link_where_nothing_is_set if {
	attachment := testing.linked(
		testing.created("aws_lb_target_group_attachment.one", {"target_group_arn": null}, {}),
		{"target_group_arn": ["aws_lb_target_group.orders.arn", "aws_lb_target_group.orders"]},
	)
	found := load_balancer.pointed(attachment, "target_group_arn") with input as testing.plan([attachment, given.group({})])
	found == set()
}

# Of several instances, a reference without a key means one that cannot be told.
test_certain_is_the_only_instance if {
	_certain("aws_lb_target_group_attachment.one", ["aws_lb_target_group.x", "aws_lb.orders"]) == {"aws_lb.orders"}
	_certain(`aws_lb_target_group_attachment.one["a"]`, ["aws_lb_target_group.x"]) == {`aws_lb_target_group.x["a"]`}
}

_certain(address, references) := found if {
	groups := [object.union(testing.created("aws_lb_target_group.x", {}, {"arn": true}), {"address": concat("", ["aws_lb_target_group.x", key])}) | some key in [`["a"]`, `["b"]`]]
	attachment := testing.linked(
		object.union(testing.created("aws_lb_target_group_attachment.one", {}, {"target_group_arn": true}), {"address": address}),
		{"target_group_arn": references},
	)
	found := load_balancer.certain(attachment, "target_group_arn") with input as testing.plan(array.concat(groups, [attachment, _balancer]))
}

test_subnets_that_a_data_source_reads if {
	balancer := testing.linked(testing.created("aws_lb.orders", {}, {"subnets": true}), {"subnets": ["data.aws_subnet.a.id", "data.aws_subnet.a"]})
	document := testing.with_sources(
		given.configured(testing.plan([balancer]), "data.aws_subnet.a", {}),
		[testing.read("data.aws_subnet.a", {"id": "subnet-1"})],
	)
	found := load_balancer.subnets_of(balancer) with input as document
	found == {"data.aws_subnet.a"}
}

# A mapping refers to addresses, too; and known ids are the subnets, whatever they come from.
test_subnets_of_mappings_with_addresses if {
	references := {"subnet_mapping": ["aws_subnet.a.id", "aws_subnet.a", "aws_eip.a.id", "aws_eip.a"]}
	others := [testing.created("aws_subnet.a", {"id": "subnet-1"}, {}), testing.created("aws_eip.a", {}, {"id": true})]
	unknown := testing.linked(testing.created("aws_lb.orders", {}, {"subnet_mapping": true}), references)
	known := testing.linked(testing.created("aws_lb.orders", {"subnet_mapping": [{"subnet_id": "subnet-1"}]}, {}), references)
	of_unknown := load_balancer.subnets_of(unknown) with input as testing.plan(array.concat(others, [unknown]))
	of_unknown == {"aws_subnet.a"}
	of_known := load_balancer.subnets_of(known) with input as testing.plan(array.concat(others, [known]))
	of_known == {"subnet-1"}
}

test_all_managed if {
	groups := testing.plan([testing.created("aws_security_group.a", {"id": "sg-1"}, {}), testing.created("aws_default_security_group.b", {"id": "sg-2"}, {})])
	load_balancer.all_managed({"sg-1", "sg-2"}) with input as groups
	not _all_managed({"sg-1", "sg-3"}, groups)
	not _all_managed(set(), groups)
}

_all_managed(keys, document) if {
	load_balancer.all_managed(keys) with input as document
}
