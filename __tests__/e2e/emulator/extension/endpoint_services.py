"""Endpoint services (PrivateLink) between accounts.

After the EC2 API reference: ModifyVpcEndpointServicePermissions and DescribeVpcEndpointServicePermissions answer with
the type and id of each permission; an endpoint to another account's service needs a permission, and acceptance where
the service demands it (AcceptVpcEndpointConnections, RejectVpcEndpointConnections, DescribeVpcEndpointConnections); a
service with connections cannot be deleted.
"""

import re
from typing import Any, Iterator

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import ec2_backends
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration, VPCServiceConfigurationBackend
from moto.ec2.models.vpcs import VPCBackend, VPCEndPoint
from moto.ec2.responses.vpc_service_configuration import VPCEndpointServiceConfiguration
from moto.moto_api._internal import mock_random

LIVE = ("pendingAcceptance", "available")


class InvalidServiceName(EC2ClientError):
    def __init__(self, name: str):
        super().__init__("InvalidServiceName", f"The Vpc Endpoint Service '{name}' does not exist")


def _principal_type(principal: str) -> str:
    if principal == "*":
        return "All"
    match = re.match(r"^arn:aws[^:]*:(iam|organizations)::[^:]*:(root|role|user|ou)", principal)
    kinds = {"root": "Account", "role": "Role", "user": "User", "ou": "OrganizationUnit"}
    return kinds[match.group(2)] if match else "Service"


def _permissions(service: VPCServiceConfiguration) -> dict[str, dict[str, Any]]:
    """Permissions by principal."""
    if not hasattr(service, "permissions"):
        service.permissions = {}  # type: ignore[attr-defined]
    return service.permissions  # type: ignore[attr-defined]


def modify_vpc_endpoint_service_permissions(self: VPCEndpointServiceConfiguration) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    tags = self._parse_tag_specification().get("vpc-endpoint-service-permission", {})
    permissions = _permissions(service)
    added = []
    for principal in self._get_param("AddAllowedPrincipals", []):
        permissions.setdefault(
            principal,
            {
                "PrincipalType": _principal_type(principal),
                "Principal": principal,
                "ServicePermissionId": f"vpce-svc-perm-{mock_random.get_random_hex(17)}",
                "ServiceId": service.id,
                "Tags": [{"Key": key, "Value": value} for key, value in tags.items()],
            },
        )
        added.append(permissions[principal])
    for principal in self._get_param("RemoveAllowedPrincipals", []):
        permissions.pop(principal, None)
    service.principals = list(permissions)
    return ActionResult({"AddedPrincipals": added, "ReturnValue": True})


def describe_vpc_endpoint_service_permissions(self: VPCEndpointServiceConfiguration) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    wanted = {each["Name"]: each["Values"] for each in self._get_param("Filters", [])}
    return ActionResult(
        {
            "AllowedPrincipals": [
                permission
                for permission in _permissions(service).values()
                if permission["Principal"] in wanted.get("principal", [permission["Principal"]])
                and permission["PrincipalType"] in wanted.get("principal-type", [permission["PrincipalType"]])
            ]
        }
    )


def _endpoints(service: VPCServiceConfiguration, region: str) -> Iterator[VPCEndPoint]:
    """Endpoints of any account to a service."""
    for _, regions in list(ec2_backends.items()):
        if region in regions:
            for endpoint in regions[region].vpc_end_points.values():
                if endpoint.service_name == service.service_name and endpoint.state != "deleted":
                    yield endpoint


def _decide(self: VPCEndpointServiceConfiguration, before: tuple[str, ...], after: str) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    endpoints = {endpoint.id: endpoint for endpoint in _endpoints(service, self.region)}
    unsuccessful = []
    for wanted in self._get_param("VpcEndpointIds", []):
        endpoint = endpoints.get(wanted)
        if endpoint is None:
            code, message = "InvalidVpcEndpointId.NotFound", f"The Vpc Endpoint Id '{wanted}' does not exist"
        elif endpoint.state not in before:
            code, message = "InvalidState", f"The Vpc Endpoint '{wanted}' is {endpoint.state}"
        else:
            endpoint.state = after
            continue
        unsuccessful.append({"ResourceId": wanted, "Error": {"Code": code, "Message": message}})
    return ActionResult({"Unsuccessful": unsuccessful})


def accept_vpc_endpoint_connections(self: VPCEndpointServiceConfiguration) -> ActionResult:
    return _decide(self, ("pendingAcceptance",), "available")


def reject_vpc_endpoint_connections(self: VPCEndpointServiceConfiguration) -> ActionResult:
    return _decide(self, LIVE, "rejected")


