package astro.lib.peering_dns_test

import data.astro.lib.peering_dns
import data.astro.testing
import data.astro.testing.peering as pcx

_on := {"accepter": [{"allow_remote_vpc_dns_resolution": true}]}

test_whatever_may_hold_options if {
	requester := testing.created("aws_vpc_peering_connection.astro", object.union({"id": pcx.pcx, "peer_owner_id": "222222222222"}, _on), {})
	document := testing.plan([requester, pcx.accepter(_on, {}), pcx.options("astro", _on)])
	name := "aws_vpc_peering_connection.astro"
	found := [peering_dns.turned_on_by(name), object.keys(peering_dns.holders(name))] with input as document with data.astro.facts as testing.facts
	every addresses in found {
		addresses == {requester.address, pcx.accepter_address, "aws_vpc_peering_connection_options.astro"}
	}
}

# After the apply, a resource shows options that another one has set.
test_unknown_in_what_sets_it if {
	_unknown_in("create", {}, {"allow_remote_vpc_dns_resolution": true}) == {pcx.accepter_address}
	_unknown_in("no-op", {}, {"allow_remote_vpc_dns_resolution": true}) == set()
	_unknown_in("create", {"allow_remote_vpc_dns_resolution": true}, {}) == set()
}

_unknown_in(action, block, unknown) := found if {
	accepter := testing.with_actions(pcx.accepter({"accepter": [block]}, {"accepter": [unknown]}), [action])
	document := testing.plan([accepter, pcx.route("to_astro", "172.20.0.0/20")])
	found := peering_dns.unknown_in(pcx.accepter_address) with input as document with data.astro.facts as testing.facts
}
