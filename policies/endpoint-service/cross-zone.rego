# METADATA
# title: Every zone of the load balancer reaches a target
# description: |
#   Cross-zone load balancing is off by default. An address of Astro's endpoint in a zone without a healthy target then
#   times out, so that some of the connections fail.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: Set `enable_cross_zone_load_balancing = true` on the load balancer, or register a target in every zone.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["43"]
#   avoid: |
#     resource "aws_lb" "orders" {
#       load_balancer_type         = "network"
#       internal                   = true
#       subnets                    = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
#       enable_deletion_protection = true
#     }
#   prefer: |
#     resource "aws_lb" "orders" {
#       load_balancer_type               = "network"
#       internal                         = true
#       subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
#       enable_cross_zone_load_balancing = true
#       enable_deletion_protection       = true
#     }
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#cross-zone-load-balancing
package astro.rules.endpoint_service.cross_zone

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.network
import data.astro.lib.plan

deny contains finding.attribute(
	balancer,
	"enable_cross_zone_load_balancing",
	"addresses of Astro's endpoint in a zone without a target time out",
	"enable_cross_zone_load_balancing = true, or a target in every zone",
) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.value(balancer, "load_balancer_type") == "network"
	plan.flag(balancer, "enable_cross_zone_load_balancing", false) == false
	not _target_groups_decide(address)
	not _reached(address)
}

deny contains finding.attribute(
	group,
	"load_balancing_cross_zone_enabled",
	"addresses of Astro's endpoint in a zone without a target time out",
	"load_balancing_cross_zone_enabled = \"true\", or a target in every zone",
) if {
	some address, _ in endpoint_service.load_balancers
	some of in load_balancer.target_groups_of[address]
	group := load_balancer.target_groups[of]
	plan.value(group, "load_balancing_cross_zone_enabled") == "false"
	not _covers(of, address)
	_zones(address) > 1
}

deny contains finding.not_known(balancer, "enable_cross_zone_load_balancing", "enable_cross_zone_load_balancing = true") if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.unknown(balancer, "enable_cross_zone_load_balancing")
}

# Each target group may overrule the load balancer.
_target_groups_decide(address) if {
	groups := load_balancer.target_groups_of[address]
	every group in groups {
		plan.value(load_balancer.target_groups[group], "load_balancing_cross_zone_enabled") in {"true", "false"}
	}
}

_reached(address) if _zones(address) == 1

_reached(address) if {
	groups := load_balancer.target_groups_of[address]
	every group in groups {
		_covers(group, address)
	}
}

# Targets whose zone the plan does not tell are taken to stand in zones of their own.
_covers(group, address) if {
	targets := object.get(load_balancer.attachments_of, group, set())
	zones := {zone | some target in targets; some zone in _zone(load_balancer.attachments[target])}
	count(zones) >= _zones(address)
}

_zones(address) := count(subnets) if {
	subnets := load_balancer.subnets_of(load_balancer.at[address])
	count(subnets) > 0
} else := 2

_zone(attachment) := {zone} if {
	zone := plan.value(attachment, "availability_zone")
	zone != "all"
} else := zones if {
	zones := {zone |
		some target in load_balancer.pointed(attachment, "target_id")
		some zone in _zones_of[target]
	}
	count(zones) > 0
} else := {attachment.address}

_zones_of := _instance_zones

_instance_zones[address] contains zone if {
	some address, instance in plan.of_type("aws_instance")
	zone := plan.value(instance, "availability_zone")
}

_instance_zones[address] contains zone if {
	some address, instance in plan.of_type("aws_instance")
	some zone in network.zones(network.subnets(instance, instance, "subnet_id"))
}
