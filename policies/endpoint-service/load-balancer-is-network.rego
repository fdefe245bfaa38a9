# METADATA
# title: The load balancer is a network load balancer
# description: |
#   An endpoint service takes network load balancers only; the type defaults to `application`, and AWS refuses that when
#   the service is made.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Set `load_balancer_type = "network"`. AWS replaces the load balancer for it.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["43"]
#   avoid: |
#     resource "aws_lb" "orders" {
#       internal                         = true
#       subnets                          = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
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
package astro.rules.endpoint_service.load_balancer_is_network

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.attribute(balancer, "load_balancer_type", _message, _expected) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	not plan.unknown(balancer, "load_balancer_type")
	not _network(balancer)
}

deny contains finding.not_known(balancer, "load_balancer_type", _expected) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.unknown(balancer, "load_balancer_type")
}

deny contains finding.on(endpoint_service.concerning[address], _message, _expected, concat(" is ", [source, type])) if {
	some source, addresses in endpoint_service.read_load_balancers
	type := plan.value(load_balancer.sources[source], "load_balancer_type")
	type != "network"
	some address in addresses
}

_message := "only a network load balancer can stand behind an endpoint service"

_expected := "load_balancer_type = \"network\""

_network(balancer) if plan.value(balancer, "load_balancer_type") == "network"
