# METADATA
# title: Only the cluster is admitted
# description: |
#   A service that Astro connects to admits the account of a cluster (its root) or Astronomer's role in it, and nobody
#   else. A mistyped account keeps Astro out and lets a stranger in; another role of the right account cannot be used,
#   because Astronomer creates the endpoint as `astronomer-remote-management`.
# scope: package
# custom:
#   severity: error
#   unknown: error
#   remediation: |
#     Admit `arn:aws:iam::<account of the cluster>:role/astronomer-remote-management` (or `:root`). Give other consumers an
#     endpoint service of their own.
#   document: |
#     Add the Astronomer account to the list of allowed service consumers. The AWS account number for the Astronomer
#     account is listed in the Cloud Console.
#   rows: ["42"]
#   avoid: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/airflow"]
#     }
#   prefer: |
#     resource "aws_vpc_endpoint_service" "orders" {
#       acceptance_required        = true
#       network_load_balancer_arns = [aws_lb.orders.arn]
#       allowed_principals         = ["arn:aws:iam::222222222222:role/astronomer-remote-management"]
#     }
# related_resources:
#   - https://docs.aws.amazon.com/vpc/latest/privatelink/add-endpoint-service-permissions.html
package astro.rules.endpoint_service.principal_is_cluster

import data.astro.lib.endpoint_service
import data.astro.lib.facts
import data.astro.lib.finding
import data.astro.lib.plan
import data.astro.lib.principal

deny contains finding.on(grant.resource, _message(grant.principal), principal.expected, grant.principal) if {
	some grant in endpoint_service.grants
	not principal.documented(grant.principal)
	not principal.wildcard(grant.principal)
}

deny contains finding.not_known(_resource(address), _attribute(_resource(address)), principal.expected) if {
	some address, _ in endpoint_service.unknown_grants
}

_message(admitted) := "Astronomer connects with another principal of the cluster's account, so this one keeps Astro out" if {
	facts.accounts[principal.account(admitted)]
} else := "the service for Astro admits somebody who is no cluster of the facts"

_resource(address) := plan.of_type("aws_vpc_endpoint_service")[address]

_resource(address) := plan.of_type("aws_vpc_endpoint_service_allowed_principal")[address]

_attribute(resource) := "allowed_principals" if {
	resource.type == "aws_vpc_endpoint_service"
} else := "principal_arn"
