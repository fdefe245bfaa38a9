# METADATA
# title: The rules
# description: What findings say of their rule. Generated from METADATA by `npm run policies`; do not edit.
# scope: package
package astro.lib.rules

# METADATA
# description: By route and name, as in the package of the rule.
table := {
	"vpc_peering": {
		"accepter_must_accept": {
			"id": "vpc-peering/accepter-must-accept",
			"severity": "error",
			"unknown": "note",
			"remediation": "Set `auto_accept = true` on the accepter.",
		},
	},
}
