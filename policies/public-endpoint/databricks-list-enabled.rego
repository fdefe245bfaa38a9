# METADATA
# title: IP access lists are turned on before they are filled
# description: |
#   A Databricks IP access list has no effect until the workspace has `enableIpAccessLists`: everybody is admitted. The
#   setting has to be applied first, and only a dependency says so.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Set `enableIpAccessLists` in `databricks_workspace_conf`, and let the list depend on it with `depends_on`.
#   document: |
#     Some data services require you to whitelist a specific IP address before that address can access the service.
#   rows: ["46"]
#   avoid: |
#     resource "databricks_ip_access_list" "airflow" {
#       label        = "astro"
#       list_type    = "ALLOW"
#       ip_addresses = ["52.1.2.3/32", "52.1.2.4/32"]
#     }
#   prefer: |
#     resource "databricks_workspace_conf" "this" {
#       custom_config = {
#         enableIpAccessLists = true
#       }
#     }
#
#     resource "databricks_ip_access_list" "airflow" {
#       label        = "astro"
#       list_type    = "ALLOW"
#       ip_addresses = ["52.1.2.3/32", "52.1.2.4/32"]
#       depends_on   = [databricks_workspace_conf.this]
#     }
# related_resources:
#   - https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/ip_access_list
package astro.rules.public_endpoint.databricks_list_enabled

import data.astro.lib.configuration
import data.astro.lib.dependency
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.workspace

deny contains finding.on(
	list,
	"the list has no effect: nothing turns IP access lists on",
	"databricks_workspace_conf with enableIpAccessLists = true",
	"no databricks_workspace_conf that turns them on",
) if {
	some list in workspace.lists
	count(_settings(list, "true")) == 0
	count(_settings(list, "false")) == 0
	count(_unknown(list)) == 0
}

deny contains finding.on(
	setting,
	"IP access lists are off, so the list that admits Astro admits everybody",
	"enableIpAccessLists = true",
	"enableIpAccessLists = false",
) if {
	some list in workspace.lists
	some setting in _settings(list, "false")
}

deny contains finding.not_known(setting, "custom_config", "enableIpAccessLists = true") if {
	some list in workspace.lists
	some setting in _unknown(list)
}

# Only a new list is filled in some order.
deny contains finding.on(
	list,
	"the list may be filled before IP access lists are on",
	concat("", ["depends_on = [", setting.address, "]"]),
	"no dependency on the setting",
) if {
	some list in workspace.lists
	"create" in list.change.actions
	some setting in _settings(list, "true")
	not _waits(list, setting)
}

_waits(list, setting) if dependency.holds(list, configuration.place(setting))

_of_workspace(list) := [setting |
	some setting in plan.of_type("databricks_workspace_conf")
	workspace.same(list, setting)
]

_settings(list, value) := [setting |
	some setting in _of_workspace(list)
	lower(plan.text_scalar(plan.value(setting, "custom_config").enableIpAccessLists)) == value
]

_unknown(list) := [setting |
	some setting in _of_workspace(list)
	plan.partly_unknown(setting, "custom_config")
	not _known(setting)
]

_known(setting) if is_string(plan.text_scalar(plan.value(setting, "custom_config").enableIpAccessLists))
