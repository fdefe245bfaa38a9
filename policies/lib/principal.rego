# METADATA
# title: Principals
# description: |
#   Which AWS principals are Astro's. The document speaks of the Astronomer account; the role is what Astronomer asks
#   for today. Whoever names that role means Astro, whatever the account.
# scope: package
package astro.lib.principal

import data.astro.lib.facts

# METADATA
# description: The role with which Astronomer creates endpoints in the account of a cluster.
role := "role/astronomer-remote-management"

# METADATA
# description: Whether a principal is everybody.
wildcard("*")

wildcard(principal) if account(principal) == "*"

# METADATA
# description: The AWS account of a principal, an ARN or twelve digits; undefined for anything else.
account(principal) := split(principal, ":")[4] if {
	startswith(principal, "arn:")
} else := principal if {
	regex.match(`^[0-9]{12}$`, principal)
}

# METADATA
# description: What an ARN names inside its account, such as `root` or `role/name`; empty for anything else.
name(principal) := concat(":", array.slice(parts, 5, count(parts))) if {
	parts := split(principal, ":")
}

# METADATA
# description: Whether a principal is, or claims to be, a cluster's.
astro(principal) if facts.accounts[account(principal)]

astro(principal) if name(principal) == role

# METADATA
# description: Whether a principal is one that connects a cluster, its account or Astronomer's role in it.
documented(principal) if {
	facts.accounts[account(principal)]
	name(principal) in {"root", role}
	_partitions[split(principal, ":")[1]]
}

# METADATA
# description: What a finding expects, for the accounts of the clusters.
expected := concat(" or ", [principal |
	some account in sort([account | some account in facts.accounts])
	some partition in sort([partition | some partition in _partitions])
	some name in [role, "root"]
	principal := concat(":", ["arn", partition, "iam:", account, name])
])

_partitions := {_partition(site.region) | some site in facts.sites}

_partition(region) := "aws-us-gov" if {
	startswith(region, "us-gov-")
} else := "aws-cn" if {
	startswith(region, "cn-")
} else := "aws"
