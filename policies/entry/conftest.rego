# METADATA
# title: For conftest
# description: |
#   `conftest test plan.json --policy policies --data facts.json`, where facts.json is `{"astro": {"facts": …}}`. One
#   package for all rules, because conftest takes seconds to look through a hundred.
# scope: package
package main

import data.astro.main as astro

# METADATA
# description: Findings that are refused.
deny contains result if {
	some finding in astro.findings
	finding.severity == "error"
	finding.waived == null
	result := object.union(finding, {"msg": astro.line(finding)})
}

# METADATA
# description: Findings that are said.
warn contains result if {
	some finding in astro.findings
	finding.severity in {"warning", "note"}
	finding.waived == null
	result := object.union(finding, {"msg": astro.line(finding)})
}
