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
	facts.holding("garbage") == [] with data.astro.facts as _many(testing.facts.clusters)
}

test_many_clusters_are_found_like_a_few if {
	every other in ["172.16.0.0/12", "100.64.3.0/24", "172.22.4.0/24", "172.22.4.1/32", "10.0.0.0/8", "::/0", "garbage"] {
		few := {range.cidr | some range in facts.overlapping(other)} with data.astro.facts as testing.facts
		many := {range.cidr | some range in facts.overlapping(other)} with data.astro.facts as _many(testing.facts.clusters)
		few == {cidr | some cidr in many; not startswith(cidr, "192.168.")}
	}
}

test_of_many_a_range_wider_than_a_16_is_found_from_any_of_its_parts if {
	cluster := object.union(testing.facts.clusters[0], {"cidr": "10.4.0.0/14"})
	found := [range.cidr | some range in facts.holding("10.7.1.0/24")] with data.astro.facts as _many([cluster])
	found == ["10.4.0.0/14"]
}

# More clusters than are compared one by one.
_many(clusters) := {"clusters": array.concat(clusters, [cluster |
	some i in numbers.range(0, 9)
	cluster := object.union(testing.facts.clusters[0], {
		"id": concat("", ["clk9other", format_int(i, 10)]),
		"name": concat("", ["other", format_int(i, 10)]),
		"cidr": concat("", ["192.168.", format_int(i * 16, 10), ".0/20"]),
		"secondaryCidr": null,
	})
])}
