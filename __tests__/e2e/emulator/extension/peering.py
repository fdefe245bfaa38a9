"""VPC peering as two accounts see it.

After the EC2 API reference, CreateVpcPeeringConnection ("the request fails" for overlapping CIDRs: its status is
`failed`), ModifyVpcPeeringConnectionOptions (each side sets its own options, on an active connection), and the peering
guide's page on DNS (both DNS attributes of the VPC). The words of the errors are those reported by users.
"""

import ipaddress
from typing import Any

from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnection, VPCPeeringConnectionBackend
from moto.ec2.models.vpcs import VPC


class OperationNotPermitted(EC2ClientError):
    def __init__(self, message: str):
        super().__init__("OperationNotPermitted", message)


def cidrs_of(vpc: VPC) -> list[str]:
    return [association["cidr_block"] for association in vpc.get_cidr_block_association_set()] or [vpc.cidr_block]


def _side(vpc: VPC, options: dict[str, Any]) -> dict[str, Any]:
    return {
        "OwnerId": vpc.owner_id,
        "Region": vpc.region,
        "VpcId": vpc.id,
        "CidrBlock": vpc.cidr_block,
        "CidrBlockSet": [{"CidrBlock": cidr} for cidr in cidrs_of(vpc)],
        "PeeringOptions": options,
    }


def _overlap(one: VPC, other: VPC) -> bool:
    return any(
        ipaddress.ip_network(a).overlaps(ipaddress.ip_network(b)) for a in cidrs_of(one) for b in cidrs_of(other)
    )


def _has_dns(vpc: VPC) -> bool:
    return vpc.enable_dns_hostnames is True and vpc.enable_dns_support is True


def install() -> None:
    VPCPeeringConnection.requester_vpc_info = property(  # type: ignore[assignment]
        lambda self: _side(self.vpc, self.requester_options)
    )
    VPCPeeringConnection.accepter_vpc_info = property(  # type: ignore[assignment]
        lambda self: _side(self.peer_vpc, self.accepter_options)
    )

    create = VPCPeeringConnectionBackend.create_vpc_peering_connection

    def create_vpc_peering_connection(
        self: VPCPeeringConnectionBackend, vpc: VPC, peer_vpc: VPC, tags: dict[str, str] | None = None
    ) -> VPCPeeringConnection:
        pcx = create(self, vpc, peer_vpc, tags)
        if _overlap(vpc, peer_vpc):
            pcx._status.code = "failed"
            pcx._status.message = "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range"
        return pcx

    modify = VPCPeeringConnectionBackend.modify_vpc_peering_connection_options

    def modify_vpc_peering_connection_options(
        self: VPCPeeringConnectionBackend,
        vpc_pcx_id: str,
        accepter_options: dict[str, Any] | None = None,
        requester_options: dict[str, Any] | None = None,
    ) -> VPCPeeringConnection:
        pcx = self.get_vpc_peering_connection(vpc_pcx_id)
        if pcx._status.code != "active":
            raise OperationNotPermitted(
                f"Peering {vpc_pcx_id} is not active. Peering options can be added only to active peerings."
            )
        for side, vpc, options in (
            ("accepter", pcx.peer_vpc, accepter_options),
            ("requester", pcx.vpc, requester_options),
        ):
            if not options:
                continue
            if vpc.owner_id != self.account_id:  # type: ignore[attr-defined]
                raise OperationNotPermitted(
                    f"User {self.account_id} does not have permission to modify "  # type: ignore[attr-defined]
                    f"the {side} side peering options"
                )
            if str(options.get("AllowDnsResolutionFromRemoteVpc")).lower() == "true" and not _has_dns(vpc):
                raise OperationNotPermitted(
                    f"{vpc.id} must have DNS hostnames and DNS support enabled to allow DNS resolution "
                    "from the remote VPC"
                )
        return modify(self, vpc_pcx_id, accepter_options, requester_options)

    VPCPeeringConnectionBackend.create_vpc_peering_connection = create_vpc_peering_connection  # type: ignore
    VPCPeeringConnectionBackend.modify_vpc_peering_connection_options = (  # type: ignore
        modify_vpc_peering_connection_options
    )
