package astro.lib.workspace_test

import data.astro.lib.workspace
import data.astro.testing

_list(name, address) := testing.created(concat(".", ["databricks_ip_access_list", name]), {"list_type": "ALLOW", "ip_addresses": [address]}, {})

# Of one workspace the lists add up, but only that which holds an address of a cluster is Astro's.
test_lists_that_hold_an_address_themselves if {
	found := object.keys(workspace.lists) with input as testing.plan([
		_list("astro", "52.1.2.3"),
		_list("office", "203.0.113.7"),
		testing.created("aws_wafv2_ip_set.astro", {"addresses": ["52.1.2.3/32"]}, {}),
	])
		with data.astro.facts as testing.facts
	found == {"databricks_ip_access_list.astro"}
}

test_same_by_the_provider if {
	document := {"configuration": {"root_module": {"resources": [
		{"address": "databricks_ip_access_list.a", "provider_config_key": "databricks.one"},
		{"address": "databricks_ip_access_list.b", "provider_config_key": "databricks.one"},
		{"address": "databricks_ip_access_list.c", "provider_config_key": "databricks.two"},
	]}}}
	_same("a", "b", document)
	not _same("a", "c", document)
}

_same(one, other, document) if {
	workspace.same(_list(one, "52.1.2.3"), _list(other, "52.1.2.3")) with input as document
}
