package astro.rules.transit_gateway.static_route_too_wide_test

import data.astro.rules.transit_gateway.static_route_too_wide as rule
import data.astro.testing
import data.astro.testing.transit_gateway as tgw

test_fail_default_route if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route.astro", "message": "the static route leads more than a cluster's CIDR to Astro", "expected": "inside 100.64.0.0/19 or 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "actual": "0.0.0.0/0", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("0.0.0.0/0")]))
		with data.astro.facts as testing.facts
}

test_unknown if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route.astro", "message": "destination_cidr_block is not known until apply, so this cannot be checked before it", "expected": "inside 100.64.0.0/19 or 172.20.0.0/20 or 172.22.0.0/20 or 172.23.0.0/20", "actual": "(known after apply)", "unknown": true}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, _later]))
		with data.astro.facts as testing.facts
}

test_pass_cidr if {
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("172.20.0.0/20")]))
		with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as testing.plan([tgw.gateway({}), tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("0.0.0.0/0")])
		with data.astro.facts as testing.facts
}

_later := object.union(tgw.static(null), {"change": {"after_unknown": {"destination_cidr_block": true}}})

# It drops what it holds, whatever attachment stands beside it.
test_pass_blackhole if {
	blackhole := object.union(tgw.static("0.0.0.0/0"), {"change": {"after": {"blackhole": true}}})
	rule.deny == set() with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, blackhole]))
		with data.astro.facts as testing.facts
}

test_fail_shows_no_range_that_is_none if {
	rule.deny == {{"address": "aws_ec2_transit_gateway_route.astro", "message": "the static route leads more than a cluster's CIDR to Astro", "expected": "inside 172.20.0.0/20", "actual": "0.0.0.0/0", "unknown": false}} with input as testing.plan(array.concat(tgw.shared({}), [tgw.accepter({}, {}), tgw.table, tgw.association, tgw.static("0.0.0.0/0")]))
		with data.astro.facts as {"clusters": [object.union(testing.facts.clusters[0], {"secondaryCidr": "100.64.0.0"})]}
}
