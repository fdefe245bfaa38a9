# METADATA
# title: Accepter DNS Resolution needs the DNS options of the target VPC
# description: |
#   "Accepter DNS Resolution" works only if the target VPC has both `enable_dns_hostnames` and `enable_dns_support`; AWS
#   refuses or ignores it otherwise. `enable_dns_hostnames` is off in every VPC that is not a default one, unless set, so
#   leaving it out counts as off.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Set `enable_dns_hostnames = true` and `enable_dns_support = true` on the target VPC.
#   document: |
#     If you have enabled the DNS Hostnames and DNS Resolution options on the target VPC, enabling the "Accepter DNS Resolution" option on the Peering Connection allows the Data Plane to resolve the public DNS names
#   rows: ["13"]
#   avoid: |
#     resource "aws_vpc" "data" {
#       cidr_block = "10.1.0.0/16"
#     }
#   prefer: |
#     resource "aws_vpc" "data" {
#       cidr_block           = "10.1.0.0/16"
#       enable_dns_hostnames = true
#       enable_dns_support   = true
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
package astro.rules.vpc_peering.accepter_dns_needs_vpc_dns

import data.astro.lib.configuration
import data.astro.lib.finding
import data.astro.lib.network
import data.astro.lib.peering
import data.astro.lib.peering_dns
import data.astro.lib.plan

deny contains finding.on(
	{"address": _blamed(vpc, setter)},
	"Accepter DNS Resolution needs DNS hostnames and DNS resolution on in the target VPC, and one is off",
	concat("", [attribute, " = true"]),
	concat("", [attribute, " = ", _shown(vpc, attribute)]),
) if {
	some [setter, vpc, attribute] in _judged
	not vpc.change.after[attribute] == true
	not _undecided(vpc, attribute)
}

deny contains finding.not_known(vpc, attribute, concat("", [attribute, " = true"])) if {
	some [_, vpc, attribute] in _judged
	_undecided(vpc, attribute)
}

# Every VPC with options that need its attributes; one per connection, managed rather than read.
_judged := [[setter, vpc, attribute] |
	some name, _ in peering.sites
	some setter in peering_dns.turned_on_by(name)
	some vpc in _vpcs(name)
	some attribute in ["enable_dns_hostnames", "enable_dns_support"]
	not _on_by_default(vpc, attribute)
]

_vpcs(name) := managed if {
	managed := [vpc | some vpc in network.objects(peering.vpcs[name]); vpc.mode == "managed"]
	count(managed) > 0
} else := [vpc | some vpc in network.objects(peering.vpcs[name])]

_on_by_default(vpc, attribute) if {
	attribute == "enable_dns_support"
	plan.unset(vpc, attribute)
}

_on_by_default(vpc, attribute) if {
	vpc.type == "aws_default_vpc"
	not _off(vpc, attribute)
	not configuration.sets(vpc, attribute)
}

_off(vpc, attribute) if plan.value(vpc, attribute) == false

# Left out, `enable_dns_hostnames` is "known after apply", and false then.
_undecided(vpc, attribute) if {
	plan.unknown(vpc, attribute)
	configuration.sets(vpc, attribute)
}

_undecided(vpc, attribute) if {
	plan.unknown(vpc, attribute)
	vpc.mode == "data"
}

_shown(vpc, attribute) := "(not set)" if {
	plan.unknown(vpc, attribute)
} else := plan.show(vpc, attribute)

_blamed(vpc, _) := vpc.address if vpc.mode == "managed"

_blamed(vpc, setter) := setter if vpc.mode == "data"
