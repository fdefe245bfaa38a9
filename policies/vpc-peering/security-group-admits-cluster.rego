# METADATA
# title: A declared port answers every cluster
# description: |
#   Where `connections.yaml` says that a port of a security group should answer, the group admits each CIDR of each
#   cluster of the connection on it. Traffic that no rule admits is dropped without an answer.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Admit the CIDR on the port, in the security group that the connection names.
#   document: |
#     work with Astronomer support and the owner of the target VPC to update the routing tables of both VPCs to direct
#     traffic to each other.
#   rows: ["21"]
#   avoid: |
#     resource "aws_vpc_security_group_ingress_rule" "astro" {
#       security_group_id = "sg-0123456789abcdef0"
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "172.20.0.0/24" # a part of the cluster
#     }
#   prefer: |
#     resource "aws_vpc_security_group_ingress_rule" "astro" {
#       security_group_id = "sg-0123456789abcdef0"
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "172.20.0.0/20"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
package astro.rules.vpc_peering.security_group_admits_cluster

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.plan
import data.astro.lib.security_group

deny contains finding.on(
	{"address": _lacking(wanted.group)},
	concat("", ["the port should answer, but the security group drops what comes from the ", wanted.what]),
	concat("", [wanted.cidr, " admitted on port ", wanted.port, " of ", wanted.group]),
	"not admitted by this plan",
) if {
	some wanted in _dropped
	count(_hidden(wanted)) == 0
}

deny contains finding.not_known(
	entry.resource,
	"whom the security group admits",
	concat("", [wanted.cidr, " admitted on port ", wanted.port, " of ", wanted.group]),
) if {
	some wanted in _dropped
	some entry in _hidden(wanted)
}

_dropped := [wanted |
	intent.stands
	some declared in intent.listed("ports")
	some cluster in intent.strings(declared, "clusters")
	some range in facts.ranges
	site := facts.sites[range.site]
	site.id == cluster
	not site.recovery
	wanted := {
		"group": declared.securityGroupId,
		"number": declared.port,
		"port": plan.text_scalar(declared.port),
		"cidr": range.cidr,
		"what": range.what,
	}
	not _admitted(wanted)
]

_admitted(wanted) if {
	some entry in security_group.ingress_of({wanted.group})
	security_group.admits(entry, wanted.cidr, "tcp", wanted.number)
}

_hidden(wanted) := [entry |
	some entry in security_group.ingress_of({wanted.group})
	count(entry.unknown & {"cidrs", "lists", "ports"}) > 0
]

_lacking(group) := min(_planned[group]) if {
	_planned[group]
} else := null

_planned[group] contains address if {
	some address, resource in plan.of_type("aws_security_group")
	group := plan.value(resource, "id")
}
