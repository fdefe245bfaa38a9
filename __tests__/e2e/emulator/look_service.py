"""Prints, as JSON, what a customer has of endpoint services in a running emulator: look_service.py ENDPOINT CUSTOMER."""

import json
import sys
from typing import Any

from look import client


def look(endpoint: str, customer: str) -> dict[str, Any]:
    ec2 = client("ec2", endpoint, customer)
    elb = client("elbv2", endpoint, customer)
    services = ec2.describe_vpc_endpoint_service_configurations()["ServiceConfigurations"]
    groups = elb.describe_target_groups()["TargetGroups"]
    return {
        "loadBalancers": [[each["Type"], each["Scheme"]] for each in elb.describe_load_balancers()["LoadBalancers"]],
        "targets": sorted(
            [group["Port"], target["Target"]["Id"], target["Target"]["Port"]]
            for group in groups
            for target in elb.describe_target_health(TargetGroupArn=group["TargetGroupArn"])["TargetHealthDescriptions"]
        ),
        "services": [
            {
                "acceptanceRequired": service["AcceptanceRequired"],
                "principals": [
                    each["Principal"]
                    for each in ec2.describe_vpc_endpoint_service_permissions(ServiceId=service["ServiceId"])[
                        "AllowedPrincipals"
                    ]
                ],
            }
            for service in services
        ],
        "connections": {
            each["VpcEndpointId"]: each["VpcEndpointState"]
            for each in ec2.describe_vpc_endpoint_connections()["VpcEndpointConnections"]
        },
        "functions": [
            each["FunctionName"] for each in client("lambda", endpoint, customer).list_functions()["Functions"]
        ],
    }


if __name__ == "__main__":
    print(json.dumps(look(*sys.argv[1:])))
