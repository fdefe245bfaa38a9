# METADATA
# title: The verdict
# description: |
#   Gathers what every rule denies, adds what METADATA says of the rule, and decides waivers. The same in all four
#   places: wasm in `check` and at synth, native OPA, conftest, and a Terraform Cloud policy set.
# scope: package
package astro.main

import data.astro.lib.relevance
import data.astro.lib.rules
import data.astro.lib.waivers

# METADATA
# description: |
#   Everything a report needs: the findings, the addresses found to concern Astro, and which waivers (by position)
#   matched a finding.
# entrypoint: true
verdict := {"findings": findings, "judged": relevance.concerned, "waivers": waivers.used}

# METADATA
# description: Every finding, waived ones too.
findings contains found if {
	some route, name
	some broken in data.astro.rules[route][name].deny
	found := _described(rules.table[route][name], broken)
}

# METADATA
# description: A finding in one line, for places that show text only.
line(finding) := concat("", [
	finding.rule,
	" ",
	_address(finding),
	": ",
	finding.message,
	"; expected ",
	finding.expected,
	"; found ",
	finding.actual,
	"; fix: ",
	finding.remediation,
])

_address(finding) := finding.address if finding.address != null

_address(finding) := "(plan)" if finding.address == null

_described(rule, broken) := {
	"rule": rule.id,
	"severity": _severity(rule, broken),
	"address": broken.address,
	"message": broken.message,
	"expected": broken.expected,
	"actual": broken.actual,
	"remediation": rule.remediation,
	"unknown": broken.unknown,
	"waived": waivers.of(rule.id, broken.address),
}

_severity(rule, broken) := rule.unknown if broken.unknown

_severity(rule, broken) := rule.severity if not broken.unknown
