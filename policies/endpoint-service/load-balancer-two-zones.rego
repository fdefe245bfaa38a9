# METADATA
# title: The load balancer stands in two zones
# description: |
#   Astro's endpoint gets an address in each zone that it has in common with the service. With a single zone there may be
#   none in common (zone names differ between accounts), and when that zone fails the service is gone.
# scope: package
# custom:
#   severity: warning
#   unknown: note
#   remediation: Give the load balancer subnets in at least two Availability Zones.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["43"]
#   avoid: |
#     resource "aws_lb" "orders" {
#       load_balancer_type               = "network"
#       internal                         = true
#       subnets                          = ["subnet-0123456789abcdef0"]
#       enable_cross_zone_load_balancing = true
#       enable_deletion_protection       = true
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
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
package astro.rules.endpoint_service.load_balancer_two_zones

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.network
import data.astro.lib.plan

deny contains finding.on(balancer, _message, _expected, _actual(subnets)) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	subnets := load_balancer.subnets_of(balancer)
	_single_zone(subnets)
}

deny contains finding.on(endpoint_service.concerning[address], _message, _expected, concat("", [source, " has one subnet"])) if {
	some source, addresses in endpoint_service.read_load_balancers
	count(plan.value(load_balancer.sources[source], "subnets")) == 1
	some address in addresses
}

_message := "the load balancer stands in one Availability Zone; Astro may have no zone in common with it"

_expected := "subnets in at least two Availability Zones"

_single_zone(subnets) if count(subnets) == 1

_single_zone(subnets) if {
	every subnet in subnets {
		count(network.zones({subnet})) == 1
	}
	count(network.zones(subnets)) == 1
}

_actual(subnets) := concat("", ["zone ", zone]) if {
	some zone in network.zones(subnets)
} else := "one subnet"
