# METADATA
# title: The Route 53 Resolver
# description: |
#   Which Resolver rules and endpoints of a plan serve Astro: a rule is in a share with a cluster's account, an outbound
#   endpoint sends what such a rule forwards, an inbound endpoint is what such a rule targets, or admits a cluster's
#   CIDR.
# scope: package
package astro.lib.resolver

import data.astro.lib.configuration
import data.astro.lib.facts
import data.astro.lib.link
import data.astro.lib.network
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.security_group

# METADATA
# description: Endpoints this plan manages, by address.
endpoints := plan.of_type("aws_route53_resolver_endpoint")

# METADATA
# description: Rules shared with a cluster's account, resources and data sources, by address.
shared_rules[address] := rule if {
	some rules in [plan.of_type("aws_route53_resolver_rule"), plan.sources_of_type("aws_route53_resolver_rule")]
	some address, rule in rules
	some key in link.own(rule)
	ram.given_to_astro[key]
}

# METADATA
# description: Outbound endpoints of this plan that shared rules use, by address, with the addresses of the rules.
outbound[address] contains name if {
	some name, rule in shared_rules
	some address in link.targets(rule, "resolver_endpoint_id")
	endpoints[address]
}

# METADATA
# description: Inbound endpoints of this plan that a rule targets, by address of the rule.
targeted[name] contains address if {
	some name, rule in plan.of_type("aws_route53_resolver_rule")
	some address in configuration.linked(rule, "target_ip")
	endpoints[address]
}

targeted[name] contains address if {
	some name, rule in plan.of_type("aws_route53_resolver_rule")
	some target in plan.blocks(rule, "target_ip")
	some address in _by_ip[plan.value(target, "ip")]
}

# METADATA
# description: Inbound endpoints of this plan that shared rules target, by address.
inbound contains address if {
	some name, _ in shared_rules
	some address in targeted[name]
}

# METADATA
# description: Inbound endpoints that admit a cluster's CIDR, with the CIDRs admitted.
admitting[address] contains range if {
	some address, endpoint in endpoints
	plan.value(endpoint, "direction") == "INBOUND"
	some entry in security_group.ingress_of(security_group.keys(endpoint, "security_group_ids"))
	some range in entry.cidrs
	count(facts.holding(range)) > 0
}

# METADATA
# description: Endpoints of this plan that serve Astro, by address.
of_astro[address] := endpoints[address] if some address, _ in outbound

of_astro[address] := endpoints[address] if some address in inbound

of_astro[address] := endpoints[address] if some address, _ in admitting

# METADATA
# description: Keys of the subnets of an endpoint, as far as the plan tells them.
subnets(endpoint) := {id |
	some block in plan.blocks(endpoint, "ip_address")
	id := plan.value(block, "subnet_id")
} | {address |
	some block in plan.blocks(endpoint, "ip_address")
	plan.unknown(block, "subnet_id")
	some address in configuration.linked(endpoint, "ip_address")
	contains(address, "_subnet.")
}

# METADATA
# description: Keys of the VPC of an endpoint.
vpcs(endpoint) := network.vpcs(((subnets(endpoint) | security_group.keys(endpoint, "security_group_ids")) | {id |
	id := plan.value(endpoint, "host_vpc_id")
}))

_by_ip[ip] contains address if {
	some address, endpoint in endpoints
	some block in plan.blocks(endpoint, "ip_address")
	ip := plan.value(block, "ip")
}
