# METADATA
# title: Resource shares
# description: |
#   Which RAM shares of a plan are for Astro, what they hold, and whom they name. A share goes by its keys (see
#   `astro.lib.link`), because principals and resources are tied to it by resources of their own, and the share itself
#   may be in another state.
# scope: package
package astro.lib.ram

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.link
import data.astro.lib.plan
import data.astro.lib.transit_gateway

# METADATA
# description: Shares this plan manages, by address.
shares := plan.of_type("aws_ram_resource_share")

# METADATA
# description: Principal associations, by address.
principals := plan.of_type("aws_ram_principal_association")

# METADATA
# description: Resource associations, by address.
contents := plan.of_type("aws_ram_resource_association")

# METADATA
# description: Keys of the share an association belongs to, by the association's address.
share_of[address] := keys if {
	some associations in [principals, contents]
	some address, association in associations
	keys := _share_keys(association)
}

# METADATA
# description: Addresses of the principal associations of a share, by key of the share.
principals_of[key] contains address if {
	some address, _ in principals
	some key in share_of[address]
}

# METADATA
# description: Addresses of the resource associations of a share, by key of the share.
contents_of[key] contains address if {
	some address, _ in contents
	some key in share_of[address]
}

# METADATA
# description: Associations whose share cannot be told, such as those that name it through a local.
adrift contains address if {
	some address, keys in share_of
	count(keys) == 0
}

# METADATA
# description: Keys of the shares that name a cluster's account, with the account.
with_astro[key] contains account if {
	some address, association in principals
	account := account_of(plan.value(association, "principal"))
	facts.accounts[account]
	some key in share_of[address]
}

# METADATA
# description: Whether a principal association names a cluster's account (or somebody in it).
names_astro(association) if is_astro(plan.value(association, "principal"))

# METADATA
# description: Whether a principal is a cluster's account, or somebody in it.
is_astro(principal) if facts.accounts[account_of(principal)]

# METADATA
# description: Whether one of these keys is that of a share with Astro.
is_with_astro(keys) if {
	some key in keys
	with_astro[key]
}

# METADATA
# description: The accounts of clusters that the share with these keys names.
accounts(keys) := {account | some key in keys; some account in with_astro[key]}

# METADATA
# description: Keys of what a resource association puts into its share; of an ARN also the id at its end.
content_keys(association) := keys | {_last(split(key, "/")) | some key in keys} if {
	keys := link.keys(association, "resource_arn")
}

# METADATA
# description: The account a principal is or belongs to; undefined for an organization or one of its units.
account_of(principal) := principal if {
	regex.match(`^[0-9]{12}$`, principal)
} else := split(principal, ":")[4] if {
	regex.match(`^arn:[a-z-]+:(iam|sts)::[0-9]{12}:`, principal)
}

_share_keys(association) := keys if {
	keys := link.keys(association, "resource_share_arn") | _by_sibling(association)
	count(keys) > 0
} else := link.own(shares[address]) if {
	# A local in between hides the link; where the module has but one share, it is that one.
	path := configuration.module_path(association)
	addresses := {address | some address, share in shares; configuration.module_path(share) == path}
	count(addresses) == 1
	some address in addresses
} else := set()

# `resource_share_arn = aws_ram_resource_association.x.resource_share_arn`
_by_sibling(association) := {key |
	some address in link.targets(association, "resource_share_arn")
	some key in link.keys(link.at[address], "resource_share_arn")
}

_last(pieces) := pieces[count(pieces) - 1]

# METADATA
# description: |
#   Shares of this plan that must be meant for Astro though they name no cluster's account: they hold a gateway that
#   carries routes to a cluster's CIDR, that no share of the plan gives to Astro, and that has no attachment of Astro's.
meant_for_astro contains address if {
	some address, _ in shares
	some held in contents_of[address]
	gateway := content_keys(contents[held])
	count(gateway & object.keys(transit_gateway.carrying)) > 0
	count(gateway & given_to_astro) == 0
	count(gateway & transit_gateway.attached) == 0
}

# METADATA
# description: Keys of everything in a share with a cluster's account.
given_to_astro contains key if {
	some address, content in contents
	is_with_astro(share_of[address])
	some key in content_keys(content)
}
