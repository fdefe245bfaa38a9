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
	not _configured({"constant_value": ""})
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

test_concerns_by_a_tag_that_names_an_account_or_a_cluster if {
	every tag in ["222222222222", "clk1abcde"] {
		_concerning([given.service({"allowed_principals": [], "tags": {"for": tag}}, {})]) == {"aws_vpc_endpoint_service.orders"}
	}
	_concerning([given.service({"allowed_principals": [], "tags": {"for": "orders"}}, {})]) == set()
}

# A standalone resource once admitted somebody to the service of this id.
test_concerns_by_an_earlier_grant if {
	_concerning(_once(given.role)) == {"aws_vpc_endpoint_service.orders"}
	_concerning(_once(given.vendor)) == set()
}

_once(principal) := [
	object.union(given.service({"allowed_principals": []}, {}), {"change": {"before": {"id": "vpce-svc-1"}}}),
	json.patch(testing.with_actions(given.grant({}, {}), ["delete"]), [
		{"op": "replace", "path": "/change/before", "value": {"vpc_endpoint_service_id": "vpce-svc-1", "principal_arn": principal}},
		{"op": "replace", "path": "/change/after", "value": null},
	]),
]

test_load_balancers_of_the_plan_and_those_that_are_read if {
	service := given.service({}, {})
	managed := given.plan([service, given.balancer({}, {})])
	read := testing.with_sources(given.plan([service]), [given.read_balancer({})])
	_behind(managed) == [{"aws_lb.orders": {"aws_vpc_endpoint_service.orders"}}, {}]
	_behind(read) == [{}, {"data.aws_lb.orders": {"aws_vpc_endpoint_service.orders"}}]
}

_behind(document) := found if {
	found := [endpoint_service.load_balancers, endpoint_service.read_load_balancers] with input as document
		with data.astro.facts as testing.facts
}

# A principal that is not known yet stands as null in the list.
test_grants_are_of_known_principals if {
	service := given.service({"allowed_principals": [given.role, null]}, {"allowed_principals": [false, true]})
	found := endpoint_service.grants with input as given.plan([service]) with data.astro.facts as testing.facts
	found == [{"resource": service, "key": "aws_vpc_endpoint_service.orders", "principal": given.role}]
}

# What is no service of the plan stays a grant to nobody that is known.
test_grants_of_a_service_that_is_read if {
	grant := testing.linked(
		testing.created("aws_vpc_endpoint_service_allowed_principal.astro", {"principal_arn": given.role}, {"vpc_endpoint_service_id": true}),
		{"vpc_endpoint_service_id": ["data.aws_vpc_endpoint_service.orders.service_id", "data.aws_vpc_endpoint_service.orders"]},
	)
	document := testing.with_sources(
		given.configured(given.plan([grant]), "data.aws_vpc_endpoint_service.orders", {}),
		[testing.read("data.aws_vpc_endpoint_service.orders", {"id": "vpce-svc-1"})],
	)
	found := endpoint_service.grants with input as document with data.astro.facts as testing.facts
	found == []
}

test_unknown_grants_are_not_of_what_the_plan_makes if {
	every type in ["aws_iam_role", "aws_iam_user", "aws_iam_group", "aws_organizations_account"] {
		_unknown_grants(concat(".", [type, "own"])) == {}
	}
	_unknown_grants("aws_ssm_parameter.principal") == {"aws_vpc_endpoint_service_allowed_principal.astro": {"aws_vpc_endpoint_service.orders"}}
}

_unknown_grants(reference) := found if {
	grant := testing.linked(given.grant({}, {"principal_arn": true}), {"principal_arn": [concat(".", [reference, "arn"]), reference]})
	made := testing.created(reference, {}, {"arn": true})
	found := endpoint_service.unknown_grants with input as given.plan([given.service({}, {}), grant, made])
		with data.astro.facts as testing.facts
}
