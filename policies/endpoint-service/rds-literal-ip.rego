# METADATA
# title: A database is not pinned to an address
# description: |
#   RDS and Aurora change their address at failover. A target registered by the address that the database has today
#   points nowhere after it, unless something registers the new one.
# scope: package
# custom:
#   severity: error
#   unknown: note
#   remediation: |
#     Register the addresses of an RDS Proxy, or keep the targets in step with the database by a function that runs on RDS
#     events.
#   document: Any EC2 or RDS service that can be placed behind a Network Load Balancer can be set up as an Endpoint Service.
#   rows: ["45"]
#   avoid: |
#     data "aws_network_interface" "orders" {
#       filter {
#         name   = "description"
#         values = ["RDSNetworkInterface"]
#       }
#     }
#
#     resource "aws_lb_target_group_attachment" "orders" {
#       target_group_arn = aws_lb_target_group.orders.arn
#       target_id        = data.aws_network_interface.orders.private_ip
#     }
#   prefer: |
#     data "dns_a_record_set" "proxy" {
#       host = aws_db_proxy.orders.endpoint
#     }
#
#     resource "aws_lb_target_group_attachment" "orders" {
#       for_each         = toset(data.dns_a_record_set.proxy.addrs)
#       target_group_arn = aws_lb_target_group.orders.arn
#       target_id        = each.value
#     }
# related_resources:
#   - https://aws.amazon.com/blogs/database/access-amazon-rds-across-vpcs-using-aws-privatelink-and-network-load-balancer/
package astro.rules.endpoint_service.rds_literal_ip

import data.astro.lib.configuration
import data.astro.lib.endpoint_service
import data.astro.lib.finding
import data.astro.lib.load_balancer
import data.astro.lib.plan

deny contains finding.attribute(
	attachment,
	"target_id",
	"the database changes its address at failover, and this target stays behind",
	"the addresses of an RDS Proxy, or a function in the plan that keeps the target group in step",
) if {
	some balancer, _ in endpoint_service.load_balancers
	some group in load_balancer.target_groups_of[balancer]
	not _synchronised(group)
	some address in load_balancer.attachments_of[group]
	attachment := load_balancer.attachments[address]
	_pinned(attachment)
}

_pinned(attachment) if {
	some source in configuration.linked(attachment, "target_id")
	_databases[source]
}

_pinned(attachment) if _addresses[plan.value(attachment, "target_id")]

# Data sources that look up the address of a database.
_databases[address] := true if {
	some address, source in plan.sources_of_type("aws_network_interface")
	plan.value(source, "description") == "RDSNetworkInterface"
}

_databases[address] := true if {
	some address, source in plan.sources_of_type("dns_a_record_set")
	host := plan.value(source, "host")
	contains(host, ".rds.amazonaws.com")
	not contains(host, ".proxy-")
}

_databases[address] := true if {
	some address, source in plan.sources_of_type("dns_a_record_set")
	some place in configuration.references(source, "host")
	some type in [".aws_db_instance.", ".aws_rds_cluster.", ".aws_rds_cluster_instance."]
	contains(concat("", [".", place]), type)
}

_addresses[ip] := true if {
	some address, _ in _databases
	ip := plan.sources.aws_network_interface[address].change.after.private_ip
}

_addresses[ip] := true if {
	some address, _ in _databases
	some ip in plan.sources.dns_a_record_set[address].change.after.addrs
}

# A function that is told the target group keeps it in step.
_synchronised(group) if {
	some function in plan.of_type("aws_lambda_function")
	configuration.place(load_balancer.target_groups[group]) in configuration.references(function, "environment")
}
