# METADATA
# title: Security groups of another region are not referred to
# description: |
#   A rule may refer to a security group of a peered VPC only where both VPCs are in one region. A reference to a group
#   of the Astro account, whose clusters all run in other regions, is refused by AWS; and Astronomer may replace its
#   groups at any time, where the CIDRs of a cluster never change.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Admit the CIDRs of the cluster instead of its security group.
#   document: "AWS: update your security groups to reference peer security groups (vpc-peering-security-groups)"
#   rows: ["21"]
#   avoid: |
#     resource "aws_vpc_security_group_ingress_rule" "astro" { # in eu-west-1
#       security_group_id            = aws_security_group.data.id
#       ip_protocol                  = "tcp"
#       from_port                    = 5432
#       to_port                      = 5432
#       referenced_security_group_id = "222222222222/sg-0123456789abcdef0" # in us-east-1
#     }
#   prefer: |
#     resource "aws_vpc_security_group_ingress_rule" "astro" {
#       security_group_id = aws_security_group.data.id
#       ip_protocol       = "tcp"
#       from_port         = 5432
#       to_port           = 5432
#       cidr_ipv4         = "172.20.0.0/20"
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
package astro.rules.vpc_peering.security_group_reference_cross_region

import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.region
import data.astro.lib.security_group

deny contains finding.on(
	entry.resource,
	"a security group of a peered VPC in another region cannot be referred to",
	concat("", ["CIDRs of the cluster, or a group in ", found]),
	concat("", [group, " (the clusters of this account are in ", concat(", ", sort(regions)), ")"]),
) if {
	some entry in security_group.ingress
	some group in entry.groups
	account := split(group, "/")[0]
	facts.accounts[account]
	regions := {site.region | some site in facts.sites; site.account == account}
	found := region.of(entry.resource)
	not found in regions
}
