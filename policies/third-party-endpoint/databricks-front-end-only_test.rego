package astro.rules.third_party_endpoint.databricks_front_end_only_test

import data.astro.rules.third_party_endpoint.databricks_front_end_only as rule
import data.astro.testing

test_fail_back_end if {
	_found([_registration("astro-clk1abcde"), _network]) == {{
		"address": "databricks_mws_networks.this",
		"message": "Astronomer supports front-end endpoints only; Databricks cannot reach this one from the workspace's network",
		"expected": "no endpoint of Astro in vpc_endpoints",
		"actual": "databricks_mws_vpc_endpoint.astro",
		"unknown": false,
	}}
}

test_pass_other_endpoint if _found([_registration("workspace-relay"), _network]) == set()

_registration(name) := testing.created("databricks_mws_vpc_endpoint.astro", {"vpc_endpoint_name": name}, {"vpc_endpoint_id": true})

_network := testing.linked(
	testing.created("databricks_mws_networks.this", {"vpc_endpoints": [{}]}, {"vpc_endpoints": [{"rest_api": true}]}),
	{"vpc_endpoints": ["databricks_mws_vpc_endpoint.astro.vpc_endpoint_id", "databricks_mws_vpc_endpoint.astro"]},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_names_every_endpoint if {
	second := object.union(_registration("astro-clk2fghij"), {"address": "databricks_mws_vpc_endpoint.second", "name": "second"})
	network := object.union(_network, {"_references": {"vpc_endpoints": ["databricks_mws_vpc_endpoint.astro", "databricks_mws_vpc_endpoint.second"]}})
	{finding.actual | some finding in _found([_registration("astro-clk1abcde"), second, network])} == {"databricks_mws_vpc_endpoint.astro, databricks_mws_vpc_endpoint.second"}
}
