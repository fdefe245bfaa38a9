# METADATA
# title: Waivers
# description: |
#   Decides which findings are waived: a waiver names one rule, an address (`*` and `?` are wildcards), a reason, an
#   owner and the last day it holds. Waivers are data at `data.astro.waivers`; the day is `data.astro.today`, or the
#   day the Terraform Cloud run was created.
# scope: package
package astro.lib.waivers

import data.astro.lib.rules

# METADATA
# description: The waiver that holds for a finding, as `{reason, owner, expires}`; null if there is none.
of(rule, address) := waivers[0] if {
	waivers := [{"reason": waiver.reason, "owner": waiver.owner, "expires": waiver.expires} |
		some waiver in data.astro.waivers
		waiver.rule == rule
		_can_be_waived(rule)
		_matches(waiver.address, address)
		today <= waiver.expires
	]
	count(waivers) > 0
} else := null

# METADATA
# description: The day waivers are compared with, as YYYY-MM-DD; undefined if nobody supplies one, and nothing is waived.
today := data.astro.today if {
	is_string(data.astro.today)
} else := substring(input.run.created_at, 0, 10) if {
	is_string(input.run.created_at)
} else := substring(input.tfrun.created_at, 0, 10)

# Wrong or missing facts make every other verdict worthless.
_can_be_waived(rule) if not startswith(rule, "facts/")

_matches(pattern, address) if pattern == address

_matches(pattern, address) if glob.match(_escaped(pattern), [], address)

# Instance keys stand in brackets, which are character classes to `glob`.
_escaped(pattern) := replace(
	replace(replace(replace(replace(pattern, `\`, `\\`), "[", `\[`), "]", `\]`), "{", `\{`), "}",
	`\}`,
)

# METADATA
# description: Positions of the waivers that match a finding, whether or not they still hold.
used contains i if {
	some route, names in data.astro.rules
	some name, rule in names
	some broken in rule.deny
	some i, waiver in data.astro.waivers
	waiver.rule == rules.table[route][name].id
	_can_be_waived(waiver.rule)
	_matches(waiver.address, broken.address)
}
