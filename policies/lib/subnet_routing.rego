# METADATA
# title: Subnets and their route tables
# description: |
#   Which route tables the subnets of a plan use. Where an association cannot be told apart from others (it refers to
#   several subnets or tables), it says nothing.
# scope: package
package astro.lib.subnet_routing

import data.astro.lib.membership
import data.astro.lib.plan

# METADATA
# description: Keys of the tables that the subnets with this key are associated with.
tables := _tables

_tables[subnet] contains table if {
	some association in plan.of_type("aws_route_table_association")
	subnets := membership.targets(association, "subnet_id")
	count(subnets) == 1
	keys := membership.targets(association, "route_table_id")
	count(keys) == 1
	some subnet in subnets
	some table in keys
}

# METADATA
# description: Keys of tables that some subnet uses, associated in this plan, or as the main table of the VPC.
used := _used

_used contains table if {
	some type in ["aws_route_table_association", "aws_main_route_table_association"]
	some association in plan.of_type(type)
	some table in membership.targets(association, "route_table_id")
}
