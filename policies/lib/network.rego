# METADATA
# title: VPCs, their CIDRs, subnets and zones
# description: |
#   Which VPC something belongs to, and what is known of it. A VPC goes by its *keys*: its id where known, and the
#   addresses of the resource and data sources that stand for it. Keys of other things (subnets, route tables) lead to
#   the keys of their VPC.
# scope: package
package astro.lib.network

import data.astro.lib.configuration
import data.astro.lib.membership
import data.astro.lib.plan
import data.astro.lib.region

# METADATA
# description: Every key of the VPCs that these keys (of VPCs, subnets, route tables, or what has a `vpc_id`) lead to.
vpcs(keys) := {key | some key in membership.reached(keys); _vpc(key)}

# METADATA
# description: The keys of the VPC an attribute refers to, by literal, reference, or what it refers to belongs to.
vpcs_of(resource, attribute) := vpcs(membership.targets(resource, attribute))

# METADATA
# description: The resources and data sources among the keys of a VPC, by address.
objects(keys) := {key: membership.vpc_objects[key] | some key in keys}

# METADATA
# description: The known IPv4 CIDRs of a VPC, secondary ones too.
cidrs(keys) := {cidr | some key in keys; some cidr in object.get(_cidrs, key, set())}

# METADATA
# description: The known first CIDR of a VPC; a set, for a plan may know several VPCs by these keys.
primary_cidrs(keys) := {cidr | some key in keys; some cidr in object.get(_primary, key, set())}

# METADATA
# description: |
#   Addresses of resources and data sources whose CIDR belongs to a VPC and is not known until apply, unless another
#   source tells the same.
unknown_cidrs(keys) := {address |
	some address, object in objects(keys)
	plan.unknown(object, "cidr_block")
	count(primary_cidrs(keys)) == 0
} | {address |
	some key in keys
	some address in object.get(_unknown_associations, key, set())
}

# METADATA
# description: |
#   Who gives a VPC a CIDR: addresses of resources this plan manages, or of the data source that read it where it
#   manages none.
cidr_owners(keys, cidr) := managed if {
	managed := {address | some key in keys; some address in object.get(_cidr_owners, [key, cidr], set()); not startswith(address, "data.")}
	count(managed) > 0
} else := {address | some key in keys; some address in object.get(_cidr_owners, [key, cidr], set())}

# METADATA
# description: The keys of the subnets an attribute (or block) refers to.
subnets(resource, block, attribute) := _strings(block, attribute) if {
	count(_strings(block, attribute)) > 0
} else := configuration.linked(resource, attribute)

# METADATA
# description: The availability zones of subnets, by any of their keys, where the plan tells them.
zones(keys) := {zone | some key in keys; some node in membership.reached({key}); zone := object.get(_zones, node, null); zone != null}

# METADATA
# description: The AWS region of a resource; undefined where a plan does not tell (see `region`).
region_of(resource) := region.of(resource)

# METADATA
# description: The region of a VPC, by its keys; undefined where the plan does not tell or tells several.
vpc_region(keys) := region_name if {
	regions := {name | some object in objects(keys); name := region.of(object)}
	count(regions) == 1
	some region_name in regions
}

_vpc(key) if startswith(key, "vpc-")

_vpc(key) if membership.vpc_objects[key]

_cidrs[key] contains cidr if {
	some key, owners in _cidr_owners
	some cidr, _ in owners
}

_primary[address] contains cidr if {
	some address, object in membership.vpc_objects
	cidr := plan.value(object, "cidr_block")
}

_primary[key] contains cidr if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	key := plan.value(source, "peer_vpc_id")
	cidr := plan.value(source, "peer_cidr_block")
}

_cidr_owners[key][cidr] contains address if {
	some key, primary in _primary
	some cidr in primary
	some address in _primary_owners(key)
}

# What was read of a VPC of this account holds its secondary CIDRs too.
_cidr_owners[address][cidr] contains address if {
	some address, source in plan.sources_of_type("aws_vpc")
	some block in plan.blocks(source, "cidr_block_associations")
	not _disassociated(block)
	cidr := plan.value(block, "cidr_block")
}

_cidr_owners[key][cidr] contains source.address if {
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	key := plan.value(source, "peer_vpc_id")
	some block in plan.blocks(source, "peer_cidr_block_set")
	cidr := plan.value(block, "cidr_block")
}

_cidr_owners[key][cidr] contains address if {
	some address, association in plan.of_type("aws_vpc_ipv4_cidr_block_association")
	cidr := plan.value(association, "cidr_block")
	some key in membership.targets(association, "vpc_id")
}

_unknown_associations[key] contains address if {
	some address, association in plan.of_type("aws_vpc_ipv4_cidr_block_association")
	plan.unknown(association, "cidr_block")
	some key in membership.targets(association, "vpc_id")
}

_disassociated(block) if plan.value(block, "state") == "disassociated"

_primary_owners(key) := {key} if {
	membership.vpc_objects[key]
} else := {source.address |
	some source in plan.sources_of_type("aws_vpc_peering_connection")
	plan.value(source, "peer_vpc_id") == key
}

_zones[address] := zone if {
	some resources in [plan.of_type("aws_subnet"), plan.of_type("aws_default_subnet"), plan.sources_of_type("aws_subnet")]
	some address, subnet in resources
	zone := _zone(subnet)
}

_zone(subnet) := zone if {
	zone := plan.value(subnet, "availability_zone")
} else := plan.value(subnet, "availability_zone_id")

_strings(block, attribute) := {value} if {
	value := plan.value(block, attribute)
	is_string(value)
} else := {value |
	some value in plan.value(block, attribute)
	is_string(value)
}
