# METADATA
# title: For a Terraform Cloud policy set
# description: |
#   What `policies.hcl` queries, on Terraform Cloud's `{plan, run}`. The facts are Rego at `data.astro.facts`
#   (`astro-connect policy-set` writes them); without them everything is denied.
# scope: package
package terraform.policies.astro_connect

import data.astro.main as astro

# METADATA
# description: Errors, one line each.
mandatory contains astro.line(finding) if {
	some finding in astro.findings
	finding.severity == "error"
	finding.waived == null
}

# METADATA
# description: Warnings, notes, and what was waived, one line each.
advisory contains astro.line(finding) if {
	some finding in astro.findings
	finding.severity in {"warning", "note"}
	finding.waived == null
}

advisory contains concat("", ["waived until ", finding.waived.expires, ": ", astro.line(finding)]) if {
	some finding in astro.findings
	finding.waived != null
}
