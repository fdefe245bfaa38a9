package astro.rules.endpoint_service.client_ip_test

import data.astro.rules.endpoint_service.client_ip as rule
import data.astro.testing
import data.astro.testing.endpoint_services as given

test_fail_preserved if {
	group := testing.linked(given.group({"preserve_client_ip": "true"}), {"preserve_client_ip": ["var.preserve"]})
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({}), group]) == {{
		"address": "aws_lb_target_group.orders",
		"message": "Astro's addresses are not preserved: targets see those of the load balancer",
		"expected": "not set; proxy_protocol_v2 = true where the service must tell its clients apart",
		"actual": "true",
		"unknown": false,
	}}
}

test_pass_default if {
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({}), given.group({"preserve_client_ip": "true"})]) == set()
}

_found(resources) := found if {
	found := rule.deny with input as given.plan(resources)
		with data.astro.facts as testing.facts
}

# As text or as a boolean, whichever the plan shows.
test_fail_preserved_as_boolean if {
	group := testing.linked(given.group({"preserve_client_ip": true}), {"preserve_client_ip": ["var.preserve"]})
	_found([given.service({}, {}), given.balancer({}, {}), given.listener({}), group]) == {{
		"address": "aws_lb_target_group.orders",
		"message": "Astro's addresses are not preserved: targets see those of the load balancer",
		"expected": "not set; proxy_protocol_v2 = true where the service must tell its clients apart",
		"actual": "true",
		"unknown": false,
	}}
}
