# METADATA
# title: Findings
# description: |
#   What a rule reports. A rule says only what is its own; `astro.main` adds the rule's id, severity and remediation
#   from its METADATA.
# scope: package
package astro.lib.finding

import data.astro.lib.plan

# METADATA
# description: A finding on a resource (or block of one).
on(resource, message, expected, actual) := {
	"address": resource.address,
	"message": message,
	"expected": expected,
	"actual": actual,
	"unknown": false,
}

# METADATA
# description: A finding on an attribute of a resource; shows the attribute's value as what was found.
attribute(resource, name, message, expected) := on(resource, message, expected, plan.show(resource, name))

# METADATA
# description: An attribute that the rule needs is not known until apply. Fails closed.
not_known(resource, name, expected) := {
	"address": resource.address,
	"message": concat("", [name, " is not known until apply, so this cannot be checked before it"]),
	"expected": expected,
	"actual": "(known after apply)",
	"unknown": true,
}

# METADATA
# description: A finding on the plan as a whole, where no resource is to blame.
on_plan(message, expected, actual) := {
	"address": null,
	"message": message,
	"expected": expected,
	"actual": actual,
	"unknown": false,
}
