package astro.rules.teardown.load_balancer_replaced_test

import data.astro.rules.teardown.load_balancer_replaced as rule
import data.astro.testing

test_fail_replaced if {
	_found([_balancer("arn:orders"), _service(["arn:aws:iam::222222222222:root"])]) == {{
		"address": "aws_lb.orders",
		"message": "the load balancer stands behind the live service aws_vpc_endpoint_service.orders, which Astro is cut off from",
		"expected": "the load balancer stays until no service has it",
		"actual": "delete and create",
		"unknown": false,
	}}
}

test_pass_another_load_balancer if _found([_balancer("arn:website"), _service(["arn:aws:iam::222222222222:root"])]) == set()

test_silent_on_others if _found([_balancer("arn:orders"), _service(["arn:aws:iam::464622532012:root"])]) == set()

_balancer(arn) := object.union(
	testing.created("aws_lb.orders", {}, {"arn": true}),
	{"change": {"actions": ["delete", "create"], "before": {"arn": arn}}},
)

_service(principals) := object.union(
	testing.created("aws_vpc_endpoint_service.orders", {"allowed_principals": principals}, {"network_load_balancer_arns": true}),
	{"change": {"actions": ["update"], "before": {"allowed_principals": principals, "network_load_balancer_arns": ["arn:orders"]}}},
)

_found(resources) := found if {
	found := rule.deny with input as testing.plan(resources)
		with data.astro.facts as testing.facts
}

test_fail_by_its_old_name if {
	old := object.union(_balancer("arn:orders"), {"address": "aws_alb.orders", "type": "aws_alb"})
	{finding.address | some finding in _found([old, _service(["arn:aws:iam::222222222222:root"])])} == {"aws_alb.orders"}
}

# The service goes as well: teardown/service-with-connections speaks.
test_silent_where_the_service_goes if {
	_found([_balancer("arn:orders"), testing.with_actions(_service(["arn:aws:iam::222222222222:root"]), ["delete", "create"])]) == set()
}
