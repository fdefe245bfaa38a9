# METADATA
# title: What rule tests on endpoint services are written with
# description: A service behind a load balancer, with a listener, a target group and a target; every ARN is known.
# scope: package
package astro.testing.endpoint_services

import data.astro.testing

# METADATA
# description: Astronomer's role in the account of the clusters.
role := "arn:aws:iam::222222222222:role/astronomer-remote-management"

# METADATA
# description: Another vendor's principal.
vendor := "arn:aws:iam::464622532012:root"

# METADATA
# description: The ARN of the load balancer.
balancer_arn := "arn:aws:elasticloadbalancing:us-east-1:333333333333:loadbalancer/net/orders/0123456789abcdef"

# METADATA
# description: The service, which admits Astro unless the attributes say otherwise.
service(after, unknown) := testing.created(
	"aws_vpc_endpoint_service.orders",
	object.union(
		{
			"id": "vpce-svc-0123456789abcdef0",
			"acceptance_required": true,
			"network_load_balancer_arns": [balancer_arn],
			"allowed_principals": [role],
		},
		after,
	),
	unknown,
)

# METADATA
# description: A standalone principal of the service.
grant(after, unknown) := testing.created(
	"aws_vpc_endpoint_service_allowed_principal.astro",
	object.union({"vpc_endpoint_service_id": "vpce-svc-0123456789abcdef0"}, after),
	unknown,
)

# METADATA
# description: The load balancer, with nothing to object to.
balancer(after, unknown) := testing.created(
	"aws_lb.orders",
	object.union(
		{
			"id": balancer_arn,
			"arn": balancer_arn,
			"load_balancer_type": "network",
			"internal": true,
			"subnets": ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
			"enable_cross_zone_load_balancing": true,
			"enable_deletion_protection": true,
		},
		after,
	),
	unknown,
)

# METADATA
# description: The load balancer as a data source has read it.
read_balancer(after) := testing.read("data.aws_lb.orders", object.union({"arn": balancer_arn, "id": balancer_arn}, after))

# METADATA
# description: A listener that forwards to the target group.
listener(after) := testing.created(
	"aws_lb_listener.orders",
	object.union(
		{
			"load_balancer_arn": balancer_arn,
			"port": 5432,
			"protocol": "TCP",
			"default_action": [{"type": "forward", "target_group_arn": "arn:group"}],
		},
		after,
	),
	{},
)

# METADATA
# description: The target group.
group(after) := testing.created(
	"aws_lb_target_group.orders",
	object.union({"arn": "arn:group", "id": "arn:group", "port": 5432, "protocol": "TCP", "target_type": "ip"}, after),
	{},
)

# METADATA
# description: A registered target.
target(name, after, unknown) := testing.created(
	concat(".", ["aws_lb_target_group_attachment", name]),
	object.union({"target_group_arn": "arn:group"}, after),
	unknown,
)

# METADATA
# description: A security group of that id.
security_group(id) := testing.created(concat(".", ["aws_security_group", id]), {"id": id}, {})

# METADATA
# description: An ingress rule of a security group, on the port of the listener.
ingress(group_id, after, unknown) := testing.created(
	concat(".", ["aws_vpc_security_group_ingress_rule", group_id]),
	object.union({"security_group_id": group_id, "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432}, after),
	unknown,
)

# METADATA
# description: A plan of the resources.
plan(resources) := testing.plan(resources)

# METADATA
# description: The plan, with the configuration of a data source, whose attributes refer to the addresses listed.
configured(document, address, references) := object.union(document, {"configuration": {"root_module": {"resources": array.concat(
	document.configuration.root_module.resources,
	[{"address": address, "expressions": {attribute: {"references": refs} | some attribute, refs in references}}],
)}}})
