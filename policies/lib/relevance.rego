# METADATA
# title: What concerns Astro
# description: Counts what was judged, so that a typo in the facts does not look like a pass.
# scope: package
package astro.lib.relevance

import data.astro.lib.allow_list
import data.astro.lib.attachment
import data.astro.lib.databricks_endpoint
import data.astro.lib.detachment
import data.astro.lib.endpoint_service
import data.astro.lib.facts
import data.astro.lib.hosted_zone
import data.astro.lib.link
import data.astro.lib.peering
import data.astro.lib.plan
import data.astro.lib.ram
import data.astro.lib.resolver
import data.astro.lib.routing
import data.astro.lib.security_group
import data.astro.lib.transit_gateway
import data.astro.lib.unsharing

# METADATA
# description: Addresses of the resources for which the plan holds evidence that they concern Astro.
concerned contains address if some address, _ in peering.accepters

concerned contains route.resource.address if some route in routing.to_astro

concerned contains address if some address, _ in attachment.accepters

concerned contains address if some address in transit_gateway.astro_gateways

concerned contains address if {
	some address, route in attachment.static_routes
	count(attachment.sites_of(route)) > 0
}

concerned contains address if {
	some address, keys in ram.share_of
	ram.is_with_astro(keys)
}

concerned contains address if some address, _ in resolver.shared_rules

concerned contains address if some address, _ in resolver.of_astro

concerned contains address if {
	some address, share in ram.shares
	ram.is_with_astro(link.own(share))
}

concerned contains address if some address, _ in detachment.accepters

concerned contains loss.resource.address if some loss in unsharing.losses

concerned contains address if some address in peering.members

concerned contains address if {
	some indices in peering.routes_of
	some i in indices
	address := routing.routes[i].resource.address
}

concerned contains address if some address, _ in endpoint_service.concerning

concerned contains grant.resource.address if some grant in endpoint_service.grants

concerned contains address if some address, _ in endpoint_service.load_balancers

concerned contains entry.resource.address if {
	some list in allow_list.astro
	some entry in list.entries
}

concerned contains address if some address, _ in databricks_endpoint.registrations

concerned contains address if some address, _ in databricks_endpoint.settings

concerned contains address if {
	some address, authorization in plan.of_type("aws_redshift_endpoint_authorization")
	facts.accounts[plan.value(authorization, "account")]
}

concerned contains address if some address, _ in hosted_zone.authorizations

concerned contains address if {
	some address, _ in hosted_zone.authorized
	plan.of_type("aws_route53_zone")[address]
}

concerned contains address if {
	some address, association in plan.of_type("aws_route53_zone_association")
	count(hosted_zone.sites_of(association)) > 0
}

concerned contains entry.resource.address if {
	some entry in security_group.ingress
	some range in entry.cidrs
	count(facts.holding(range)) > 0
}
