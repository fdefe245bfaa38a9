# METADATA
# title: Data services that admit Astro
# description: |
#   In which subnets a plan has data services whose security group admits a CIDR of a cluster: databases, warehouses and
#   caches in subnet groups, and instances.
# scope: package
package astro.lib.data_service

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.membership
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.security_group

# METADATA
# description: Sites (indices in `facts.sites`) that a data service in a subnet admits, by key of the subnet.
admitting[subnet] contains site if {
	some type, shape in _shapes
	some service in plan.of_type(type)
	some site in _admitted(service, shape.groups)
	some subnet in _subnets(service, shape.subnets)
}

_shapes := {
	"aws_db_instance": {"groups": "vpc_security_group_ids", "subnets": "db_subnet_group_name"},
	"aws_elasticache_cluster": {"groups": "security_group_ids", "subnets": "subnet_group_name"},
	"aws_elasticache_replication_group": {"groups": "security_group_ids", "subnets": "subnet_group_name"},
	"aws_instance": {"groups": "vpc_security_group_ids", "subnets": "subnet_id"},
	"aws_rds_cluster": {"groups": "vpc_security_group_ids", "subnets": "db_subnet_group_name"},
	"aws_redshift_cluster": {"groups": "vpc_security_group_ids", "subnets": "cluster_subnet_group_name"},
}

_subnet_groups := ["aws_db_subnet_group", "aws_elasticache_subnet_group", "aws_redshift_subnet_group"]

_admitted(service, attribute) := {site |
	count(_admitting) > 0
	some key in security_group.keys(service, attribute)
	some site in _admitting[key]
}

# Sites that a security group admits, by key of the group.
_admitting := _sites_of_group

_sites_of_group[key] contains range.site if {
	some entry in security_group.ingress
	some cidr in entry.cidrs
	some range in facts.holding(cidr)
	some key in entry.group
}

_subnets(service, attribute) := membership.targets(service, attribute) if {
	attribute == "subnet_id"
} else := {subnet |
	some address in _groups(service, attribute)
	group := _groups_at[address]
	some subnet in network.subnets(group, group, "subnet_ids")
}

_groups(service, attribute) := {address | some address in _by_name[plan.value(service, attribute)]} | configuration.linked(service, attribute)

_groups_at[address] := group if {
	some type in _subnet_groups
	some address, group in plan.of_type(type)
}

_by_name[name] contains address if {
	some address, group in _groups_at
	name := plan.value(group, "name")
}
