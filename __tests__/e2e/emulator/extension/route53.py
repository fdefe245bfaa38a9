"""Private hosted zones across accounts.

After the Route 53 API reference, CreateVPCAssociationAuthorization, ListVPCAssociationAuthorizations,
DeleteVPCAssociationAuthorization, AssociateVPCWithHostedZone and ListHostedZonesByVPC: the owner of a zone authorizes
a VPC of another account; the owner of the VPC then associates it; taking the authorization back does not disassociate.
"""

from typing import Any, Iterator

from moto.core.responses import ActionResult, EmptyResult
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.route53 import urls
from moto.route53.exceptions import PublicZoneVPCAssociation, Route53ClientError
from moto.route53.models import FakeZone, HostedZoneIdentifier, Route53Backend, route53_backends
from moto.route53.responses import Route53


class InvalidVPCId(Route53ClientError):
    def __init__(self, vpc_id: str):
        super().__init__("InvalidVPCId", f"The VPC: {vpc_id} that you provided is not found.")


class NotAuthorizedException(Route53ClientError):
    code = 401

    def __init__(self, vpc_id: str):
        super().__init__(
            "NotAuthorizedException",
            f"The VPC: {vpc_id} has not authorized to associate with your hosted zone.",
        )


class VPCAssociationAuthorizationNotFound(Route53ClientError):
    code = 404

    def __init__(self, vpc_id: str):
        super().__init__(
            "VPCAssociationAuthorizationNotFound",
            f"The VPC association authorization for {vpc_id} is not found.",
        )


def _backends(partition: str) -> Iterator[Route53Backend]:
    for _, regions in list(route53_backends.items()):
        if partition in regions:
            yield regions[partition]


def _owner_of_zone(caller: Route53Backend, zone_id: str) -> Route53Backend:
    """The backend that has the zone; the caller's own where nobody has it, for moto's usual error."""
    bare = zone_id.replace("/hostedzone/", "")
    return next((b for b in _backends(caller.partition) if bare in b.zones), caller)


def _authorizations(zone: FakeZone) -> list[dict[str, str]]:
    if not hasattr(zone, "vpc_association_authorizations"):
        zone.vpc_association_authorizations = []  # type: ignore[attr-defined]
    return zone.vpc_association_authorizations  # type: ignore[attr-defined]


def _refuse_unknown_vpc(vpc_id: str, region: str) -> None:
    for _, regions in list(ec2_backends.items()):
        if region in regions and vpc_id in regions[region].vpcs:
            return
    raise InvalidVPCId(vpc_id)


_create_hosted_zone = Route53.create_hosted_zone


def create_hosted_zone(self: Route53) -> ActionResult:
    # "If you want to create a private hosted zone, specify the VPC": moto looks at the configuration only.
    if self._get_param("VPC.VPCId"):
        config = dict(self._get_param("HostedZoneConfig") or {})
        self.params["HostedZoneConfig"] = {**config, "PrivateZone": True}
    return _create_hosted_zone(self)


def create_vpc_association_authorization(self: Route53) -> ActionResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    vpc = {"VPCId": self._get_param("VPC.VPCId"), "VPCRegion": self._get_param("VPC.VPCRegion")}
    if not zone.private_zone:
        raise PublicZoneVPCAssociation()
    _refuse_unknown_vpc(vpc["VPCId"], vpc["VPCRegion"])
    if vpc not in _authorizations(zone):
        _authorizations(zone).append(vpc)
    return ActionResult({"HostedZoneId": zone.resource_id, "VPC": vpc})


def list_vpc_association_authorizations(self: Route53) -> ActionResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    return ActionResult({"HostedZoneId": zone.resource_id, "VPCs": _authorizations(zone)})


def delete_vpc_association_authorization(self: Route53) -> EmptyResult:
    zone = self.backend.get_hosted_zone(self._get_param("HostedZoneId"))
    vpc = {"VPCId": self._get_param("VPC.VPCId"), "VPCRegion": self._get_param("VPC.VPCRegion")}
    if vpc not in _authorizations(zone):
        raise VPCAssociationAuthorizationNotFound(vpc["VPCId"])
    _authorizations(zone).remove(vpc)
    return EmptyResult()


def _change(comment: str | None) -> dict[str, Any]:
    return {"Id": "/change/a1b2c3d4", "Status": "INSYNC", "SubmittedAt": utcnow(), "Comment": comment}


def associate_vpc_with_hosted_zone(self: Route53) -> ActionResult:
    zone_id = self._get_param("HostedZoneId")
    vpc = {"VPCId": self._get_param("VPC.VPCId"), "VPCRegion": self._get_param("VPC.VPCRegion")}
    owner = _owner_of_zone(self.backend, zone_id)
    own_vpc = vpc["VPCId"] in ec2_backends[self.current_account][vpc["VPCRegion"]].vpcs
    if not own_vpc:
        # The owner of the VPC associates it; the owner of the zone has no say over another account's VPC.
        raise NotAuthorizedException(vpc["VPCId"])
    if owner is not self.backend and vpc not in _authorizations(owner.get_hosted_zone(zone_id)):
        raise NotAuthorizedException(vpc["VPCId"])
    owner.associate_vpc_with_hosted_zone(zone_id, vpc["VPCId"], vpc["VPCRegion"])
    return ActionResult({"ChangeInfo": _change(self._get_param("Comment"))})


def disassociate_vpc_from_hosted_zone(self: Route53) -> ActionResult:
    zone_id = self._get_param("HostedZoneId")
    _owner_of_zone(self.backend, zone_id).disassociate_vpc_from_hosted_zone(zone_id, self._get_param("VPC.VPCId"))
    return ActionResult({"ChangeInfo": _change(self._get_param("Comment"))})


def list_hosted_zones_by_vpc(self: Route53) -> ActionResult:
    vpc_id = self._get_param("VPCId")
    return ActionResult(
        {
            "HostedZoneSummaries": [
                {
                    "HostedZoneId": zone.resource_id,
                    "Name": zone.name,
                    "Owner": {"OwningAccount": backend.account_id},
                }
                for backend in _backends(self.partition)
                for zone in backend.zones.values()
                if any(vpc["vpc_id"] == vpc_id for vpc in zone.vpcs)
            ],
            "MaxItems": 100,
        }
    )


def install() -> None:
    generate = HostedZoneIdentifier.generate
    # Every real id begins with Z.
    HostedZoneIdentifier.generate = lambda *args, **named: f"Z{generate(*args, **named)[1:]}"  # type: ignore
    for operation in (
        create_hosted_zone,
        create_vpc_association_authorization,
        list_vpc_association_authorizations,
        delete_vpc_association_authorization,
        associate_vpc_with_hosted_zone,
        disassociate_vpc_from_hosted_zone,
        list_hosted_zones_by_vpc,
    ):
        setattr(Route53, operation.__name__, operation)
    for path in ("authorizevpcassociation", "deauthorizevpcassociation"):
        urls.url_paths[r"{0}/(?P<api_version>[\d_-]+)/hostedzone/(?P<zone_id>[^/]+)/" + path + "/?$"] = (
            Route53.dispatch
        )
