package astro.lib.facts_test

import data.astro.lib.facts
import data.astro.testing

test_no_clusters_hold_nothing if facts.holding("10.0.0.0/8") == []

test_a_wide_range_overlaps_what_is_inside if {
	found := {range.cidr | some range in facts.overlapping("172.16.0.0/12")} with data.astro.facts as testing.facts
	found == {"172.20.0.0/20", "172.22.0.0/20", "172.23.0.0/20"}
}

test_a_narrow_range_is_held_by_its_cluster if {
	found := {range.what | some range in facts.holding("100.64.3.0/24")} with data.astro.facts as testing.facts
	found == {"pod range 100.64.0.0/19 of cluster prod"}
}

test_a_range_wider_than_a_16_is_found_from_any_of_its_parts if {
	cluster := object.union(testing.facts.clusters[0], {"cidr": "10.4.0.0/14"})
	found := [range.cidr | some range in facts.holding("10.7.1.0/24")] with data.astro.facts as {"clusters": [cluster]}
	found == ["10.4.0.0/14"]
}

test_nothing_holds_what_is_no_cidr if {
	facts.holding("garbage") == [] with data.astro.facts as testing.facts
}
