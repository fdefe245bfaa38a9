# METADATA
# title: Databricks endpoints
# description: |
#   Which endpoints registered with Databricks are Astro's: Databricks tells the AWS account of an endpoint once it is
#   registered; before that, the connection that declares it, or the id of a cluster in its name.
# scope: package
package astro.lib.databricks_endpoint

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.intent
import data.astro.lib.plan
import data.astro.lib.vendor_list

# METADATA
# description: Registrations of Astro's endpoints, by address.
registrations[address] := registration if {
	some address, registration in plan.of_type("databricks_mws_vpc_endpoint")
	_astros(registration)
}

# METADATA
# description: Registrations of Astro's endpoints that an attribute (or block) of a resource names.
named(resource, attribute) := {address |
	some address in configuration.linked(resource, attribute)
	registrations[address]
} | {address |
	walk(object.get(resource.change.after, attribute, null), [_, id])
	some address in _by_id[id]
}

# METADATA
# description: Private access settings that decide over Astro's endpoints, by address.
settings[address] := resource if {
	some address, resource in plan.of_type("databricks_mws_private_access_settings")
	_decides(resource)
}

_astros(registration) if facts.accounts[plan.value(registration, "aws_account_id")]

_astros(_) if intent.route == "third-party-endpoint"

_astros(registration) if {
	some site in facts.sites
	contains(plan.value(registration, "vpc_endpoint_name"), site.id)
}

_decides(_) if intent.route == "third-party-endpoint"

_decides(resource) if count(named(resource, "allowed_vpc_endpoint_ids")) > 0

# Settings that admit every endpoint of the account.
_decides(resource) if {
	some registration in registrations
	vendor_list.provider(registration) == vendor_list.provider(resource)
	plan.value(registration, "region") == plan.value(resource, "region")
}

_by_id[id] contains address if {
	some address, registration in registrations
	some attribute in ["vpc_endpoint_id", "id"]
	id := plan.value(registration, attribute)
}
