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
