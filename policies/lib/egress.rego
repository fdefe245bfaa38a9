# METADATA
# title: Egress rules of security groups
# description: |
#   Every way Terraform writes an egress rule, read as one, in the shape of `security_group`.
# scope: package
package astro.lib.egress

import data.astro.lib.ingress_rule
import data.astro.lib.plan
import data.astro.lib.security_group

# METADATA
# description: The egress rules of the groups with these keys.
of(keys) := [rules[i] |
	positions := {i | some key in keys; some i in _by_group[key]}
	some i in positions
]

# METADATA
# description: Every egress rule of the plan.
rules := array.concat(array.concat(_old_rules, _new_rules), _inline)

_by_group[key] contains i if {
	some i, entry in rules
	some key in entry.group
}

_old_rules := [ingress_rule.entry(rule, rule, keys, "protocol", ingress_rule.old_names, null) |
	some rule in plan.of_type("aws_security_group_rule")
	plan.value(rule, "type") == "egress"
	keys := security_group.keys(rule, "security_group_id")
]

_new_rules := [ingress_rule.entry(rule, rule, keys, "ip_protocol", ingress_rule.new_names, null) |
	some rule in plan.of_type("aws_vpc_security_group_egress_rule")
	keys := security_group.keys(rule, "security_group_id")
]

_inline := [ingress_rule.entry(group, block, security_group.keys_of(group), "protocol", ingress_rule.inline_names, "egress") |
	some type in ["aws_security_group", "aws_default_security_group"]
	some group in plan.of_type(type)
	some block in plan.blocks(group, "egress")
]
