# METADATA
# title: Public access to Databricks is decided on purpose
# description: |
#   Private access settings without `public_access_enabled` turn it off on AWS: everybody who signs in over the internet is
#   locked out of the workspaces that get the settings. Turning it off is right where it is meant, so say it.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: Set `public_access_enabled` to true or false.
#   document: Databricks (Front End Endpoints only)
#   rows: ["46"]
#   avoid: |
#     resource "databricks_mws_private_access_settings" "this" {
#       private_access_settings_name = "astro"
#       region                       = "us-east-1"
#     }
#   prefer: |
#     resource "databricks_mws_private_access_settings" "this" {
#       private_access_settings_name = "astro"
#       region                       = "us-east-1"
#       public_access_enabled        = true
#     }
# related_resources:
#   - https://registry.terraform.io/providers/databricks/databricks/latest/docs/resources/mws_private_access_settings
package astro.rules.third_party_endpoint.public_access_decided

import data.astro.lib.databricks_endpoint
import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.plan

deny contains finding.on(
	settings,
	"everybody who comes over the internet is locked out of Databricks",
	"public_access_enabled = true, or false on purpose",
	"(not set)",
) if {
	some settings in databricks_endpoint.settings
	not endpoint_service.configured(settings, "public_access_enabled")
	not plan.value(settings, "public_access_enabled")
}

deny contains finding.not_known(settings, "public_access_enabled", "public_access_enabled = true, or false on purpose") if {
	some settings in databricks_endpoint.settings
	endpoint_service.configured(settings, "public_access_enabled")
	plan.unknown(settings, "public_access_enabled")
}
