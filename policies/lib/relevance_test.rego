package astro.lib.relevance_test

import data.astro.lib.relevance
import data.astro.testing

# Each subject says what is its own; this only gathers, so the subjects stand in.
test_gathers_what_every_subject_shows if {
	relevance.concerned == {
		"accepter", "attachment", "gateway", "share-of", "share", "shared-rule", "resolver", "detached", "lost", "member",
		"route", "peering-route", "static-route", "service", "grant", "balancer", "entry", "registration", "settings",
		"aws_redshift_endpoint_authorization.a", "authorization", "aws_route53_zone.z",
		"aws_route53_zone_association.a", "ingress",
	} with input as testing.plan([
		testing.created("aws_redshift_endpoint_authorization.a", {"account": "222222222222"}, {}),
		testing.created("aws_redshift_endpoint_authorization.other", {"account": "555555555555"}, {}),
		testing.created("aws_route53_zone.z", {}, {}),
		testing.created("aws_route53_zone_association.a", {}, {}),
	])
		with data.astro.facts as testing.facts
		with data.astro.lib.peering.accepters as {"accepter": {0}}
		with data.astro.lib.peering.members as {"member"}
		with data.astro.lib.peering.routes_of as {"name": {1}}
		with data.astro.lib.routing.to_astro as [{"resource": {"address": "route"}}]
		with data.astro.lib.routing.routes as [{"resource": {"address": "none"}}, {"resource": {"address": "peering-route"}}]
		with data.astro.lib.attachment.accepters as {"attachment": {0}}
		with data.astro.lib.attachment.static_routes as {"static-route": "r"}
		with data.astro.lib.attachment.sites_of as {0}
		with data.astro.lib.transit_gateway.astro_gateways as {"gateway"}
		with data.astro.lib.ram.share_of as {"share-of": {"k"}}
		with data.astro.lib.ram.shares as {"share": {"address": "share"}}
		with data.astro.lib.ram.is_with_astro as true
		with data.astro.lib.link.own as {"k"}
		with data.astro.lib.resolver.shared_rules as {"shared-rule": {}}
		with data.astro.lib.resolver.of_astro as {"resolver": {}}
		with data.astro.lib.detachment.accepters as {"detached": {}}
		with data.astro.lib.unsharing.losses as [{"resource": {"address": "lost"}}]
		with data.astro.lib.endpoint_service.concerning as {"service": {}}
		with data.astro.lib.endpoint_service.grants as [{"resource": {"address": "grant"}}]
		with data.astro.lib.endpoint_service.load_balancers as {"balancer": {}}
		with data.astro.lib.allow_list.astro as [{"entries": [{"resource": {"address": "entry"}}]}]
		with data.astro.lib.databricks_endpoint.registrations as {"registration": {}}
		with data.astro.lib.databricks_endpoint.settings as {"settings": {}}
		with data.astro.lib.hosted_zone.authorizations as {"authorization": {}}
		with data.astro.lib.hosted_zone.authorized as {"aws_route53_zone.z": {0}}
		with data.astro.lib.hosted_zone.sites_of as {0}
		with data.astro.lib.security_group.ingress as [{"resource": {"address": "ingress"}, "cidrs": ["172.20.0.0/24"]}]
}

test_leaves_out_what_is_for_others if {
	relevance.concerned == set() with input as testing.plan([
		testing.created("aws_route53_zone.other", {}, {}),
		testing.created("aws_route53_zone_association.other", {}, {}),
	])
		with data.astro.facts as testing.facts
		with data.astro.lib.attachment.static_routes as {"static-route": "r"}
		with data.astro.lib.attachment.sites_of as set()
		with data.astro.lib.ram.share_of as {"share-of": {"k"}}
		with data.astro.lib.ram.shares as {"share": {"address": "share"}}
		with data.astro.lib.ram.is_with_astro as false
		with data.astro.lib.hosted_zone.authorized as {"Z-elsewhere": {0}}
		with data.astro.lib.hosted_zone.sites_of as set()
		with data.astro.lib.security_group.ingress as [{"resource": {"address": "ingress"}, "cidrs": ["10.0.0.0/24"]}]
}
