package astro.rules.dns.zone_shadows_public_names_test

import data.astro.rules.dns.zone_shadows_public_names as rule
import data.astro.testing

test_fail if {
	rule.deny == {{
		"address": "aws_route53_zone.shadow",
		"message": "names of Snowflake that the zone does not hold stop to exist for the cluster",
		"expected": "a zone for a single host, or below privatelink",
		"actual": "snowflakecomputing.com",
		"unknown": false,
	}} with input as _plan({"name": "snowflakecomputing.com"}, {})
		with data.astro.facts as testing.facts
}

test_fail_every_shadow if {
	every name in [
		"com",
		"US-EAST-1.snowflakecomputing.com.",
		"us-east-1.aws.snowflakecomputing.com",
		"databricks.com",
		"cloud.databricks.com",
		"amazonaws.com",
		"s3.amazonaws.com",
		"us-east-1.amazonaws.com",
		"s3.us-east-1.amazonaws.com",
		"us-east-1.rds.amazonaws.com",
	] {
		count(rule.deny) == 1 with input as _plan({"name": name}, {})
			with data.astro.facts as testing.facts
	}
}

test_pass_hosts_and_private_names if {
	every name in [
		"data.internal",
		"privatelink.snowflakecomputing.com",
		"us-east-1.privatelink.snowflakecomputing.com",
		"xy12345.us-east-1.privatelink.snowflakecomputing.com",
		"acme-prod.snowflakecomputing.com",
		"dbc-a1b2c3d4-e5f6.cloud.databricks.com",
		"privatelink.cloud.databricks.com",
		"vpce.amazonaws.com",
		"orders.abc123.us-east-1.rds.amazonaws.com",
		"notsnowflakecomputing.com",
		"snowflakecomputing.com.example.org",
	] {
		rule.deny == set() with input as _plan({"name": name}, {})
			with data.astro.facts as testing.facts
	}
}

test_unknown if {
	{finding.unknown | some finding in rule.deny} == {true} with input as _plan({}, {"name": true})
		with data.astro.facts as testing.facts
}

test_silent_not_authorized_for_a_cluster if {
	rule.deny == set() with input as testing.plan([testing.created("aws_route53_zone.shadow", {"name": "amazonaws.com"}, {})])
		with data.astro.facts as testing.facts
}

_plan(after, unknown) := testing.plan([
	testing.linked(
		testing.created("aws_route53_vpc_association_authorization.prod", {"vpc_id": "vpc-0aaaaaaaaaaaaaaa1"}, {"zone_id": true}),
		{"zone_id": ["aws_route53_zone.shadow.zone_id", "aws_route53_zone.shadow"]},
	),
	testing.created("aws_route53_zone.shadow", after, object.union({"id": true}, unknown)),
])

test_names_beside_the_public_ones if {
	every name in ["us-west-2.databricks.com", "us-west-2.cloud.databricks.com"] {
		{finding.message | some finding in rule.deny} == {"names of Databricks that the zone does not hold stop to exist for the cluster"} with input as _plan({"name": name}, {})
			with data.astro.facts as testing.facts
	}
	every name in ["notdatabricks.com", "x.notcloud.databricks.com", "privatelink.amazonaws.com"] {
		rule.deny == set() with input as _plan({"name": name}, {})
			with data.astro.facts as testing.facts
	}
}

test_silent_on_an_unknown_name_not_authorized if {
	rule.deny == set() with input as testing.plan([testing.created("aws_route53_zone.shadow", {}, {"name": true})])
		with data.astro.facts as testing.facts
}

test_fail_names_every_owner if {
	{finding.message | some finding in rule.deny} == {"names of Snowflake, Databricks, AWS that the zone does not hold stop to exist for the cluster"} with input as _plan({"name": "com"}, {})
		with data.astro.facts as testing.facts
}
