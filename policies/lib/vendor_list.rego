# METADATA
# title: Lists of Snowflake and Databricks
# description: |
#   Snowflake network policies with the rules they name, and the IP access lists of Databricks workspaces, in the shape of
#   `allow_list`. The lists of one workspace add up; so do the addresses and the rules of one policy.
# scope: package
package astro.lib.vendor_list

import data.astro.lib.configuration
import data.astro.lib.plan

# METADATA
# description: Every list of the plan, in the shape that `allow_list` describes, with texts instead of entries.
lists := array.concat(array.concat(_policies, _rules), _workspaces)

# METADATA
# description: Snowflake network rules that a policy of the plan names, by the address of the policy, then "allow" or "block".
rules_of[address][kind] contains rule if {
	some address, policy in plan.of_type("snowflake_network_policy")
	some kind, names in _names
	some rule in _named(policy, names.rules)
}

# METADATA
# description: What tells the workspaces (or accounts) of a plan apart, the provider configuration of a resource.
provider(resource) := key if {
	key := configuration.places[configuration.place(resource)].provider_config_key
} else := ""

_names := {
	"allow": {"addresses": "allowed_ip_list", "rules": "allowed_network_rule_list"},
	"block": {"addresses": "blocked_ip_list", "rules": "blocked_network_rule_list"},
}

_policies := [list |
	some address, policy in plan.of_type("snowflake_network_policy")
	some kind, names in _names
	rules := object.get(rules_of, [address, kind], set())
	list := {
		"id": address,
		"kind": kind,
		"service": "snowflake",
		"resource": policy,
		"complete": _all_named(policy, names.rules, rules),
		"unknown": (_unknown(policy, names.addresses) + _unknown_rules(rules)) > 0,
		"texts": array.concat(
			[{"resource": policy, "text": text} | some text in plan.value(policy, names.addresses); is_string(text)],
			[text | some rule in rules; some text in _texts(plan.of_type("snowflake_network_rule")[rule], "value_list")],
		),
	}
]

# Rules that no policy of the plan names.
_rules := [list |
	some address, rule in _ingress
	not _used[address]
	list := {
		"id": address,
		"kind": "allow",
		"service": "snowflake",
		"resource": rule,
		"complete": true,
		"unknown": _unknown(rule, "value_list") > 0,
		"texts": _texts(rule, "value_list"),
	}
]

_workspaces := [list |
	some workspace, kinds in _by_workspace
	some kind, addresses in kinds
	all := plan.of_type("databricks_ip_access_list")
	list := {
		"id": concat(" ", ["databricks", workspace]),
		"kind": kind,
		"service": "databricks",
		"resource": all[min(addresses)],
		"complete": true,
		"unknown": sum([_unknown(all[address], "ip_addresses") | some address in addresses]) > 0,
		"texts": [text | some address in addresses; some text in _texts(all[address], "ip_addresses")],
	}
]

_by_workspace[workspace][kind] contains address if {
	some address, list in plan.of_type("databricks_ip_access_list")
	plan.flag(list, "enabled", true) == true
	workspace := provider(list)
	kind := lower(plan.value(list, "list_type"))
	kind in {"allow", "block"}
}

_ingress[address] := rule if {
	some address, rule in plan.of_type("snowflake_network_rule")
	plan.value(rule, "type") == "IPV4"
	plan.value(rule, "mode") == "INGRESS"
}

_used := {rule |
	some kinds in rules_of
	some rules in kinds
	some rule in rules
}

_named(policy, attribute) := {rule |
	plan.partly_unknown(policy, attribute)
	some rule in configuration.linked(policy, attribute)
	_ingress[rule]
} | {rule |
	some name in plan.value(policy, attribute)
	some rule in _names_of_rules[_bare(name)]
}

# Looked up by key in a rule of many, an index is built once only if it is a complete rule.
_names_of_rules := _by_name

_by_name[name] contains address if {
	some address, rule in _ingress
	some attribute in ["fully_qualified_name", "name"]
	name := _bare(plan.value(rule, attribute))
}

# `"DB"."SCHEMA"."RULE"` → `RULE`
_bare(name) := trim(parts[count(parts) - 1], `"`) if {
	parts := split(name, ".")
}

_all_named(policy, attribute, rules) if {
	every name in object.get(policy.change.after, attribute, []) {
		_settled(name)
	}
	_resolved(policy, attribute, rules)
} else if {
	plan.unset(policy, attribute)
} else := false

_settled(name) if _names_of_rules[_bare(name)]

# Stands at synth for a name that is not known yet; `_resolved` asks what it refers to.
_settled(null)

_resolved(policy, attribute, _) if not plan.partly_unknown(policy, attribute)

_resolved(_, _, rules) if count(rules) > 0

_unknown_rules(rules) := sum([_unknown(plan.of_type("snowflake_network_rule")[rule], "value_list") | some rule in rules])

_unknown(resource, attribute) := 1 if {
	plan.partly_unknown(resource, attribute)
} else := 0

_texts(resource, attribute) := [{"resource": resource, "text": text} |
	some text in plan.value(resource, attribute)
	is_string(text)
]
