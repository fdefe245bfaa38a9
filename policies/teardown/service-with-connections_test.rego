package astro.rules.teardown.service_with_connections_test

import data.astro.rules.teardown.service_with_connections as rule
import data.astro.testing

test_fail_connected if {
	_found([_service(["delete"]), _accepter("available")]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "Astro's endpoint is connected to the service that goes",
		"expected": "the service stays until Astronomer has deleted its endpoint",
		"actual": "vpce-0123456789abcdef0",
		"unknown": false,
	}}
}

test_unknown_connections if {
	_found([_service(["delete", "create"])]) == {{
		"address": "aws_vpc_endpoint_service.orders",
		"message": "whether Astro's endpoint is still connected to the service that goes, the plan does not tell",
		"expected": "the service stays until Astronomer has deleted its endpoint",
		"actual": "delete and create",
		"unknown": true,
	}}
}

test_unknown_after_rejection if {
	{finding.unknown | some finding in _found([_service(["delete"]), _accepter("rejected")])} == {true}
}

test_fail_admitted_by_a_standalone_principal if {
	service := object.union(_service(["delete"]), {"change": {"before": {"allowed_principals": []}}})
	grant := _gone("aws_vpc_endpoint_service_allowed_principal.astro", {
		"vpc_endpoint_service_id": "vpce-svc-0123456789abcdef0",
		"principal_arn": "arn:aws:iam::222222222222:root",
	})
	count(_found([service, grant])) == 1
}

test_fail_declared if count(_declared({})) == 1

test_pass_retired if _declared({"retired": true}) == set()

test_pass_update if _found([object.union(_service(["update"]), {"change": {"after": {"allowed_principals": []}}})]) == set()

test_silent_on_others if {
	_found([object.union(_service(["delete"]), {"change": {"before": {"allowed_principals": ["arn:aws:iam::464622532012:root"]}}})]) == set()
}

_declared(intent) := found if {
	service := object.union(_service(["delete"]), {"change": {"before": {"allowed_principals": []}}})
	origin := {"connection": {"route": "endpoint-service"}, "intent": intent}
	variables := {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}}
	found := rule.deny with input as object.union(testing.plan([service]), variables)
		with data.astro.facts as testing.facts
}

_service(actions) := object.union(
	_gone("aws_vpc_endpoint_service.orders", {
		"id": "vpce-svc-0123456789abcdef0",
		"allowed_principals": ["arn:aws:iam::222222222222:role/astronomer-remote-management"],
	}),
	{"change": {"actions": actions}},
)

_accepter(state) := _gone("aws_vpc_endpoint_connection_accepter.astro", {
	"vpc_endpoint_service_id": "vpce-svc-0123456789abcdef0",
	"vpc_endpoint_id": "vpce-0123456789abcdef0",
	"vpc_endpoint_state": state,
})

_gone(address, before) := object.union(
	testing.created(address, {}, {}),
	{"change": {"actions": ["delete"], "before": before, "after": null}},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_unknown_after_any_end if {
	every state in ["rejected", "deleted", "failed", "expired"] {
		{finding.unknown | some finding in _found([_service(["delete"]), _accepter(state)])} == {true}
	}
}

test_pass_retired_and_connected if {
	origin := {"connection": {"route": "endpoint-service"}, "intent": {"retired": true}}
	variables := {"configuration": {"root_module": {"variables": {"astro_connect_origin": {"default": origin}}}}}
	rule.deny == set() with input as object.union(testing.plan([_service(["delete"]), _accepter("available")]), variables)
		with data.astro.facts as testing.facts
}
