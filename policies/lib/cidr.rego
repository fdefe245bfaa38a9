# METADATA
# title: CIDR arithmetic that never fails open
# description: |
#   In Rego an invalid or null CIDR makes `net.cidr_intersects` undefined, so that a careless rule is silently
#   satisfied. Everything here is defined for every string; ask `valid` first and report what is not.
# scope: package
package astro.lib.cidr

# METADATA
# description: Whether a value is a CIDR that AWS could accept (an address without prefix length is none).
valid(cidr) if net.cidr_intersects(cidr, cidr)

# METADATA
# description: Whether two CIDRs share an address; false if either is invalid.
default overlap(_, _) := false

overlap(a, b) if net.cidr_intersects(a, b)

# METADATA
# description: Whether the first CIDR holds the whole second one; false if either is invalid.
default holds(_, _) := false

holds(outer, inner) if net.cidr_contains(outer, inner)

# METADATA
# description: The prefix length; undefined if the CIDR is invalid.
prefix_length(cidr) := to_number(split(cidr, "/")[1]) if valid(cidr)

# METADATA
# description: Whether a CIDR is IPv6.
ipv6(cidr) if contains(cidr, ":")

# METADATA
# description: Whether a CIDR lies in the private ranges of RFC 1918.
rfc1918(cidr) if {
	some private in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
	holds(private, cidr)
}

# METADATA
# description: Whether a CIDR lies in the range for carrier-grade NAT (RFC 6598), where Astro puts pods.
rfc6598(cidr) if holds("100.64.0.0/10", cidr)
