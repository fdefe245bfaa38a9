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
of(rule, address) := {"reason": waiver.reason, "owner": waiver.owner, "expires": waiver.expires} if {
	waiver := data.astro.waivers[min({i |
		some i in _about(rule, address)
		today <= data.astro.waivers[i].expires
	})]
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
	some i in _about(rules.table[route][name].id, broken.address)
}

_about(rule, address) := object.get(_spelled_out, [rule, _spelling(address)], set()) | {i |
	some i, pattern in object.get(_with_wildcards, rule, {})

	# Null: no delimiters, so that `*` goes over the dots of modules; an empty list would mean a dot.
	glob.match(pattern, null, address)
}

# Spelled out, never a wildcard: who waives `*` thinks of resources.
_spelling(address) := "(plan)" if address == null

_spelling(address) := address if address != null

# Whole waivers as they are spelled, by rule and address: adoption writes one for every finding.
_spelled_out[rule][waiver.address] contains i if {
	some i, waiver in data.astro.waivers
	_complete(waiver)
	some rule in _named[waiver.rule]
}

# The patterns of those with wildcards, each of which the wasm compiles for every finding of its rule.
_with_wildcards[rule][i] := _escaped(address) if {
	some rule, by_address in _spelled_out
	some address, positions in by_address
	_has_wildcards(address)
	some i in positions
}

# What a waiver may call a rule: also as it was called before. Wrong or missing facts make every other verdict
# worthless, so rules about them cannot be waived.
_named[name] contains rule.id if {
	some names in rules.table
	some rule in names
	not startswith(rule.id, "facts/")
	some name in array.concat([rule.id], object.get(rule, "aliases", []))
}

# Compared as text, "never" would be later than any day.
_complete(waiver) if {
	every key in ["reason", "owner"] {
		trim_space(waiver[key]) != ""
	}
	_is_day(waiver.expires)
}

_is_day(text) if {
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
	[_, month, day] := split(text, "-")
	day >= "01"
	day <= _last_day[month]
}

# 29 February in any year: it waives no longer than the day before.
_last_day := {
	"01": "31",
	"02": "29",
	"03": "31",
	"04": "30",
	"05": "31",
	"06": "30",
	"07": "31",
	"08": "31",
	"09": "30",
	"10": "31",
	"11": "30",
	"12": "31",
}

_has_wildcards(pattern) if contains(pattern, "*")

_has_wildcards(pattern) if contains(pattern, "?")

# Instance keys stand in brackets, which are character classes to `glob`.
_escaped(pattern) := replace(
	replace(replace(replace(replace(pattern, `\`, `\\`), "[", `\[`), "]", `\]`), "{", `\{`), "}",
	`\}`,
)
