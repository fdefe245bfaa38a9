package astro.lib.overlap_test

import data.astro.lib.overlap
import data.astro.testing
import data.astro.testing.peering as pcx

# A connection to one site of a cluster: its ranges, and those of the site it fails over to; not the other way round.
test_kinds if {
	_kinds("172.20.0.0/20", "172.20.8.0/24") == {"vpc"}
	_kinds("172.20.0.0/20", "100.64.3.0/24") == {"pods"}
	_kinds("172.20.0.0/20", "172.22.0.0/24") == set()
	_kinds("172.22.0.0/20", "172.23.0.0/24") == {"recovery"}
	_kinds("172.23.0.0/20", "172.22.0.0/24") == set()
}

# Of a VPC with that CIDR, over a connection that carries the routes to a site.
_kinds(destination, cidr) := {found.kind | some found in all} if {
	document := testing.plan([
		pcx.accepter({}, {}),
		pcx.route("to_astro", destination),
		pcx.table,
		pcx.vpc({"cidr_block": cidr}, {}),
	])
	all := overlap.found with input as document with data.astro.facts as testing.facts
}
