# METADATA
# title: A Snowflake account has one network policy
# description: |
#   An account takes a single network policy. Several attachments with `set_for_account` overwrite each other, and which one
#   wins changes from apply to apply: Astro is admitted today and refused tomorrow.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Attach the policy for Astro to the user Airflow signs in as (`users`), or merge the policies into one for the account.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "snowflake_network_policy_attachment" "airflow" {
#       network_policy_name = snowflake_network_policy.airflow.name
#       set_for_account     = true
#     }
#
#     resource "snowflake_network_policy_attachment" "office" {
#       network_policy_name = snowflake_network_policy.office.name
#       set_for_account     = true
#     }
#   prefer: |
#     resource "snowflake_network_policy_attachment" "airflow" {
#       network_policy_name = snowflake_network_policy.airflow.name
#       set_for_account     = false
#       users               = ["AIRFLOW"]
#     }
# related_resources:
#   - https://docs.snowflake.com/en/user-guide/network-policies
package astro.rules.public_endpoint.snowflake_one_account_policy

import data.astro.lib.allow_list
import data.astro.lib.configuration
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.vendor_list

deny contains finding.on(
	attachment,
	"several network policies are set for one account; which one holds is a matter of luck",
	"one attachment with set_for_account = true",
	concat(", ", sort([other | some other in addresses])),
) if {
	some addresses in _for_account
	count(addresses) > 1
	_astro_in(addresses)
	some address in addresses
	attachment := _setters[address]
}

deny contains finding.not_known(attachment, "set_for_account", "one attachment with set_for_account = true") if {
	some address, attachment in plan.of_type("snowflake_network_policy_attachment")
	plan.unknown(attachment, "set_for_account")
	others := object.get(_for_account, vendor_list.provider(attachment), set())
	count(others) > 0
	_astro_in(others | {address})
}

_for_account[vendor_list.provider(attachment)] contains address if {
	some address, attachment in _setters
}

_setters[address] := attachment if {
	some address, attachment in plan.of_type("snowflake_network_policy_attachment")
	plan.value(attachment, "set_for_account") == true
}

_setters[address] := parameter if {
	some address, parameter in plan.of_type("snowflake_account_parameter")
	upper(plan.value(parameter, "key")) == "NETWORK_POLICY"
}

_astro_in(addresses) if {
	some address in addresses
	some policy in _policies_of(address)
	allow_list.owners[policy]
}

_policies_of(address) := {policy |
	some attribute in ["network_policy_name", "value"]
	some policy in configuration.linked(_setters[address], attribute)
} | {policy |
	some attribute in ["network_policy_name", "value"]
	some policy in _named(plan.value(_setters[address], attribute))
}

_named(name) := {address |
	some address, policy in plan.of_type("snowflake_network_policy")
	upper(trim(name, "\"")) == upper(plan.value(policy, "name"))
}
