# METADATA
# title: The load balancer is internal
# description: |
#   A load balancer that is not `internal = true` gets public addresses: whatever Astro reaches privately, the internet
#   reaches too. AWS makes it internet-facing where nothing is said, so the literal is demanded.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: Set `internal = true` on the load balancer. AWS replaces the load balancer for it.
#   document: AWS PrivateLink provides private connectivity between VPCs and services.
#   rows: ["43"]
#   avoid: |
#     resource "aws_lb" "orders" {
#       load_balancer_type               = "network"
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
package astro.rules.endpoint_service.load_balancer_internal

import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.on(balancer, _message, _expected, _actual(balancer)) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	_internet_facing(balancer)
}

deny contains finding.not_known(balancer, "internal", _expected) if {
	some address, _ in endpoint_service.load_balancers
	balancer := load_balancer.at[address]
	plan.unknown(balancer, "internal")
	endpoint_service.configured(balancer, "internal")
}

# The load balancer is managed elsewhere: the service that uses it is to blame.
deny contains finding.on(
	endpoint_service.concerning[address],
	concat("", ["the load balancer of ", source, " has public addresses: the internet reaches what Astro reaches"]),
	_expected,
	"internal = false",
) if {
	some source, addresses in endpoint_service.read_load_balancers
	plan.value(load_balancer.sources[source], "internal") == false
	some address in addresses
}

_message := "the load balancer has public addresses: the internet reaches what Astro reaches"

_expected := "internal = true"

_internet_facing(balancer) if plan.value(balancer, "internal") == false

_internet_facing(balancer) if _unset(balancer)

# Not set, it is shown as unknown, because AWS decides.
_unset(balancer) if {
	not plan.value(balancer, "internal")
	not _set_to_false(balancer)
	not endpoint_service.configured(balancer, "internal")
}

_set_to_false(balancer) if plan.value(balancer, "internal") == false

_actual(balancer) := "(not set)" if {
	_unset(balancer)
} else := plan.show(balancer, "internal")
