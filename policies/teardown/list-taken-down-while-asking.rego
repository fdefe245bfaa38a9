# METADATA
# title: A list stays while addresses are asked for
# description: |
#   A connection emits its allow-list only when the addresses of all its clusters are known. A cluster that is added
#   before its addresses are known would take down what admits the other clusters, or, for some services, what keeps
#   everybody else out.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Take the cluster out of the connection until its external addresses are known. To take the whole connection down,
#     set `retired: true`.
#   document: |
#     If you have more than one Cluster, you will need to whitelist each Cluster on your data service provider.
#   rows: []
#   avoid: |
#     # staging has no externalIps yet, and what admits prod is deployed
#     clusters:
#       - cluster: prod
#       - cluster: staging
#   prefer: |
#     clusters:
#       - cluster: prod
# related_resources:
#   - https://www.astronomer.io/docs/astro/ip-addresses
package astro.rules.teardown.list_taken_down_while_asking

import data.astro.lib.finding
import data.astro.lib.intent
import data.astro.lib.plan

deny contains finding.on(
	resource,
	"what admits the other clusters goes, because the addresses of one are not known yet",
	"the list stays until the addresses of every cluster are known",
	concat("", ["deleted, while the addresses are unknown of ", concat(", ", sort(_asked))]),
) if {
	intent.route == "public-endpoint"
	count(_asked) > 0
	some type in _admitting
	some resource in plan.removed[type]
	resource.change.actions == ["delete"]
}

_asked contains cluster.id if {
	some cluster in intent.listed("clusters")
	cluster.phase == "request"
}

_admitting := {
	"aws_vpc_security_group_ingress_rule",
	"databricks_ip_access_list",
	"snowflake_network_policy_attachment",
}
