package astro.lib.external_address_test

import data.astro.lib.external_address
import data.astro.testing

test_inside_a_range_that_is_no_wider_than_a_16 if {
	_inside("52.1.0.0/16") == {"52.1.2.3", "52.1.2.4", "52.1.2.5", "52.1.2.6", "52.1.2.7"}
	_inside("52.1.2.3/32") == {"52.1.2.3"}
	_inside("52.1.0.0/15") == set()
	_anywhere_inside("52.1.0.0/15") == _inside("52.1.0.0/16")
}

test_addresses_that_are_read_and_known if {
	cluster := testing.created("astro_cluster.prod", {"id": "clk1abcde", "metadata": {"external_ips": ["52.9.9.9", null]}}, {})
	found := external_address.read with input as testing.plan([cluster]) with data.astro.facts as testing.facts
	found == {"prod": {"52.9.9.9"}}
}

test_required_are_those_of_both_sites if {
	found := external_address.required with input as testing.plan([]) with data.astro.facts as testing.facts
	found == {"prod": {"52.1.2.3", "52.1.2.4"}, "dev": {"52.1.2.5", "52.1.2.6", "52.1.2.7"}}
}

# Where only those of the disaster recovery site are known, a list with these would lack the others.
test_required_is_nothing_without_addresses_of_its_own if {
	clusters := [object.remove(cluster, ["externalIps"]) | some cluster in testing.facts.clusters]
	found := external_address.required with input as testing.plan([]) with data.astro.facts as {"clusters": clusters}
	found == {}
}

_inside(range) := found if {
	found := external_address.inside(range) with input as testing.plan([]) with data.astro.facts as testing.facts
}

_anywhere_inside(range) := found if {
	found := external_address.anywhere_inside(range) with input as testing.plan([]) with data.astro.facts as testing.facts
}
