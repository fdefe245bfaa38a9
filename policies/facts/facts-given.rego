# METADATA
# title: The pack is given facts
# description: |
#   Every rule compares a plan with the facts of the Astro side. Where nobody supplied them, nothing can be judged, and a
#   plan must not pass because of that.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Supply the `astro` part of `connections.yaml` as data at `data.astro.facts`; `astro-connect policy-set` writes a
#     policy set that holds it.
#   document: "Cluster ID (the facts are what Astronomer tells of each cluster)"
#   rows: []
#   avoid: |
#     # conftest test plan.json --policy policies
#   prefer: |
#     # conftest test plan.json --policy policies --data facts.json
package astro.rules.facts.facts_given

import data.astro.lib.facts
import data.astro.lib.finding

deny contains finding.on_plan(
	"no facts about the Astro side were supplied, so nothing can be judged",
	"at least one cluster at data.astro.facts.clusters",
	"none",
) if {
	not facts.given
}
