package astro.rules.endpoint_service.no_udp_test

import data.astro.rules.endpoint_service.no_udp as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_listener_and_group if {
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({"protocol": "UDP"}), given.group({"protocol": "TCP_UDP"})]) == {
		{
			"address": "aws_lb_listener.orders",
			"message": "Astro cannot reach this: an endpoint service carries TCP only",
			"expected": "TCP or TLS",
			"actual": "UDP",
			"unknown": false,
		},
		{
			"address": "aws_lb_target_group.orders",
			"message": "Astro cannot reach this: an endpoint service carries TCP only",
			"expected": "TCP or TLS",
			"actual": "TCP_UDP",
			"unknown": false,
		},
	}
}

test_unknown if {
	group := object.union(
		testing.linked(given.group({"protocol": null}), {"protocol": ["terraform_data.input.output"]}),
		{"change": {"after_unknown": {"protocol": true}}},
	)
	some finding in _found([given.service({}, {}), given.balancer({}, {}), given.listener({}), group])
	finding.unknown
}

test_pass_tcp if _found([given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({})]) == set()

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_every_protocol_over_udp if {
	every protocol in ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"] {
		_found([given.service({}, {}), given.balancer({}, {}), given.listener({"protocol": protocol}), given.group({})]) == {{
			"address": "aws_lb_listener.orders",
			"message": "Astro cannot reach this: an endpoint service carries TCP only",
			"expected": "TCP or TLS",
			"actual": protocol,
			"unknown": false,
		}}
	}
}

test_unknown_whole_finding if {
	_with_unknown_protocol({"protocol": ["terraform_data.input.output"]}) == {{
		"address": "aws_lb_target_group.orders",
		"message": "protocol is not known until apply, so this cannot be checked before it",
		"expected": "TCP or TLS",
		"actual": "(known after apply)",
		"unknown": true,
	}}
}

# Not set, AWS decides, and takes what the listener has.
test_silent_on_protocol_not_set if _with_unknown_protocol({}) == set()

_with_unknown_protocol(references) := found if {
	group := object.union(
		testing.linked(given.group({"protocol": null}), references),
		{"change": {"after_unknown": {"protocol": true}}},
	)
	found := _found([given.service({}, {}), given.balancer({}, {}), given.listener({}), group])
}
