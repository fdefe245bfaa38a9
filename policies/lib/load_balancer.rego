# METADATA
# title: Load balancers
# description: |
#   What stands behind an endpoint service: load balancers, their listeners, target groups and targets, by address.
#   Links are read from known ARNs, and from the configuration where these are not known until apply.
# scope: package
package astro.lib.load_balancer

import data.astro.lib.configuration
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.security_group

# METADATA
# description: Load balancers of the plan, by address.
at[address] := balancer if {
	some type in ["aws_lb", "aws_alb"]
	some address, balancer in plan.of_type(type)
}

# METADATA
# description: Load balancers that data sources describe, by address.
sources[address] := source if {
	some type in ["aws_lb", "aws_alb"]
	some address, source in plan.sources_of_type(type)
}

# METADATA
# description: Target groups of the plan, by address.
target_groups[address] := group if {
	some type in ["aws_lb_target_group", "aws_alb_target_group"]
	some address, group in plan.of_type(type)
}

# METADATA
# description: Listeners of the plan, by address.
listeners[address] := listener if {
	some type in ["aws_lb_listener", "aws_alb_listener"]
	some address, listener in plan.of_type(type)
}

# METADATA
# description: Registered targets of the plan, by address.
attachments[address] := attachment if {
	some type in ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"]
	some address, attachment in plan.of_type(type)
}

# METADATA
# description: |
#   The addresses of what an attribute points to: by ARN or id where its value is known, else by the configuration. The
#   attribute may be a list.
pointed(resource, attribute) := {address |
	some value in _values(resource.change.after[attribute])
	some address in _identities[value]
} if {
	not plan.partly_unknown(resource, attribute)
} else := {address |
	some address in configuration.linked(resource, attribute)
	_identified[address]
} | {address |
	some value in _values(object.get(resource.change.after, attribute, null))
	some address in _identities[value]
}

# METADATA
# description: |
#   What an attribute certainly points to. A reference has no instance key, so that one of several instances of a
#   resource cannot be told from another.
certain(resource, attribute) := {address |
	pointed_to := pointed(resource, attribute)
	some address in pointed_to
	of := _identified[address]
	count({other | some other in pointed_to; _identified[other] == of}) == 1
}

# METADATA
# description: Listeners of a load balancer.
listeners_of := _listeners_of

_listeners_of[balancer] contains address if {
	some address, listener in listeners
	some balancer in pointed(listener, "load_balancer_arn")
	at[balancer]
}

# METADATA
# description: Target groups that a load balancer forwards to.
target_groups_of := _target_groups_of

_target_groups_of[balancer] contains group if {
	some balancer, addresses in listeners_of
	some address in addresses
	some group in _forwarded(listeners[address])
}

# METADATA
# description: Targets registered in a target group.
attachments_of := _attachments_of

_attachments_of[group] contains address if {
	some address, attachment in attachments
	some group in pointed(attachment, "target_group_arn")
	target_groups[group]
}

_forwarded(listener) := {group |
	walk(listener.change.after.default_action, [_, arn])
	some group in _identities[arn]
	target_groups[group]
} | {group |
	plan.partly_unknown(listener, "default_action")
	some group in configuration.linked(listener, "default_action")
	target_groups[group]
}

# Looked up by key in a rule of many, an index is built once only if it is a complete rule.
_identities := _by_identity

_by_identity[value] contains address if {
	some resources in [at, sources, target_groups, _subnets, _instances]
	some address, resource in resources
	some attribute in ["id", "arn"]
	value := plan.value(resource, attribute)
}

# Addresses that can be pointed to, with their place.
_identified[address] := configuration.place(resource) if {
	some resources in [at, sources, target_groups, _subnets, _instances]
	some address, resource in resources
}

_subnets[address] := subnet if some address, subnet in plan.of_type("aws_subnet")

_subnets[address] := subnet if some address, subnet in plan.sources_of_type("aws_subnet")

_instances[address] := instance if some address, instance in plan.of_type("aws_instance")

_instances[address] := instance if some address, instance in plan.sources_of_type("aws_instance")

_values(value) := value if {
	is_array(value)
} else := [value]

# METADATA
# description: |
#   The keys of the subnets of a load balancer; a load balancer has one subnet in each of its zones. Empty where the plan
#   does not tell.
subnets_of(balancer) := keys if {
	keys := ({subnet |
		some subnet in network.subnets(balancer, balancer, "subnets")
	} | {subnet |
		some block in plan.blocks(balancer, "subnet_mapping")
		subnet := plan.value(block, "subnet_id")
	}) | {subnet |
		plan.partly_unknown(balancer, "subnet_mapping")
		some subnet in configuration.linked(balancer, "subnet_mapping")
		_subnets[subnet]
	}
	every key in keys {
		_one_subnet(key)
	}
} else := set()

# METADATA
# description: The keys of security groups, and whether the plan makes all of them, so that it shows all their rules.
all_managed(keys) if {
	count(keys) > 0
	every key in keys {
		_managed[key]
	}
}

_managed := _managed_groups

_managed_groups[key] := true if {
	some type in ["aws_security_group", "aws_default_security_group"]
	some group in plan.of_type(type)
	some key in security_group.keys_of(group)
}

# An id, or a subnet; a data source that lists subnets may stand for any number.
_one_subnet(key) if _subnets[key]

_one_subnet(key) if startswith(key, "subnet-")
