# METADATA
# title: Waivers
# description: |
#   Decides which findings are waived: a waiver names one rule, an address (`*` and `?` are wildcards; `(plan)` is a
#   finding without an address), a reason, an owner and the last day it holds. Waivers are data at
#   `data.astro.waivers`; the day is `data.astro.today`, or the day the Terraform Cloud or Scalr run was created. The
#   gate refuses a file with a bad waiver; elsewhere a bad waiver waives nothing.
# scope: package
package astro.lib.waivers

import data.astro.lib.rules

# METADATA
# description: The waiver that holds for a finding, as `{reason, owner, expires}`; null if there is none.
of(rule, address) := waivers[0] if {
	waivers := [{"reason": waiver.reason, "owner": waiver.owner, "expires": waiver.expires} |
		some waiver in data.astro.waivers
		_is_about(waiver, rule, address)
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

# METADATA
# description: Positions of the waivers that match a finding, whether or not they still hold.
used contains i if {
	some route, name
	some broken in data.astro.rules[route][name].deny
	some i, waiver in data.astro.waivers
	_is_about(waiver, rules.table[route][name].id, broken.address)
}

_is_about(waiver, rule, address) if {
	rule in _ids(waiver.rule)

	# Wrong or missing facts make every other verdict worthless.
	not startswith(rule, "facts/")
	_complete(waiver)
	_matches(waiver.address, address)
}

# A waiver may name a rule as it was called before.
_ids(id) := {id} | {rule.id | some names in rules.table; some rule in names; id in object.get(rule, "aliases", [])}

# Compared as text, "never" would be later than any day.
_complete(waiver) if {
	every key in ["reason", "owner"] {
		is_string(waiver[key])
		trim_space(waiver[key]) != ""
	}
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, waiver.expires)
}

# Spelled out, never a wildcard: who waives `*` thinks of resources.
_matches(pattern, null) if pattern == "(plan)"

_matches(pattern, address) if pattern == address

# Null: no delimiters, so that `*` goes over the dots of modules; an empty list would mean a dot.
_matches(pattern, address) if glob.match(_escaped(pattern), null, address)

# Instance keys stand in brackets, which are character classes to `glob`.
_escaped(pattern) := replace(
	replace(replace(replace(replace(pattern, `\`, `\\`), "[", `\[`), "]", `\]`), "{", `\{`), "}",
	`\}`,
)
