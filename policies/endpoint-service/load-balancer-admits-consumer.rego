# METADATA
# title: The load balancer admits Astro
# description: |
#   The security group of a network load balancer is asked for traffic from endpoints too, unless that is turned off: the
#   default is on. Where it does not admit the cluster on the port of the listener, connections time out without a trace.
#   The source is the private address of the client inside the cluster's VPC.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Admit the CIDR of the cluster on the port of the listener, or set
#     `enforce_security_group_inbound_rules_on_private_link_traffic = "off"`.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["44"]
#   avoid: |
#     resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
#       security_group_id = aws_security_group.load_balancer.id
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "10.20.0.0/16"
#     }
#   prefer: |
#     resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
#       security_group_id = aws_security_group.load_balancer.id
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "172.20.0.0/20"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
package astro.rules.endpoint_service.load_balancer_admits_consumer

import data.astro.lib.endpoint_service
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan
import data.astro.lib.security_group

deny contains finding.on(
	check.balancer,
	"its security group does not admit Astro on the listener's port; traffic from the endpoint is dropped silently",
	_expected(check),
	concat("", ["no ingress from the cluster on ", _port(check)]),
) if {
	some check in _checks
	not _admitted(check)
	count(_unknown(check)) == 0
}

deny contains finding.not_known(entry.resource, "its ingress", _expected(check)) if {
	some check in _checks
	not _admitted(check)
	some entry in _unknown(check)
}

deny contains finding.not_known(balancer, _switch, concat("", [_switch, " = \"off\", or ingress from the cluster"])) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	load_balancer.all_managed(_groups(balancer))
	plan.unknown(balancer, _switch)
	endpoint_service.configured(balancer, _switch)
}

_switch := "enforce_security_group_inbound_rules_on_private_link_traffic"

# `{balancer, entries, ranges, protocol, port}` for every listener that a security group guards.
_checks := [check |
	some address, services in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	_enforced(balancer)
	groups := _groups(balancer)
	load_balancer.all_managed(groups)
	some service in services
	some listener in _listeners(address)
	check := {
		"balancer": balancer,
		"entries": security_group.ingress_of(groups),
		"ranges": {range | some site in endpoint_service.sites_of(service); some range in site.cidrs},
		"vpcs": {site.cidr | some site in endpoint_service.sites_of(service)},
		"protocol": listener.protocol,
		"port": listener.port,
	}
]

_groups(balancer) := security_group.keys(balancer, "security_groups")

# Not set, it is on.
_enforced(balancer) if plan.value(balancer, _switch) != "off"

_enforced(balancer) if {
	not plan.value(balancer, _switch)
	not endpoint_service.configured(balancer, _switch)
}

# Without a listener in the plan, any port will do.
_listeners(address) := [{"protocol": _protocol(listener), "port": plan.value(listener, "port")} |
	some of in load_balancer.listeners_of[address]
	listener := load_balancer.listeners[of]
] if {
	load_balancer.listeners_of[address]
} else := [{"protocol": "tcp", "port": null}]

_protocol(listener) := "udp" if {
	plan.value(listener, "protocol") == "UDP"
} else := "tcp"

_admitted(check) if {
	some entry in check.entries
	_on_port(entry, check)
	some admitted in entry.cidrs
	some range in facts.overlapping(admitted)
	range.cidr in check.ranges
}

_on_port(_, check) if check.port == null

_on_port(entry, check) if security_group.admits_port(entry, check.protocol, check.port)

_unknown(check) := [entry | some entry in check.entries; count(entry.unknown) > 0]

_expected(check) := concat("", [
	"ingress from ",
	concat(" or ", sort([range | some range in check.vpcs])),
	" on ",
	_port(check),
	", or enforcement off",
])

_port(check) := concat("", ["port ", format_int(check.port, 10)]) if {
	is_number(check.port)
} else := "the listener's port"
