package astro.rules.vpc_peering.target_cidr_not_rfc1918_test

import data.astro.rules.vpc_peering.target_cidr_not_rfc1918 as rule
import data.astro.testing
import data.astro.testing.peering

test_fail if {
	rule.deny == {peering.finding(
		"aws_vpc.data",
		"the CIDR of the target VPC is not private, and Astronomer peers with private ones only",
		"a CIDR in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
		"11.0.0.0/16",
	)} with input as _plan("11.0.0.0/16", "172.20.0.0/20") with data.astro.facts as testing.facts
}

test_pass if {
	rule.deny == set() with input as _plan("192.168.0.0/16", "172.20.0.0/20") with data.astro.facts as testing.facts
}

test_silent_without_evidence if {
	rule.deny == set() with input as _plan("11.0.0.0/16", "10.9.0.0/16") with data.astro.facts as testing.facts
}

_plan(cidr, destination) := testing.plan([
	peering.accepter({}, {}),
	peering.route("to_astro", destination),
	peering.table,
	peering.vpc({"cidr_block": cidr}, {}),
])
