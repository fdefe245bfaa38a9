# METADATA
# title: Targets admit the load balancer
# description: |
#   Traffic from Astro's endpoint reaches the targets from the addresses of the load balancer. A security group of the
#   targets that admits a cluster's CIDR instead drops it, and the health checks with it.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Admit the security group of the load balancer, or the CIDRs of its subnets, on the port of the targets.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["45"]
#   avoid: |
#     resource "aws_vpc_security_group_ingress_rule" "orders" {
#       security_group_id = aws_security_group.orders.id
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "172.20.0.0/20"
#     }
#   prefer: |
#     resource "aws_vpc_security_group_ingress_rule" "orders" {
#       security_group_id            = aws_security_group.orders.id
#       ip_protocol                  = "tcp"
#       from_port                    = 5432
#       to_port                      = 5432
#       referenced_security_group_id = aws_security_group.load_balancer.id
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html#target-security-groups
package astro.rules.endpoint_service.targets_admit_load_balancer

import data.astro.lib.cidr
import data.astro.lib.configuration
import data.astro.lib.endpoint_service
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan
import data.astro.lib.security_group

deny contains finding.on(
	entry.resource,
	"targets see the load balancer's addresses, not Astro's, so its traffic is dropped",
	concat("", ["ingress from the load balancer ", target.balancer]),
	concat("", ["only ", concat(", ", sort([admitted | some admitted in entry.cidrs]))]),
) if {
	some target in _targets
	load_balancer.all_managed(target.groups)
	entries := [entry | some entry in security_group.ingress_of(target.groups); security_group.admits_port(entry, "tcp", target.port)]
	not _admits_balancer(entries, target.balancer)
	not _hides(target)
	some entry in entries
	_admits_astro(entry)
}

deny contains finding.not_known(entry.resource, "its ingress", concat("", ["ingress from the load balancer ", target.balancer])) if {
	some target in _targets
	load_balancer.all_managed(target.groups)
	entries := [entry | some entry in security_group.ingress_of(target.groups); security_group.admits_port(entry, "tcp", target.port)]
	not _admits_balancer(entries, target.balancer)
	some astro in entries
	_admits_astro(astro)
	some entry in security_group.ingress_of(target.groups)
	count(entry.unknown) > 0
}

_hides(target) if {
	some entry in security_group.ingress_of(target.groups)
	count(entry.unknown) > 0
}

# `{balancer, groups, port}` of every target whose security groups the plan tells.
_targets := [target |
	some balancer, _ in endpoint_service.load_balancers
	some group in load_balancer.target_groups_of[balancer]
	some address in load_balancer.attachments_of[group]
	attachment := load_balancer.attachments[address]
	some behind in _behind(attachment)
	target := {
		"balancer": balancer,
		"groups": _groups(behind),
		"port": _port(attachment, load_balancer.target_groups[group]),
	}
]

_port(attachment, _) := plan.value(attachment, "port")

_port(attachment, group) := plan.value(group, "port") if not plan.value(attachment, "port")

# Instances, and databases that a data source looks up by name.
_behind(attachment) := [_guarded[address] | some address in _seen(attachment); _guarded[address]]

_seen(attachment) := linked | {further |
	some address in linked
	some further in configuration.linked(plan.sources.dns_a_record_set[address], "host")
} if {
	linked := load_balancer.pointed(attachment, "target_id") | configuration.linked(attachment, "target_id")
}

_guarded[address] := resource if {
	some type in ["aws_instance", "aws_db_instance", "aws_rds_cluster", "aws_db_proxy"]
	some address, resource in plan.of_type(type)
}

_groups(resource) := security_group.keys(resource, "vpc_security_group_ids")

_admits_astro(entry) if {
	some admitted in entry.cidrs
	count(facts.holding(admitted)) > 0
}

_admits_balancer(entries, balancer) if {
	groups := security_group.keys(load_balancer.at[balancer], "security_groups")
	some entry in entries
	some group in entry.groups
	group in groups
}

# Any other range may hold the subnets of the load balancer.
_admits_balancer(entries, _) if {
	some entry in entries
	some admitted in entry.cidrs
	cidr.valid(admitted)
	count(facts.holding(admitted)) == 0
}
