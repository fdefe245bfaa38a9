# METADATA
# title: Endpoint services
# description: |
#   Which endpoint services of a plan Astro connects to, and whom they admit. A service goes by its *key*: its address
#   where it is in the plan, else the id that a standalone `aws_vpc_endpoint_service_allowed_principal` names. The
#   evidence is a principal of a cluster, a `*` (it includes Astro), the security group of its load balancer that admits
#   a cluster's CIDR, or the connection that declares it.
# scope: package
package astro.lib.endpoint_service

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.intent
import data.astro.lib.load_balancer
import data.astro.lib.plan
import data.astro.lib.principal
import data.astro.lib.security_group

# METADATA
# description: Endpoint services of the plan that concern Astro, by address.
concerning[address] := service if {
	some address, service in _services
	_evident[address]
}

# METADATA
# description: |
#   Every principal that the plan admits to a service that concerns Astro: `{resource, key, principal}`; `resource` is the
#   service or the standalone resource that admits it.
grants := [grant |
	some grant in _grants
	_evident[grant.key]
]

# METADATA
# description: |
#   Resources that admit a principal which is not known until apply, by address, with the key of the service. A role or
#   account that the plan itself makes is no cluster's; and a service that is known to be for others stays unjudged.
unknown_grants[address] contains key if {
	some key, owners in _unknown
	_may_be_astro(key)
	some address, _ in owners
}

# METADATA
# description: The known principals of a service, by its key.
principals_of := _principals_of

_principals_of[grant.key] contains grant.principal if some grant in _grants

# Looked up by key in a rule of many, an index is built once only if it is a complete rule.
_evident := _evidence

# METADATA
# description: Load balancers of the plan behind services that concern Astro, with the services, by address.
load_balancers[balancer] contains address if {
	some address, service in concerning
	some balancer in load_balancer.pointed(service, "network_load_balancer_arns")
	load_balancer.at[balancer]
}

# METADATA
# description: Load balancers that a data source describes behind services that concern Astro, with the services.
read_load_balancers[source] contains address if {
	some address, service in concerning
	some source in load_balancer.pointed(service, "network_load_balancer_arns")
	load_balancer.sources[source]
}

# METADATA
# description: The names of the clusters that a service admits by their account, or all of them if it does not tell.
sites_of(key) := sites if {
	accounts := {principal.account(admitted) | some admitted in principals_of[key]}
	sites := [site | some account in accounts; some site in _by_account[account]]
	count(sites) > 0
} else := facts.sites

# METADATA
# description: Endpoint services that the plan deletes or replaces, and Astro was admitted to, by address.
removed[address] := service if {
	some address, service in object.get(plan.removed, "aws_vpc_endpoint_service", {})
	_was_astros(service)
}

removed[address] := service if {
	some address, service in object.get(plan.removed, "aws_vpc_endpoint_service", {})
	_declared
}

# METADATA
# description: Whether an attribute is set to something, even if not known what.
configured(resource, attribute) if {
	expression := configuration.places[configuration.place(resource)].expressions[attribute]
	not _empty(expression)
}

_by_account := {account: sites |
	some account in facts.accounts
	sites := [site | some site in facts.sites; site.account == account]
}

_services := plan.of_type("aws_vpc_endpoint_service")

_standalone := plan.of_type("aws_vpc_endpoint_service_allowed_principal")

_grants := array.concat(
	[{"resource": service, "key": address, "principal": admitted} |
		some address, service in _services
		some admitted in plan.value(service, "allowed_principals")
		is_string(admitted)
	],
	[{"resource": grant, "key": key, "principal": admitted} |
		some address, grant in _standalone
		admitted := plan.value(grant, "principal_arn")
		some key in _keys_of[address]
	],
)

_unknown[address][address] := service if {
	some address, service in _services
	plan.partly_unknown(service, "allowed_principals")
	configured(service, "allowed_principals")
	not _own(service, "allowed_principals")
}

_unknown[key][address] := grant if {
	some address, grant in _standalone
	plan.unknown(grant, "principal_arn")
	not _own(grant, "principal_arn")
	some key in _keys_of[address]
}

_may_be_astro(key) if _evident[key]

_may_be_astro(key) if not principals_of[key]

# Customers' own roles and accounts.
_own(resource, attribute) if {
	referred := configuration.references(resource, attribute)
	count(referred) > 0
	every place in referred {
		_made_here(place)
	}
}

_made_here(place) if {
	some type in ["aws_iam_role.", "aws_iam_user.", "aws_organizations_account.", "aws_iam_group."]
	contains(concat("", [".", place]), concat("", [".", type]))
}

# Standalone resources, and the service each belongs to.
_keys_of[address] := _by_id(id) if {
	some address, grant in _standalone
	id := plan.value(grant, "vpc_endpoint_service_id")
}

_keys_of[address] := keys if {
	some address, grant in _standalone
	plan.unknown(grant, "vpc_endpoint_service_id")
	keys := {key | some key in configuration.linked(grant, "vpc_endpoint_service_id"); _services[key]}
}

_by_id(id) := object.get(_addresses, id, {id})

_addresses[id] contains address if {
	some address, service in _services
	id := plan.value(service, "id")
}

_evidence[grant.key] := true if {
	some grant in _grants
	_concerns_astro(grant.principal)
}

_evidence[address] := true if {
	some address, service in _services
	_was_astros(service)
}

_evidence[address] := true if {
	some address, _ in _services
	_declared
}

_evidence[address] := true if {
	some address, service in _services
	some tag in plan.value(service, "tags")
	_names[tag]
}

_evidence[address] := true if {
	some address, service in _services
	some balancer in load_balancer.pointed(service, "network_load_balancer_arns")
	some entry in security_group.ingress_of(security_group.keys(load_balancer.at[balancer], "security_groups"))
	some admitted in entry.cidrs
	count(facts.holding(admitted)) > 0
}

_concerns_astro(admitted) if principal.astro(admitted)

_concerns_astro(admitted) if principal.wildcard(admitted)

_was_astros(service) if {
	some admitted in service.change.before.allowed_principals
	_concerns_astro(admitted)
}

_was_astros(service) if {
	_once_astros[service.change.before.id]
}

# Ids of services that a standalone resource admitted Astro to.
_once_astros := {grant.change.before.vpc_endpoint_service_id |
	some grants in [_standalone, object.get(plan.removed, "aws_vpc_endpoint_service_allowed_principal", {})]
	some grant in grants
	_concerns_astro(grant.change.before.principal_arn)
}

_names := facts.accounts | {site.id | some site in facts.sites}

_declared if intent.route == "endpoint-service"

_empty(expression) if expression == {}

_empty(expression) if configuration.constant(expression) in [null, "", []]