def describe_vpc_endpoint_connections(self: VPCEndpointServiceConfiguration) -> ActionResult:
    wanted = {each["Name"]: each["Values"] for each in self._get_param("Filters", [])}
    connections = [
        {
            "ServiceId": service.id,
            "VpcEndpointId": endpoint.id,
            "VpcEndpointOwner": endpoint.ec2_backend.account_id,
            "VpcEndpointState": endpoint.state,
            "CreationTimestamp": endpoint.creation_timestamp,
            "NetworkLoadBalancerArns": service.network_load_balancer_arns,
        }
        for service in self.ec2_backend.configurations.values()
        for endpoint in _endpoints(service, self.region)
    ]
    keys = {
        "service-id": "ServiceId",
        "vpc-endpoint-id": "VpcEndpointId",
        "vpc-endpoint-owner": "VpcEndpointOwner",
        "vpc-endpoint-state": "VpcEndpointState",
    }
    return ActionResult(
        {
            "VpcEndpointConnections": [
                connection
                for connection in connections
                if all(connection[keys[name]] in values for name, values in wanted.items())
            ]
        }
    )


def _service(name: str, region: str) -> VPCServiceConfiguration | None:
    for _, regions in list(ec2_backends.items()):
        if region in regions:
            for service in regions[region].configurations.values():
                if service.service_name == name:
                    return service
    return None


def _admits(service: VPCServiceConfiguration, account: str) -> bool:
    principals = _permissions(service)
    return service.ec2_backend.account_id == account or any(
        principal == "*" or re.match(rf"^arn:aws[^:]*:iam::{account}:", principal) for principal in principals
    )


_create_vpc_endpoint = VPCBackend.create_vpc_endpoint


def create_vpc_endpoint(self: VPCBackend, *args: Any, **named: Any) -> VPCEndPoint:
    name = named["service_name"]
    region = self.region_name  # type: ignore[attr-defined]
    service = _service(name, region)
    if name.startswith("com.amazonaws.vpce.") and (
        service is None or not _admits(service, self.account_id)  # type: ignore[attr-defined]
    ):
        raise InvalidServiceName(name)
    endpoint = _create_vpc_endpoint(self, *args, **named)
    if service is not None and service.acceptance_required:
        endpoint.state = "pendingAcceptance"
    return endpoint


_delete = VPCServiceConfigurationBackend.delete_vpc_endpoint_service_configurations


def delete_vpc_endpoint_service_configurations(self: VPCEndpointServiceConfiguration) -> ActionResult:
    wanted = self._get_param("ServiceIds", [])
    configurations = self.ec2_backend.configurations
    busy = [
        each
        for each in wanted
        if each in configurations
        and any(endpoint.state in LIVE for endpoint in _endpoints(configurations[each], self.region))
    ]
    missing = _delete(self.ec2_backend, [each for each in wanted if each not in busy])
    problems = [
        (each, "ExistingVpcEndpointConnections", "Service has existing active VPC Endpoint connections!")
        for each in busy
    ] + [
        (each, "InvalidVpcEndpointService.NotFound", f"The VpcEndpointService Id '{each}' does not exist")
        for each in missing
    ]
    return ActionResult(
        {
            "Unsuccessful": [
                {"ResourceId": each, "Error": {"Code": code, "Message": message}} for each, code, message in problems
            ]
        }
    )


def _with_long_id(init: Any) -> Any:
    """Ids of services have seventeen digits; moto gives them eight."""

    def initialised(self: VPCServiceConfiguration, *args: Any, **named: Any) -> None:
        init(self, *args, **named)
        short = self.id
        self.id = f"vpce-svc-{mock_random.get_random_hex(17)}"
        self.service_name = self.service_name.replace(short, self.id)
        self.endpoint_dns_name = self.endpoint_dns_name.replace(short, self.id)

    return initialised


def install() -> None:
    for operation in (
        modify_vpc_endpoint_service_permissions,
        describe_vpc_endpoint_service_permissions,
        accept_vpc_endpoint_connections,
        reject_vpc_endpoint_connections,
        describe_vpc_endpoint_connections,
        delete_vpc_endpoint_service_configurations,
    ):
        setattr(VPCEndpointServiceConfiguration, operation.__name__, operation)
    VPCServiceConfiguration.__init__ = _with_long_id(VPCServiceConfiguration.__init__)  # type: ignore[method-assign]
    VPCBackend.create_vpc_endpoint = create_vpc_endpoint  # type: ignore[method-assign]


