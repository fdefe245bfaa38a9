package astro.lib.security_group_test

import data.astro.lib.security_group
import data.astro.testing

test_inline_literal if {
	some entry in security_group.ingress with input as _inline({
		"protocol": "tcp",
		"from_port": 5432,
		"to_port": 5433,
		"cidr_blocks": ["172.20.0.0/20"],
		"ipv6_cidr_blocks": ["::/0"],
		"security_groups": ["222222222222/sg-0123456789abcdef0"],
		"self": false,
	})
	entry.group == {"aws_security_group.data"}
	entry.cidrs == {"172.20.0.0/20", "::/0"}
	entry.groups == {"222222222222/sg-0123456789abcdef0"}
	entry.unknown == set()
	security_group.admits(entry, "172.20.1.0/24", "tcp", 5433)
	not security_group.admits(entry, "172.20.1.0/24", "tcp", 5434)
	not security_group.admits(entry, "172.20.1.0/24", "udp", 5432)
	not security_group.admits(entry, "10.0.0.0/8", "tcp", 5432)
	security_group.ports(entry) == "ports 5432-5433"
}

test_inline_unknown_by_reference if {
	document := testing.plan([
		testing.linked(
			testing.created(
				"aws_security_group.data",
				{"ingress": [{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": []}]},
				{"id": true, "ingress": [{"cidr_blocks": [], "security_groups": true, "prefix_list_ids": true}]},
			),
			{"ingress": ["aws_security_group.app.id", "aws_security_group.app", "aws_ec2_managed_prefix_list.astro"]},
		),
		testing.created("aws_security_group.app", {}, {"id": true, "ingress": true}),
		_list,
		_listed,
	])
	[entry] = security_group.ingress with input as document
	entry.groups == {"aws_security_group.app"}
	entry.cidrs == {"172.20.0.0/20", "100.64.0.0/19"}
	entry.unknown == set()
	security_group.admits(entry, "172.20.0.0/20", "udp", 53)
	security_group.ports(entry) == "all ports"
}

test_inline_unknown_without_references if {
	[entry] = security_group.ingress with input as testing.plan([testing.created(
		"aws_security_group.data",
		{"ingress": [{"protocol": "6"}]},
		{"ingress": [{"cidr_blocks": true, "security_groups": [true], "prefix_list_ids": true, "from_port": true}]},
	)])
	entry.unknown == {"cidrs", "groups", "ports"}
	security_group.ports(entry) == "ports that are not known until apply"
	not security_group.admits_port(entry, "tcp", 1)
}

test_first_port_unknown_admits_nothing if {
	[entry] = security_group.ingress with input as testing.plan([testing.created(
		"aws_vpc_security_group_ingress_rule.astro",
		{
			"security_group_id": "sg-0123456789abcdef0",
			"cidr_ipv4": "172.20.0.0/20",
			"ip_protocol": "tcp",
			"to_port": 65535,
		},
		{"from_port": true},
	)])
	entry.unknown == {"ports"}
	not security_group.admits_port(entry, "tcp", 5432)
}

test_inline_unknown_list_only if {
	[entry] = security_group.ingress with input as testing.plan([testing.created(
		"aws_default_security_group.data",
		{"ingress": [{"protocol": "tcp", "from_port": 1, "to_port": 1}]},
		{"ingress": [{"prefix_list_ids": true}]},
	)])
	entry.unknown == {"cidrs"}
}

test_inline_of_computed_group_is_empty if {
	security_group.ingress == [] with input as testing.plan([testing.created(
		"aws_security_group.data",
		{},
		{"ingress": true},
	)])
}

test_inline_self if {
	[entry] = security_group.ingress with input as _inline({"protocol": "icmp", "from_port": -1, "to_port": -1, "self": true})
	entry.self
	entry.protocol == "icmp"
}

test_rule_by_reference if {
	[entry] = security_group.ingress_of({"aws_security_group.data"}) with input as testing.plan([
		testing.created("aws_security_group.data", {}, {"id": true, "ingress": true}),
		testing.linked(
			testing.created(
				"aws_security_group_rule.astro",
				{"type": "ingress", "protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["172.20.0.0/20"]},
				{"security_group_id": true},
			),
			{"security_group_id": ["aws_security_group.data.id", "aws_security_group.data"]},
		),
		testing.created(
			"aws_security_group_rule.out",
			{"type": "egress", "protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]},
			{"security_group_id": true},
		),
	])
	entry.resource.address == "aws_security_group_rule.astro"
	security_group.ports(entry) == "port 443"
}

test_ingress_rule_by_id if {
	document := testing.with_sources(
		testing.plan([testing.linked(
			testing.created(
				"aws_vpc_security_group_ingress_rule.astro", {
					"security_group_id": "sg-0123456789abcdef0",
					"ip_protocol": "50",
					"prefix_list_id": "pl-0123456789abcdef0",
					"referenced_security_group_id": "sg-0123456789abcdef1",
				},
				{},
			),
			{"security_group_id": ["data.aws_security_group.data", "data.aws_security_group.other"]},
		)]),
		[
			testing.read("data.aws_security_group.data", {"id": "sg-0123456789abcdef0"}),
			testing.read("data.aws_security_group.other", {"id": "sg-0123456789abcdef9"}),
			testing.read("data.aws_ec2_managed_prefix_list.astro", {
				"id": "pl-0123456789abcdef0",
				"entries": [{"cidr": "172.20.0.0/20"}],
			}),
			testing.read("data.aws_prefix_list.s3", {"id": "pl-0123456789abcdef1", "cidr_blocks": ["52.216.0.0/15"]}),
		],
	)
	[entry] = security_group.ingress with input as _with_places(document)
	entry.group == {"sg-0123456789abcdef0", "data.aws_security_group.data"}
	entry.cidrs == {"172.20.0.0/20"}
	entry.groups == {"sg-0123456789abcdef1"}
	entry.unknown == set()
	security_group.admits_port(entry, "50", 1)
	security_group.ports(entry) == "all ports"
}

test_list_that_exists_elsewhere_is_unknown if {
	[entry] = security_group.ingress with input as testing.plan([testing.created(
		"aws_vpc_security_group_ingress_rule.astro",
		{"security_group_id": "sg-0123456789abcdef0", "prefix_list_id": "pl-0123456789abcdef0", "ip_protocol": "tcp"},
		{},
	)])
	entry.unknown == {"lists"}
}

test_list_with_unknown_entries if {
	every list in [
		{"after": {"entry": [{}]}, "unknown": {"entry": [{"cidr": true}]}, "refs": {}},
		{"after": {}, "unknown": {"entry": true}, "refs": {"entry": ["var.entries"]}},
	] {
		[entry] = security_group.ingress with input as testing.plan([
			_by_list,
			testing.linked(testing.created("aws_ec2_managed_prefix_list.astro", list.after, list.unknown), list.refs),
		])
		entry.unknown == {"cidrs"}
	}
	[other] = security_group.ingress with input as testing.plan([
		_by_list,
		testing.created("aws_ec2_managed_prefix_list.astro", {}, {"id": true, "entry": true}),
		testing.linked(
			testing.created("aws_ec2_managed_prefix_list_entry.pods", {}, {"prefix_list_id": true, "cidr": true}),
			{"prefix_list_id": ["aws_ec2_managed_prefix_list.astro.id", "aws_ec2_managed_prefix_list.astro"]},
		),
	])
	other.unknown == {"cidrs"}
}

test_mirrored_rules_are_told_once if {
	entries := security_group.ingress with input as testing.plan([
		object.union(
			testing.with_actions(_world("tcp", 22, "0.0.0.0/0"), ["update"]),
			{"change": {"after": _rule("tcp", 22, "172.20.0.0/20"), "before": _rule("tcp", 22, "0.0.0.0/0")}},
		),
		_deleted(_rule("-1", null, "10.0.0.0/8")),
		testing.with_actions(
			testing.created(
				"aws_security_group.data", {
					"id": "sg-0123456789abcdef0",
					"ingress": [
						{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]},
						{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["10.0.0.0/8"]},
						{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"]},
					],
				},
				{},
			),
			["no-op"],
		),
	])
	[{"from": entry.from, "cidrs": entry.cidrs} | some entry in entries] == [
		{"from": 22, "cidrs": {"172.20.0.0/20"}},
		{"from": 443, "cidrs": {"0.0.0.0/0"}},
	]
}

test_open if {
	every range in ["0.0.0.0/0", "128.0.0.0/1", "::/0", "2000::/3"] {
		security_group.open(range)
	}
	every range in ["10.0.0.0/8", "52.1.2.3/32", "fc00::/7", "nonsense", "2600::/32"] {
		not security_group.open(range)
	}
}

test_keys_of_a_list_attribute if {
	document := testing.plan([
		testing.linked(
			testing.created("aws_lb.data", {}, {"security_groups": true}),
			{"security_groups": ["aws_security_group.lb.id", "aws_security_group.lb"]},
		),
		testing.created("aws_security_group.lb", {}, {"id": true}),
	])
	security_group.keys(document.resource_changes[0], "security_groups") == {"aws_security_group.lb"} with input as document
	security_group.keys_of(document.resource_changes[1]) == {"aws_security_group.lb"} with input as document
}

test_hostile_types if {
	count(security_group.ingress) == 2 with input as testing.plan([
		testing.created("aws_security_group.data", {"ingress": [{"protocol": 6, "from_port": "x", "cidr_blocks": "0.0.0.0/0", "self": true}, 7]}, {}),
		testing.created("aws_security_group_rule.data", {"type": "ingress", "protocol": null, "cidr_blocks": [7, null]}, {}),
	])
}

_inline(block) := testing.plan([testing.created("aws_security_group.data", {"ingress": [block]}, {"id": true})])

_list := testing.created("aws_ec2_managed_prefix_list.astro", {"entry": [{"cidr": "172.20.0.0/20"}]}, {"id": true})

_listed := testing.linked(
	testing.created("aws_ec2_managed_prefix_list_entry.pods", {"cidr": "100.64.0.0/19"}, {"prefix_list_id": true}),
	{"prefix_list_id": ["aws_ec2_managed_prefix_list.astro.id", "aws_ec2_managed_prefix_list.astro"]},
)

_by_list := testing.linked(
	testing.created(
		"aws_vpc_security_group_ingress_rule.astro",
		{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "tcp", "from_port": 1, "to_port": 1},
		{"prefix_list_id": true},
	),
	{"prefix_list_id": ["aws_ec2_managed_prefix_list.astro.id", "aws_ec2_managed_prefix_list.astro"]},
)

_rule(protocol, port, cidr) := {
	"security_group_id": "sg-0123456789abcdef0",
	"ip_protocol": protocol,
	"from_port": port,
	"to_port": port,
	"cidr_ipv4": cidr,
}

_world(protocol, port, cidr) := testing.created("aws_vpc_security_group_ingress_rule.a", _rule(protocol, port, cidr), {})

_deleted(before) := {
	"address": "aws_vpc_security_group_ingress_rule.b",
	"mode": "managed",
	"type": "aws_vpc_security_group_ingress_rule",
	"name": "b",
	"change": {"actions": ["delete"], "before": before, "after": null, "after_unknown": {}},
}

# Data sources stand in the configuration, too.
_with_places(document) := object.union(document, {"configuration": {"root_module": {"resources": array.concat(
	document.configuration.root_module.resources,
	[{"address": source.address, "mode": "data", "type": source.type, "name": source.name, "expressions": {}} |
		some source in document.prior_state.values.root_module.resources
	],
)}}})

test_unknown_ipv6 if {
	[entry] = security_group.ingress with input as testing.plan([testing.created(
		"aws_vpc_security_group_ingress_rule.astro",
		{"security_group_id": "sg-0123456789abcdef0", "ip_protocol": "-1"},
		{"cidr_ipv6": true},
	)])
	entry.unknown == {"cidrs"}
}

test_list_of_aws if {
	[entry] = security_group.ingress with input as testing.with_sources(
		testing.plan([testing.created(
			"aws_vpc_security_group_ingress_rule.astro",
			{"security_group_id": "sg-0123456789abcdef0", "prefix_list_id": "pl-0123456789abcdef1", "ip_protocol": "tcp"},
			{},
		)]),
		[testing.read("data.aws_prefix_list.s3", {"id": "pl-0123456789abcdef1", "cidr_blocks": ["52.216.0.0/15"]})],
	)
	entry.cidrs == {"52.216.0.0/15"}
	entry.unknown == set()
}

test_ports_count_for_protocols_that_have_them if {
	every protocol in {"tcp", "udp", "icmp", "icmpv6"} {
		entry := {"protocol": protocol, "from": 8, "to": 8, "unknown": set()}
		security_group.ports(entry) == "port 8"
		security_group.admits_port(entry, protocol, 8)
		not security_group.admits_port(entry, protocol, 9)
	}
	other := {"protocol": "50", "from": 8, "to": 8, "unknown": set()}
	security_group.ports(other) == "all ports"
	security_group.admits_port(other, "50", 9)
	not security_group.admits_port(other, "51", 9)
}

test_ingress_is_what_is_said_to_be if {
	rules := [testing.created(concat(".", ["aws_security_group_rule", type]), {"type": type, "security_group_id": "sg-1", "protocol": "-1", "cidr_blocks": ["10.0.0.0/8"]}, {}) |
		some type in ["ingress", "egress"]
	]
	found := [entry.resource.address | some entry in security_group.ingress] with input as testing.plan(rules)
	found == ["aws_security_group_rule.ingress"]
}

# What a rule made before it was taken away is still shown by its group; an egress rule admits nobody.
test_inline_rules_that_an_earlier_rule_made if {
	every type, protocol in {"aws_security_group_rule": "protocol", "aws_vpc_security_group_ingress_rule": "ip_protocol"} {
		_inline_beside(type, {protocol: "tcp", "cidr_blocks": ["203.0.113.7/32"], "cidr_ipv4": "203.0.113.7/32"}) == []
		_inline_beside(type, {protocol: "udp", "cidr_blocks": ["203.0.113.7/32"], "cidr_ipv4": "203.0.113.7/32"}) == ["aws_security_group.a"]
		_inline_beside(type, {protocol: "tcp", "cidr_blocks": ["203.0.113.8/32"], "cidr_ipv4": "203.0.113.8/32"}) == ["aws_security_group.a"]
	}
	_inline_beside("aws_security_group_rule", {"type": "egress", "protocol": "tcp", "cidr_blocks": ["203.0.113.7/32"]}) == ["aws_security_group.a"]
	_inline_beside("aws_security_group_rule", null) == ["aws_security_group.a"]
}

_inline_beside(type, before) := found if {
	ports := {"from_port": 443, "to_port": 443}
	group := testing.created("aws_security_group.a", {"id": "sg-1", "ingress": [object.union(ports, {"protocol": "tcp", "cidr_blocks": ["203.0.113.7/32"]})]}, {})
	earlier := {true: null, false: object.union({"security_group_id": "sg-1", "from_port": 443, "to_port": 443}, _object(before))}[before == null]
	rule := json.patch(testing.with_actions(testing.created(concat(".", [type, "r"]), {}, {}), ["delete"]), [
		{"op": "replace", "path": "/change/before", "value": earlier},
		{"op": "replace", "path": "/change/after", "value": null},
	])
	found := [entry.resource.address | some entry in security_group.ingress] with input as testing.plan([group, rule])
}

_object(value) := value if is_object(value)

_object(value) := {} if not is_object(value)
