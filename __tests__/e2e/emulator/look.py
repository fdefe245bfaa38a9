"""Prints, as JSON, what a customer has of a peering in a running emulator: look.py ENDPOINT CUSTOMER."""

import json
import sys
from typing import Any

import boto3


def client(service: str, endpoint: str, account: str) -> Any:
    options = {"region_name": "us-east-1", "endpoint_url": endpoint}
    key = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    credentials = boto3.client("sts", **options, **key).assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/look", RoleSessionName="look"
    )["Credentials"]
    return boto3.client(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
        **options,
    )


def look(endpoint: str, customer: str) -> dict[str, Any]:
    ec2 = client("ec2", endpoint, customer)
    route53 = client("route53", endpoint, customer)
    peerings = ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
    zones = [zone["Id"] for zone in route53.list_hosted_zones()["HostedZones"]]
    return {
        "peerings": {
            pcx["VpcPeeringConnectionId"]: {
                "status": pcx["Status"]["Code"],
                "requester": pcx["RequesterVpcInfo"]["OwnerId"],
                "accepterDns": pcx["AccepterVpcInfo"]["PeeringOptions"]["AllowDnsResolutionFromRemoteVpc"],
            }
            for pcx in peerings
        },
        "routes": sorted(
            [table["RouteTableId"], route["DestinationCidrBlock"], route["VpcPeeringConnectionId"]]
            for table in ec2.describe_route_tables()["RouteTables"]
            for route in table["Routes"]
            if route.get("VpcPeeringConnectionId")
        ),
        "ingress": sorted(
            [group["GroupId"], rule["FromPort"], rule["ToPort"], cidr["CidrIp"]]
            for group in ec2.describe_security_groups()["SecurityGroups"]
            for rule in group["IpPermissions"]
            for cidr in rule["IpRanges"]
        ),
        "authorizations": [
            vpc for zone in zones for vpc in route53.list_vpc_association_authorizations(HostedZoneId=zone)["VPCs"]
        ],
        "zoneVpcs": [vpc["VPCId"] for zone in zones for vpc in route53.get_hosted_zone(Id=zone).get("VPCs", [])],
    }


if __name__ == "__main__":
    print(json.dumps(look(*sys.argv[1:])))
