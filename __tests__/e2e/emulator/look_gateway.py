"""Prints, as JSON, what there is of transit gateways in a running emulator: look_gateway.py ENDPOINT OWNER CUSTOMER."""

import json
import sys
from typing import Any

from look import client


def look(endpoint: str, owner: str, customer: str) -> dict[str, Any]:
    owns = client("ec2", endpoint, owner)
    shares = client("ram", endpoint, owner)
    ec2 = client("ec2", endpoint, customer)
    dns = client("route53resolver", endpoint, customer)
    tables = owns.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"]
    names = {
        table["TransitGatewayRouteTableId"]: next(
            (tag["Value"] for tag in table.get("Tags", []) if tag["Key"] == "Name"), "default"
        )
        for table in tables
        if table["State"] == "available"
    }
    return {
        "shares": [
            {
                "name": share["name"],
                "external": share["allowExternalPrincipals"],
                "principals": sorted(
                    [each["associatedEntity"], each["status"]]
                    for each in shares.get_resource_share_associations(
                        associationType="PRINCIPAL", resourceShareArns=[share["resourceShareArn"]]
                    )["resourceShareAssociations"]
                ),
            }
            for share in sorted(
                shares.get_resource_shares(resourceOwner="SELF", resourceShareStatus="ACTIVE")["resourceShares"],
                key=lambda share: share["name"],
            )
        ],
        "attachments": {
            each["TransitGatewayAttachmentId"]: {
                "state": each["State"],
                "resource": each["ResourceId"],
                "table": names.get(each.get("Association", {}).get("TransitGatewayRouteTableId")),
            }
            for each in owns.describe_transit_gateway_attachments()["TransitGatewayAttachments"]
            if each["State"] != "deleted"
        },
        "propagations": sorted(
            [name, each["TransitGatewayAttachmentId"]]
            for table, name in names.items()
            for each in owns.get_transit_gateway_route_table_propagations(TransitGatewayRouteTableId=table)[
                "TransitGatewayRouteTablePropagations"
            ]
        ),
        "staticRoutes": sorted(
            [name, route["DestinationCidrBlock"], route["TransitGatewayAttachments"][0]["TransitGatewayAttachmentId"]]
            for table, name in names.items()
            for route in owns.search_transit_gateway_routes(
                TransitGatewayRouteTableId=table, Filters=[{"Name": "type", "Values": ["static"]}]
            )["Routes"]
        ),
        "vpcRoutes": sorted(
            [table["RouteTableId"], route["DestinationCidrBlock"]]
            for table in ec2.describe_route_tables()["RouteTables"]
            for route in table["Routes"]
            if route.get("TransitGatewayId")
        ),
        "ingress": sorted(
            [group["GroupName"], rule["IpProtocol"], rule["FromPort"], cidr["CidrIp"]]
            for group in ec2.describe_security_groups()["SecurityGroups"]
            for rule in group["IpPermissions"]
            for cidr in rule["IpRanges"]
        ),
        "resolverEndpoints": sorted(each["Direction"] for each in dns.list_resolver_endpoints()["ResolverEndpoints"]),
        "resolverRules": sorted(
            [rule["DomainName"].rstrip("."), len(rule.get("TargetIps", []))]
            for rule in dns.list_resolver_rules()["ResolverRules"]
            if rule["RuleType"] == "FORWARD"
        ),
    }


if __name__ == "__main__":
    print(json.dumps(look(*sys.argv[1:])))
