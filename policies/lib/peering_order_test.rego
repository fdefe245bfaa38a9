package astro.lib.peering_order_test

import data.astro.lib.peering_order
import data.astro.testing
import data.astro.testing.peering as pcx

test_by_reference if {
	_waits({"expressions": {"tags": {"references": ["aws_vpc.a.id", "aws_vpc.a"]}}})
}

test_by_depends_on if {
	_waits({"depends_on": ["aws_vpc.a"]})
}

test_by_for_each if {
	_waits({"for_each_expression": {"references": ["aws_vpc.a"]}})
}

test_not if {
	not _waits({})
}

test_by_depends_on_of_the_module_around if {
	route := object.union(_route, {"address": "module.m.aws_route.r", "module_address": "module.m"})
	peering_order.waits_for(route, {"aws_vpc.a"}) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {
			"resources": [_vpc],
			"module_calls": {"m": {"depends_on": ["aws_vpc.a"], "module": {"resources": [{"address": "aws_route.r"}]}}},
		}},
	}
}

test_by_depends_on_inside_a_module if {
	route := object.union(_route, {"address": "module.m.aws_route.r", "module_address": "module.m"})
	peering_order.waits_for(route, {"module.m.aws_vpc.a"}) with input as {
		"resource_changes": [route],
		"configuration": {"root_module": {"module_calls": {"m": {"module": {"resources": [
			_vpc,
			{"address": "aws_route.r", "depends_on": ["aws_vpc.a"]},
		]}}}}},
	}
}

test_on_a_whole_module if {
	peering_order.waits_for(_route, {"module.m.aws_vpc.a"}) with input as {
		"resource_changes": [_route],
		"configuration": {"root_module": {
			"resources": [{"address": "aws_route.r", "depends_on": ["module.m"]}],
			"module_calls": {"m": {"module": {"resources": [_vpc]}}},
		}},
	}
}

test_through_a_data_source if {
	source := {"address": "data.aws_vpc_peering_connection.p", "mode": "data", "type": "aws_vpc_peering_connection", "name": "p"}
	peering_order.waits_for(_route, {"aws_vpc.a"}) with input as {
		"resource_changes": [_route, object.union(source, {"change": {"actions": ["read"], "after": {}}})],
		"configuration": {"root_module": {"resources": [
			_vpc,
			{"address": "data.aws_vpc_peering_connection.p", "depends_on": ["aws_vpc.a"]},
			{
				"address": "aws_route.r",
				"expressions": {"vpc_peering_connection_id": {"references": ["data.aws_vpc_peering_connection.p.id", "data.aws_vpc_peering_connection.p"]}},
			},
		]}},
	}
}

_waits(config) if {
	peering_order.waits_for(_route, {"aws_vpc.a"}) with input as {
		"resource_changes": [_route],
		"configuration": {"root_module": {"resources": [_vpc, object.union({"address": "aws_route.r"}, config)]}},
	}
}

_route := testing.created("aws_route.r", {}, {})

_vpc := {"address": "aws_vpc.a"}

# What a module of the same name elsewhere depends on, and what is in other modules, says nothing.
test_not_by_another_module if {
	route := object.union(_route, {"address": "module.m.aws_route.r", "module_address": "module.m"})
	document := {
		"resource_changes": [route],
		"configuration": {"root_module": {
			"resources": [_vpc],
			"module_calls": {
				"m": {"module": {"resources": [{"address": "aws_route.r"}]}},
				"n": {"module": {
					"resources": [_vpc],
					"module_calls": {"m": {"depends_on": ["aws_vpc.a"], "module": {}}},
				}},
			},
		}},
	}
	not _waits_for(route, "module.n.aws_vpc.a", document)
}

test_not_by_what_is_outside_of_a_module if {
	document := {
		"resource_changes": [_route],
		"configuration": {"root_module": {
			"resources": [{"address": "aws_route.r", "depends_on": ["module.m"]}, _vpc],
			"module_calls": {"m": {"module": {"resources": [_vpc]}}},
		}},
	}
	_waits_for(_route, "module.m.aws_vpc.a", document)
	not _waits_for(_route, "aws_vpc.a", document)
}

test_through_what_the_resource_refers_to if {
	_through("data.aws_vpc_peering_connection.p", ["aws_vpc.a"], "data.aws_vpc_peering_connection.p")
	_through("aws_vpc_peering_connection_options.p", ["aws_vpc.a"], "aws_vpc_peering_connection_options.p")
	not _through("aws_security_group.p", ["aws_vpc.a"], "aws_security_group.p")
	not _through("data.aws_vpc_peering_connection.p", [], "data.aws_vpc_peering_connection.p")
	not _through("data.aws_vpc_peering_connection.p", ["aws_vpc.a"], "aws_vpc.other")
}

# Whether a route that refers to `reference` waits for the VPC, which something between depends on.
_through(between, depends_on, reference) if {
	parts := split(trim_prefix(between, "data."), ".")
	mode := {true: "data", false: "managed"}[startswith(between, "data.")]
	document := {
		"resource_changes": [_route, {"address": between, "mode": mode, "type": parts[0], "name": parts[1], "change": {"actions": ["read"], "after": {}}}],
		"configuration": {"root_module": {"resources": [
			_vpc,
			{"address": "aws_vpc.other"},
			{"address": between, "depends_on": depends_on},
			{"address": "aws_route.r", "expressions": {"vpc_peering_connection_id": {"references": [reference]}}},
		]}},
	}
	_waits_for(_route, "aws_vpc.a", document)
}

_waits_for(resource, place, document) if {
	peering_order.waits_for(resource, {place}) with input as document
}

# An id that went through a local is that of the only connection, and not one that another resource tells.
test_by_a_local if {
	every type, attributes in {
		"aws_route": [{}, {"vpc_peering_connection_id": true}],
		"aws_route_table": [{"route": [{}]}, {"route": [{"vpc_peering_connection_id": true}]}],
	} {
		resource := testing.created(concat(".", [type, "r"]), attributes[0], attributes[1])
		_waits_for_accepter(resource, "local.pcx", pcx.accepter_address)
		not _waits_for_accepter(resource, "local.pcx", "pcx-other")
		not _waits_for_accepter(resource, "data.aws_vpc_peering_connection.other", pcx.accepter_address)
	}
}

_waits_for_accepter(resource, reference, name) if {
	expression := {"references": [reference]}
	expressions := {"aws_route": {"vpc_peering_connection_id": expression}, "aws_route_table": {"route": [
		{"vpc_peering_connection_id": expression},
		{"gateway_id": {"references": ["aws_internet_gateway.x.id", "aws_internet_gateway.x"]}},
	]}}
	document := testing.plan([pcx.accepter({}, {}), pcx.route("to_astro", "172.20.0.0/20"), resource])
	configured := object.union(document, {"configuration": {"root_module": {"resources": [
		{"address": pcx.accepter_address},
		{"address": "aws_route.to_astro", "expressions": {"vpc_peering_connection_id": {"references": [pcx.accepter_address]}}},
		{"address": resource.address, "expressions": expressions[resource.type]},
	]}}})
	peering_order.waits(resource, name) with input as configured with data.astro.facts as testing.facts
}
