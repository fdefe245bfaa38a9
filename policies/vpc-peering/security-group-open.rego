# METADATA
# title: A security group that admits Astro admits not everybody
# description: |
#   Over a private route a data service needs to admit the cluster and whom else it serves by address. A security group
#   that admits the CIDR of a cluster, or is declared to, and 0.0.0.0/0 or ::/0 beside it, admits everybody who finds a
#   way: the rule for Astro then says nothing. Port 53 is left out, because AWS recommends it open on Resolver
#   endpoints, and so is ICMP.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Admit the CIDRs of the cluster and of your other clients, and nothing wider.
#   document: Peered VPCs provide additional security by ensuring private connectivity.
#   rows: ["21"]
#   avoid: |
#     resource "aws_security_group" "data" {
#       ingress {
#         from_port   = 5432
#         to_port     = 5432
#         protocol    = "tcp"
#         cidr_blocks = ["172.20.0.0/20", "0.0.0.0/0"]
#       }
#     }
#   prefer: |
#     resource "aws_security_group" "data" {
#       ingress {
#         from_port   = 5432
#         to_port     = 5432
#         protocol    = "tcp"
#         cidr_blocks = ["172.20.0.0/20"]
#       }
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
package astro.rules.vpc_peering.security_group_open

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.security_group

deny contains finding.on(
	entry.resource,
	"the security group admits Astro and, beside it, everybody",
	"the CIDRs of the clusters and of known clients only",
	concat("", [concat(", ", sort(open)), " on ", security_group.ports(entry)]),
) if {
	some entry in _judged
	open := {range | some range in entry.cidrs; security_group.open(range)}
	count(open) > 0
}

deny contains finding.not_known(
	entry.resource,
	"whom the security group admits",
	"the CIDRs of the clusters and of known clients only",
) if {
	some entry in _judged
	"cidrs" in entry.unknown
}

_judged := [entry |
	some entry in security_group.ingress
	some key in entry.group
	_admitting[key]
	not entry.protocol in {"icmp", "icmpv6"}
	not _is_dns(entry)
]

_admitting := {key |
	some entry in security_group.ingress
	some range in entry.cidrs
	count(facts.holding(range)) > 0
	some key in entry.group
} | {port.securityGroupId | some port in intent.listed("ports")}

_is_dns(entry) if {
	entry.from == 53
	entry.to == 53
}
