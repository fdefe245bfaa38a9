package astro.rules.vpc_peering.accepter_dns_needs_vpc_dns_test

import data.astro.rules.vpc_peering.accepter_dns_needs_vpc_dns as rule
import data.astro.testing
import data.astro.testing.peering

test_fail_hostnames_left_out if {
	rule.deny == {peering.finding(
		"aws_vpc.data",
		"Accepter DNS Resolution needs DNS hostnames and DNS resolution on in the target VPC, and one is off",
		"enable_dns_hostnames = true",
		"enable_dns_hostnames = (not set)",
	)} with input as _plan(peering.vpc({"enable_dns_support": true}, {"enable_dns_hostnames": true})) with data.astro.facts as testing.facts
}

test_fail_support_off if {
	actual := {finding.actual | some finding in rule.deny} with input as _plan(peering.vpc({"enable_dns_support": false, "enable_dns_hostnames": true}, {}))
		with data.astro.facts as testing.facts
	actual == {"enable_dns_support = false"}
}

test_fail_on_the_options_where_the_vpc_is_only_read if {
	document := testing.with_sources(
		_plan(testing.created("aws_route_table.other", {}, {})),
		[
			testing.read("data.aws_vpc.data", {"id": "vpc-0123456789abcdef0", "enable_dns_support": true, "enable_dns_hostnames": false}),
			testing.read("data.aws_vpc_peering_connection.astro", {"id": peering.pcx, "peer_vpc_id": "vpc-0123456789abcdef0"}),
		],
	)
	addresses := {finding.address | some finding in rule.deny} with input as document with data.astro.facts as testing.facts
	addresses == {"aws_vpc_peering_connection_options.astro"}
}

test_unknown if {
	vpc := testing.linked(
		peering.vpc({"enable_dns_support": true}, {"enable_dns_hostnames": true}),
		{"enable_dns_hostnames": ["terraform_data.later"]},
	)
	rule.deny == {peering.not_known("aws_vpc.data", "enable_dns_hostnames", "enable_dns_hostnames = true")} with input as _plan(vpc)
		with data.astro.facts as testing.facts
}

test_unknown_where_the_vpc_is_read_during_the_apply if {
	source := object.union(
		testing.created("aws_vpc.data", {"id": "vpc-0123456789abcdef0"}, {"enable_dns_support": true, "enable_dns_hostnames": true}),
		{"address": "data.aws_vpc.data", "mode": "data"},
	)
	document := testing.plan([
		peering.accepter({"vpc_id": "vpc-0123456789abcdef0", "peer_vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {}),
		peering.options("astro", {"accepter": [{"allow_remote_vpc_dns_resolution": true}]}),
		source,
	])
	rule.deny == {
		peering.not_known("data.aws_vpc.data", "enable_dns_hostnames", "enable_dns_hostnames = true"),
		peering.not_known("data.aws_vpc.data", "enable_dns_support", "enable_dns_support = true"),
	} with input as document with data.astro.facts as testing.facts
}

test_pass_both_on if {
	rule.deny == set() with input as _plan(peering.vpc({"enable_dns_support": true, "enable_dns_hostnames": true}, {})) with data.astro.facts as testing.facts
}

test_pass_support_is_on_by_default if {
	rule.deny == set() with input as _plan(peering.vpc({"enable_dns_hostnames": true}, {})) with data.astro.facts as testing.facts
}

test_pass_default_vpc if {
	rule.deny == set() with input as _default_vpc({"enable_dns_support": true}, {"enable_dns_hostnames": true}) with data.astro.facts as testing.facts
}

test_fail_default_vpc_with_hostnames_off if {
	count(rule.deny) == 1 with input as _default_vpc({"enable_dns_support": true, "enable_dns_hostnames": false}, {}) with data.astro.facts as testing.facts
}

_default_vpc(after, unknown) := document if {
	vpc := testing.created("aws_default_vpc.data", after, object.union({"id": true}, unknown))
	table := testing.linked(
		testing.created("aws_route_table.data", {}, {"id": true, "vpc_id": true}),
		{"vpc_id": ["aws_default_vpc.data.id", "aws_default_vpc.data"]},
	)
	document := testing.plan([
		peering.accepter({"accepter": [{"allow_remote_vpc_dns_resolution": true}]}, {}),
		peering.route("to_astro", "172.20.0.0/20"),
		table,
		vpc,
	])
}

test_silent_while_the_option_is_off if {
	rule.deny == set() with input as peering.plan([peering.options("astro", {"accepter": [{"allow_remote_vpc_dns_resolution": false}]})])
		with data.astro.facts as testing.facts
}

_plan(vpc) := testing.plan([
	peering.accepter({}, {}),
	peering.route("to_astro", "172.20.0.0/20"),
	peering.table,
	vpc,
	peering.options("astro", {"accepter": [{"allow_remote_vpc_dns_resolution": true}]}),
])

# What the plan manages decides, and not what it has read of the same VPC before.
test_pass_where_the_plan_turns_it_on if {
	vpc := peering.vpc({"id": "vpc-0123456789abcdef0", "enable_dns_support": true, "enable_dns_hostnames": true}, {})
	document := testing.with_sources(
		_plan(vpc),
		[
			testing.read("data.aws_vpc.data", {"id": "vpc-0123456789abcdef0", "enable_dns_support": true, "enable_dns_hostnames": false}),
			testing.read("data.aws_vpc_peering_connection.astro", {"id": peering.pcx, "peer_vpc_id": "vpc-0123456789abcdef0"}),
		],
	)
	rule.deny == set() with input as document with data.astro.facts as testing.facts
}

# Only DNS resolution is on where nothing is set.
test_fail_hostnames_not_set if {
	rule.deny == {peering.finding(
		"aws_vpc.data",
		"Accepter DNS Resolution needs DNS hostnames and DNS resolution on in the target VPC, and one is off",
		"enable_dns_hostnames = true",
		"enable_dns_hostnames = (not set)",
	)} with input as _plan(peering.vpc({"enable_dns_support": true, "enable_dns_hostnames": null}, {})) with data.astro.facts as testing.facts
}

test_unknown_default_vpc_where_it_is_set if {
	vpc := testing.linked(
		testing.created("aws_default_vpc.data", {"enable_dns_support": true}, {"id": true, "enable_dns_hostnames": true}),
		{"enable_dns_hostnames": ["terraform_data.later"]},
	)
	table := testing.linked(
		testing.created("aws_route_table.data", {}, {"id": true, "vpc_id": true}),
		{"vpc_id": ["aws_default_vpc.data.id", "aws_default_vpc.data"]},
	)
	rule.deny == {peering.not_known("aws_default_vpc.data", "enable_dns_hostnames", "enable_dns_hostnames = true")} with input as testing.plan([
		peering.accepter({"accepter": [{"allow_remote_vpc_dns_resolution": true}]}, {}),
		peering.route("to_astro", "172.20.0.0/20"),
		table,
		vpc,
	])
		with data.astro.facts as testing.facts
}
