package astro.lib.databricks_endpoint_test

import data.astro.lib.databricks_endpoint
import data.astro.testing

test_declared if {
	origin := {"connection": {"route": "third-party-endpoint"}}
	document := object.union(
		testing.plan([testing.created("databricks_mws_vpc_endpoint.a", {"vpc_endpoint_name": "x"}, {})]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}},
	)
	found := object.keys(databricks_endpoint.registrations) with input as document with data.astro.facts as testing.facts
	found == {"databricks_mws_vpc_endpoint.a"}
}

_registration(name, after) := testing.created(concat(".", ["databricks_mws_vpc_endpoint", name]), object.union({"aws_account_id": "222222222222"}, after), {})

test_named_by_either_id if {
	settings := testing.created("databricks_mws_private_access_settings.a", {"allowed_vpc_endpoint_ids": ["one", "two", "four"]}, {})
	resources := [_registration("a", {"vpc_endpoint_id": "one"}), _registration("b", {"id": "two"}), _registration("c", {"vpc_endpoint_id": "three"}), settings]
	found := databricks_endpoint.named(settings, "allowed_vpc_endpoint_ids") with input as testing.plan(resources)
		with data.astro.facts as testing.facts
	found == {"databricks_mws_vpc_endpoint.a", "databricks_mws_vpc_endpoint.b"}
}

test_settings_of_the_region_of_a_registration if {
	resources := [_registration("a", {"region": "us-east-1"}), _settings("a", "us-east-1"), _settings("b", "us-west-2")]
	found := object.keys(databricks_endpoint.settings) with input as testing.plan(resources) with data.astro.facts as testing.facts
	found == {"databricks_mws_private_access_settings.a"}
}

test_settings_that_are_declared if {
	origin := {"connection": {"route": "third-party-endpoint"}}
	document := object.union(
		testing.plan([_settings("a", "us-east-1")]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}},
	)
	found := object.keys(databricks_endpoint.settings) with input as document with data.astro.facts as testing.facts
	found == {"databricks_mws_private_access_settings.a"}
}

_settings(name, region) := testing.created(concat(".", ["databricks_mws_private_access_settings", name]), {"region": region}, {})
