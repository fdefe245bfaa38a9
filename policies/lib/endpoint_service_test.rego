package astro.lib.endpoint_service_test

import data.astro.lib.endpoint_service
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_concerns_by_security_group_of_the_load_balancer if {
	_concerning([
		given.service({"allowed_principals": []}, {}),
		given.balancer({"security_groups": ["sg-balancer"]}, {}),
		given.security_group("sg-balancer"),
		given.ingress("sg-balancer", {"cidr_ipv4": "172.20.1.0/24"}, {}),
	]) == {"aws_vpc_endpoint_service.orders"}
}

test_concerns_by_an_earlier_principal if {
	service := object.union(given.service({"allowed_principals": []}, {}), {"change": {"before": {"allowed_principals": ["*"]}}})
	_concerning([service]) == {"aws_vpc_endpoint_service.orders"}
}

test_concerns_by_declaration if {
	origin := {"connection": {"route": "endpoint-service"}}
	document := object.union(
		given.plan([given.service({"allowed_principals": []}, {})]),
		{"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}},
	)
	found := object.keys(endpoint_service.concerning) with input as document with data.astro.facts as testing.facts
	found == {"aws_vpc_endpoint_service.orders"}
}

test_standalone_by_reference if {
	grant := testing.linked(
		testing.created("aws_vpc_endpoint_service_allowed_principal.astro", {"principal_arn": given.role}, {"vpc_endpoint_service_id": true}),
		{"vpc_endpoint_service_id": ["aws_vpc_endpoint_service.orders.id", "aws_vpc_endpoint_service.orders"]},
	)
	_concerning([given.service({"allowed_principals": null, "id": null}, {"id": true, "allowed_principals": true}), grant]) == {"aws_vpc_endpoint_service.orders"}
}

test_silent_on_other_vendors if {
	_concerning([given.service({"allowed_principals": [given.vendor]}, {})]) == set()
}

test_sites_of_a_wildcard_are_all if {
	count(endpoint_service.sites_of("aws_vpc_endpoint_service.orders")) == 3 with input as given.plan([given.service({"allowed_principals": ["*"]}, {})])
		with data.astro.facts as testing.facts
}

# `allowed_principals = []` and `= null` in the configuration set nothing.
test_configured if {
	_configured({"references": ["var.principals"]})
	_configured({"constant_value": ["*"]})
	not _configured({"constant_value": []})
	not _configured({})
}

_configured(expression) if {
	service := given.service({}, {})
	document := object.union(given.plan([service]), {"configuration": {"root_module": {"resources": [{
		"address": "aws_vpc_endpoint_service.orders",
		"expressions": {"allowed_principals": expression},
	}]}}})
	endpoint_service.configured(service, "allowed_principals") with input as document
}

_concerning(resources) := found if {
	found := object.keys(endpoint_service.concerning) with input as given.plan(resources)
		with data.astro.facts as testing.facts
}
