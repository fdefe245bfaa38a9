package astro.lib.allow_list_test

import data.astro.lib.allow_list
import data.astro.lib.source_ip
import data.astro.testing

test_security_group_by_port if {
	found := _astro([
		testing.created("aws_security_group.a", {"id": "sg-1", "ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["52.1.2.3/32"]}]}, {}),
		testing.created("aws_vpc_security_group_ingress_rule.b", {"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 5439, "to_port": 5439, "cidr_ipv4": "52.1.2.4/32"}, {}),
	])
	{[list.resource.address, list.complete, list.held] | some list in found} == {
		["aws_security_group.a", true, {"52.1.2.3"}],
		["aws_security_group.a", true, {"52.1.2.4"}],
	}
}

test_security_group_of_another_state if {
	found := _astro([testing.created(
		"aws_vpc_security_group_ingress_rule.b",
		{"security_group_id": "sg-1", "ip_protocol": "tcp", "from_port": 5439, "to_port": 5439, "cidr_ipv4": "52.1.2.4/32"},
		{},
	)])
	{[list.resource.address, list.complete] | some list in found} == {["aws_vpc_security_group_ingress_rule.b", false]}
}

test_prefix_list_with_entries if {
	found := _astro([
		testing.created("aws_ec2_managed_prefix_list.a", {"id": "pl-1", "entry": [{"cidr": "52.1.2.3/32"}]}, {}),
		testing.created("aws_ec2_managed_prefix_list_entry.b", {"prefix_list_id": "pl-1", "cidr": "52.1.2.4/32"}, {}),
		testing.linked(
			testing.created("aws_ec2_managed_prefix_list_entry.c", {"cidr": "52.1.2.5/32"}, {"prefix_list_id": true}),
			{"prefix_list_id": ["aws_ec2_managed_prefix_list.a.id", "aws_ec2_managed_prefix_list.a"]},
		),
	])
	{[list.resource.address, list.unknown, list.held] | some list in found} == {["aws_ec2_managed_prefix_list.a", false, {"52.1.2.3", "52.1.2.4", "52.1.2.5"}]}
}

test_prefix_list_with_unknown_entry if {
	found := _astro([testing.created(
		"aws_ec2_managed_prefix_list.a",
		{"entry": [{"cidr": "52.1.2.3/32"}, {}]},
		{"entry": [{}, {"cidr": true}]},
	)])
	{list.unknown | some list in found} == {true}
}

test_firewall_sets if {
	found := _astro([
		testing.created("aws_waf_ipset.a", {"ip_set_descriptors": [{"type": "IPV4", "value": "52.1.2.3/32"}]}, {}),
		testing.created("aws_wafv2_ip_set.b", {"addresses": ["52.1.2.3/32", null]}, {"addresses": [false, true]}),
	])
	{[list.resource.address, list.unknown] | some list in found} == {["aws_waf_ipset.a", false], ["aws_wafv2_ip_set.b", true]}
}

test_json_policies if {
	_kinds([
		{"Effect": "Allow", "Condition": {"IpAddress": {"aws:SourceIp": "52.1.2.3"}}},
		{"Effect": "Allow", "Condition": {"ForAnyValue:IpAddressIfExists": {"AWS:SourceIP": ["52.1.2.4/32", 5]}}},
		{"Effect": "Deny", "Condition": {"NotIpAddress": {"aws:SourceIp": ["52.1.2.3"]}}},
	]) == [{"52.1.2.3"}, {"52.1.2.3", "52.1.2.4"}]
}

test_json_policies_block if {
	found := allow_list.blocking with input as testing.plan([_policy([
		{"Effect": "Deny", "Condition": {"IpAddress": {"aws:SourceIp": "52.1.2.3"}}},
		{"Effect": "Allow", "Condition": {"NotIpAddress": {"aws:SourceIp": "52.1.2.3"}}},
	])])
		with data.astro.facts as testing.facts
	count(found) == 2
}

test_json_policies_of_other_conditions_or_no_json if {
	_astro([_policy({"Effect": "Allow", "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}})]) == []
	_astro([testing.created("aws_s3_bucket_policy.a", {"policy": "52.1.2.3"}, {})]) == []
}

test_deferred_documents if {
	found := _deferred({"effect": "Deny", "condition": [{"test": "NotIpAddress", "variable": "aws:SourceIp", "values": ["52.1.2.3/32"]}]}, {})
	{[list.resource.address, list.unknown, list.held] | some list in found} == {["aws_s3_bucket_policy.a", false, {"52.1.2.3"}]}
}

test_deferred_documents_allow_by_default if {
	found := _deferred(
		{"condition": [{"test": "IpAddress", "variable": "aws:SourceIp", "values": ["52.1.2.3/32", null]}]},
		{"condition": [{"values": [false, true]}]},
	)
	{list.unknown | some list in found} == {true}
}

test_snowflake_rules_by_name_and_reference if {
	found := _astro([
		_rule("one", {"name": "ONE", "value_list": ["52.1.2.3"]}),
		_rule("two", {"name": "TWO", "value_list": ["52.1.2.4"]}),
		_rule("three", {"name": "THREE", "value_list": ["52.1.2.5"]}),
		testing.linked(
			testing.created(
				"snowflake_network_policy.a",
				{"allowed_network_rule_list": ["\"NET\".\"PUBLIC\".\"ONE\"", null]},
				{"allowed_network_rule_list": [false, true]},
			),
			{"allowed_network_rule_list": ["snowflake_network_rule.two.fully_qualified_name", "snowflake_network_rule.two"]},
		),
	])
	{[list.id, list.held] | some list in found} == {
		["snowflake_network_policy.a", {"52.1.2.3", "52.1.2.4"}],
		["snowflake_network_rule.three", {"52.1.2.5"}],
	}
}

test_snowflake_rules_of_another_state if {
	found := _astro([testing.created("snowflake_network_policy.a", {"allowed_ip_list": ["52.1.2.3"], "allowed_network_rule_list": [null]}, {"allowed_network_rule_list": [true]})])
	{list.complete | some list in found} == {false}
}

test_snowflake_rules_by_reference_alone if {
	found := _astro([
		_rule("one", {"name": "ONE", "value_list": ["52.1.2.3"]}),
		testing.linked(
			testing.created("snowflake_network_policy.a", {}, {"allowed_network_rule_list": true}),
			{"allowed_network_rule_list": ["snowflake_network_rule.one.fully_qualified_name", "snowflake_network_rule.one"]},
		),
	])
	{[list.complete, list.held] | some list in found} == {[true, {"52.1.2.3"}]}
}

test_snowflake_policies_without_rules if {
	found := _astro([testing.created("snowflake_network_policy.a", {"allowed_ip_list": ["52.1.2.3"], "allowed_network_rule_list": null}, {})])
	{list.complete | some list in found} == {true}
}

test_databricks_workspaces_by_provider if {
	lists := [
		testing.created("databricks_ip_access_list.a", {"list_type": "ALLOW", "ip_addresses": ["52.1.2.3"]}, {}),
		testing.created("databricks_ip_access_list.b", {"list_type": "ALLOW", "ip_addresses": ["52.1.2.4"]}, {}),
	]
	document := {"resource_changes": lists, "configuration": {"root_module": {"resources": [
		{"address": "databricks_ip_access_list.a", "provider_config_key": "databricks.one"},
		{"address": "databricks_ip_access_list.b", "provider_config_key": "databricks.two"},
	]}}}
	found := allow_list.astro with input as document with data.astro.facts as testing.facts
	{list.id | some list in found} == {"databricks databricks.one", "databricks databricks.two"}
}

test_databricks_lists_that_are_off if {
	_astro([testing.created("databricks_ip_access_list.a", {"list_type": "ALLOW", "enabled": false, "ip_addresses": ["52.1.2.3"]}, {})]) == []
}

test_addresses_that_a_cluster_resource_tells if {
	resource := testing.created("astro_cluster.prod", {"id": "clk1abcde", "metadata": {"external_ips": ["52.9.9.9"]}}, {})
	found := _astro([resource, testing.created("aws_wafv2_ip_set.b", {"addresses": ["52.9.9.9/32"]}, {})])
	{list.held | some list in found} == {{"52.9.9.9"}}
}

test_ranges_that_are_none if {
	_astro([testing.created("aws_wafv2_ip_set.b", {"addresses": ["52.1.2.3/33", "nonsense", "2001:db8::1"]}, {})]) == []
}

_astro(resources) := found if {
	found := allow_list.astro with input as testing.plan(resources) with data.astro.facts as testing.facts
}

_kinds(statements) := sort([list.held | some list in _astro([_policy(statements)])])

_policy(statement) := testing.created(
	"aws_s3_bucket_policy.a",
	{"policy": json.marshal({"Version": "2012-10-17", "Statement": statement})},
	{},
)

_rule(name, after) := testing.created(
	concat(".", ["snowflake_network_rule", name]),
	object.union({"type": "IPV4", "mode": "INGRESS"}, after),
	{},
)

_deferred(statement, unknown) := found if {
	policy := testing.linked(
		testing.created("aws_s3_bucket_policy.a", {}, {"policy": true}),
		{"policy": ["data.aws_iam_policy_document.a.json", "data.aws_iam_policy_document.a"]},
	)
	source := object.union(
		testing.created("aws_iam_policy_document.a", {"statement": [statement]}, {"json": true, "statement": [unknown]}),
		{"address": "data.aws_iam_policy_document.a", "mode": "data"},
	)
	document := object.union(testing.plan([policy]), {
		"resource_changes": [policy, source],
		"configuration": {"root_module": {"resources": array.concat(
			testing.plan([policy]).configuration.root_module.resources,
			[{"address": "data.aws_iam_policy_document.a", "expressions": {}}],
		)}},
	})
	found := allow_list.astro with input as document with data.astro.facts as testing.facts
}

# What JSON spells as an escape is the same condition; it must not be a way around the rules.
test_json_policy_with_escapes if {
	resource := testing.created(
		"aws_s3_bucket_policy.lake",
		{"policy": `{"Statement": {"Effect": "Allow", "Condition": {"IpAddress": {"aws:Source\u0049p": "52.1.2.3"}}}}`},
		{},
	)
	count(source_ip.conditions) == 1 with input as testing.plan([resource])
}

test_json_policy_without_condition if {
	resource := testing.created("aws_iam_role.lake", {"assume_role_policy": `{"Statement": {"Effect": "Allow"}}`}, {})
	source_ip.conditions == [] with input as testing.plan([resource])
}

_blocked := testing.created("snowflake_network_policy.b", {"blocked_ip_list": ["52.1.2.4"]}, {})

test_a_list_as_a_whole if {
	set := testing.created("aws_wafv2_ip_set.b", {"addresses": ["52.1.2.3/32", "nonsense", "2001:db8::1"]}, {})
	_astro([set, _blocked]) == [{
		"id": "aws_wafv2_ip_set.b",
		"kind": "allow",
		"service": "waf",
		"resource": set,
		"complete": true,
		"unknown": false,
		"entries": [
			{"resource": set, "text": "52.1.2.3/32", "cidr": "52.1.2.3/32"},
			{"resource": set, "text": "2001:db8::1", "cidr": "2001:db8::1/128"},
		],
		"held": {"52.1.2.3"},
	}]
}

# Security groups and prefix lists are for traffic inside AWS, too. A policy that only blocks has an empty list of whom it admits.
test_lists_for_traffic_from_the_internet if {
	found := allow_list.public with input as testing.plan([
		testing.created("aws_security_group.a", {"id": "sg-1", "ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["52.1.2.3/32"]}]}, {}),
		testing.created("aws_ec2_managed_prefix_list.a", {"entry": [{"cidr": "52.1.2.3/32"}]}, {}),
		testing.created("aws_wafv2_ip_set.b", {"addresses": ["203.0.113.7/32"]}, {}),
		_policy({"Effect": "Allow", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.7"}}}),
		testing.created("snowflake_network_policy.a", {"allowed_ip_list": ["203.0.113.7"]}, {}),
		testing.created("databricks_ip_access_list.a", {"list_type": "ALLOW", "ip_addresses": ["52.1.2.3"]}, {}),
		_blocked,
	])
		with data.astro.facts as testing.facts
	{[list.resource.address, list.held] | some list in found} == {
		["aws_wafv2_ip_set.b", set()],
		["aws_s3_bucket_policy.a", set()],
		["snowflake_network_policy.a", set()],
		["snowflake_network_policy.b", set()],
		["databricks_ip_access_list.a", {"52.1.2.3"}],
	}
}
