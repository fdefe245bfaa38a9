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

# The first and the last addresses of a range are found, and those before and after it are not, however wide it is.
test_of_many_ranges_of_any_width_are_found_by_their_ends if {
	ends := {
		"8.0.0.0/8": ["7.255.255.0/24", "8.0.0.0/24", "8.255.255.0/24", "9.0.0.0/24"],
		"9.128.0.0/9": ["9.127.255.0/24", "9.128.0.0/24", "9.255.255.0/24", "10.0.0.0/24"],
		"10.64.0.0/10": ["10.63.255.0/24", "10.64.0.0/24", "10.127.255.0/24", "10.128.0.0/24"],
		"11.64.0.0/11": ["11.63.255.0/24", "11.64.0.0/24", "11.95.255.0/24", "11.96.0.0/24"],
		"12.64.0.0/12": ["12.63.255.0/24", "12.64.0.0/24", "12.79.255.0/24", "12.80.0.0/24"],
		"13.64.0.0/13": ["13.63.255.0/24", "13.64.0.0/24", "13.71.255.0/24", "13.72.0.0/24"],
		"14.64.0.0/14": ["14.63.255.0/24", "14.64.0.0/24", "14.67.255.0/24", "14.68.0.0/24"],
		"15.64.0.0/15": ["15.63.255.0/24", "15.64.0.0/24", "15.65.255.0/24", "15.66.0.0/24"],
		"16.64.0.0/16": ["16.63.255.0/24", "16.64.0.0/24", "16.64.255.0/24", "16.65.0.0/24"],
		"17.64.0.0/17": ["17.63.255.0/24", "17.64.0.0/24", "17.64.127.0/24", "17.64.128.0/24"],
	}
	clusters := [object.union(testing.facts.clusters[0], {"cidr": range, "secondaryCidr": null}) | some range, _ in ends]
	found := {range: held |
		some range, parts in ends
		held := [{holding.cidr | some holding in facts.holding(part)} | some part in parts]
	} with data.astro.facts as {"clusters": clusters}
	found == {range: [set(), {range}, {range}, set()] | some range, _ in ends}
}

test_what_is_not_set_is_nothing if {
	cluster := object.union(testing.facts.clusters[0], {"secondaryCidr": null, "disasterRecovery": null, "vpcId": null})
	given := {"clusters": [cluster]}
	found := facts.ranges with data.astro.facts as given
	found == [{"cidr": "172.20.0.0/20", "what": "VPC CIDR 172.20.0.0/20 of cluster prod", "site": 0}]
	by_vpc := facts.by_vpc with data.astro.facts as given
	by_vpc == {}
	sites := facts.sites with data.astro.facts as given
	[site.cidrs | some site in sites] == [["172.20.0.0/20"]]
}
