"""Resource shares between accounts.

After the RAM API reference: Associate/DisassociateResourceShare, ListResourceSharePermissions, GetResourceShares,
GetResourceShareInvitations, AcceptResourceShareInvitation, ListResources. Accounts of the emulator are in no
organization, so a share with another account needs `allowExternalPrincipals` and an invitation that is accepted.
"""

import json
import re
from typing import Any, Iterator

from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time, utcnow
from moto.moto_api._internal import mock_random
from moto.ram import urls
from moto.ram.exceptions import UnknownResourceException
from moto.ram.models import ResourceAccessManagerBackend, ResourceShare, ram_backends
from moto.ram.responses import ResourceAccessManagerResponse

# RAM names a resource type `ec2:TransitGateway` where the ARN says `transit-gateway`.
_TYPES = {
    "transit-gateway": "ec2:TransitGateway",
    "subnet": "ec2:Subnet",
    "prefix-list": "ec2:PrefixList",
    "resolver-rule": "route53resolver:ResolverRule",
}


class OperationNotPermitted(JsonRESTError):
    code = 400

    def __init__(self, message: str):
        super().__init__("OperationNotPermittedException", message)


class InvitationNotFound(JsonRESTError):
    code = 400

    def __init__(self, arn: str):
        super().__init__("ResourceShareInvitationArnNotFoundException", f"Invitation {arn} could not be found.")


class InvitationAlreadyAccepted(JsonRESTError):
    code = 400

    def __init__(self, arn: str):
        super().__init__("ResourceShareInvitationAlreadyAcceptedException", f"Invitation {arn} was already accepted.")


def account_of(principal: str) -> str | None:
    """The account of a principal: its twelve digits, or those of its ARN."""
    match = re.match(r"^(?:arn:aws[^:]*:iam::)?(\d{12})(?::|$)", principal)
    return match.group(1) if match else None


def all_shares(region: str) -> Iterator[ResourceShare]:
    for _, regions in list(ram_backends.items()):
        if region in regions:
            yield from regions[region].resource_shares


def invitations_of(share: ResourceShare) -> dict[str, dict[str, Any]]:
    """Invitations by the account that is invited."""
    if not hasattr(share, "invitations"):
        share.invitations = {}  # type: ignore[attr-defined]
    return share.invitations  # type: ignore[attr-defined]


def is_shared_with(share: ResourceShare, account: str) -> bool:
    """Whether an account may use what is shared: invited, and the invitation accepted."""
    invitation = invitations_of(share).get(account)
    return share.status == "ACTIVE" and invitation is not None and invitation["status"] == "ACCEPTED"


def _invite(share: ResourceShare, principals: list[str]) -> None:
    for principal in principals:
        account = account_of(principal)
        if account is None or account == share.account_id:
            continue
        if not share.allow_external_principals:
            raise OperationNotPermitted(
                "The resource share does not allow external principals: "
                f"{principal} is outside of your organization."
            )
        invitations_of(share).setdefault(
            account,
            {
                "resourceShareInvitationArn": share.arn.replace(":resource-share/", ":resource-share-invitation/")
                + f"-{mock_random.get_random_hex(8)}",
                "resourceShareName": share.name,
                "resourceShareArn": share.arn,
                "senderAccountId": share.account_id,
                "receiverAccountId": account,
                "invitationTimestamp": unix_time(utcnow()),
                "status": "PENDING",
            },
        )


def _association(share: ResourceShare, entity: str, kind: str, status: str) -> dict[str, Any]:
    return {
        "resourceShareArn": share.arn,
        "resourceShareName": share.name,
        "associatedEntity": entity,
        "associationType": kind,
        "status": status,
        "external": kind == "PRINCIPAL" and account_of(entity) not in (None, share.account_id),
        "creationTime": unix_time(share.creation_time),
        "lastUpdatedTime": unix_time(share.last_updated_time),
    }


def _share(backend: ResourceAccessManagerBackend, arn: str | None) -> ResourceShare:
    for share in backend.resource_shares:
        if share.arn == arn and share.status == "ACTIVE":
            return share
    raise UnknownResourceException(f"ResourceShare {arn} could not be found.")


def _own_or_received(self: ResourceAccessManagerResponse, arn: str | None) -> ResourceShare:
    """A receiver may leave a share: DisassociateResourceShare with itself as the principal."""
    for share in all_shares(self.region):
        if share.arn == arn and is_shared_with(share, self.current_account):
            return share
    return _share(self.ram_backend, arn)


def associate_resource_share(self: ResourceAccessManagerResponse) -> str:
    share = _share(self.ram_backend, self._get_param("resourceShareArn"))
    principals = self._get_param("principals", [])
    resources = self._get_param("resourceArns", [])
    _invite(share, principals)
    share.add_principals([each for each in principals if each not in share.principals])
    share.add_resources([each for each in resources if each not in share.resource_arns])
    return json.dumps(
        {
            "resourceShareAssociations": [_association(share, each, "PRINCIPAL", "ASSOCIATING") for each in principals]
            + [_association(share, each, "RESOURCE", "ASSOCIATING") for each in resources]
        }
    )


def disassociate_resource_share(self: ResourceAccessManagerResponse) -> str:
    share = _own_or_received(self, self._get_param("resourceShareArn"))
    principals = self._get_param("principals", [])
    resources = self._get_param("resourceArns", [])
    share.principals = [each for each in share.principals if each not in principals]
    share.resource_arns = [each for each in share.resource_arns if each not in resources]
    for principal in principals:
        invitations_of(share).pop(account_of(principal) or "", None)
    return json.dumps(
        {
            "resourceShareAssociations": [
                _association(share, each, "PRINCIPAL", "DISASSOCIATING") for each in principals
            ]
            + [_association(share, each, "RESOURCE", "DISASSOCIATING") for each in resources]
        }
    )


def _kind(arn: str) -> str:
    name = arn.split(":", 5)[5].split("/")[0].split(":")[0]
    return _TYPES.get(name, name)


def list_resource_share_permissions(self: ResourceAccessManagerResponse) -> str:
    share = _share(self.ram_backend, self._get_param("resourceShareArn"))
    kinds = sorted({_kind(arn) for arn in share.resource_arns})
    return json.dumps({"permissions": [_default_permission(self.ram_backend, kind) for kind in kinds]})


def _default_permission(backend: ResourceAccessManagerBackend, kind: str) -> dict[str, Any]:
    """The permission that a share has for a type unless another is chosen; moto knows only some of them."""
    for permission in backend.managed_permissions:
        if permission.resource_type.lower() == kind.lower() and permission.is_resource_type_default:
            # moto has its times as text, the API as numbers; they are optional.
            described = {key: text for key, text in permission.describe().items() if not key.endswith("Time")}
            return {**described, "status": "ASSOCIATED"}
    name = f"AWSRAMDefaultPermission{kind.split(':')[-1]}"
    return {
        "arn": f"arn:aws:ram::aws:permission/{name}",
        "name": name,
        "resourceType": kind,
        "version": "1",
        "defaultVersion": True,
        "isResourceTypeDefault": True,
        "status": "ASSOCIATED",
    }


def get_resource_shares(self: ResourceAccessManagerResponse) -> str:
    owner = self._get_param("resourceOwner")
    arns = self._get_param("resourceShareArns")
    status = self._get_param("resourceShareStatus")
    name = self._get_param("name")
    if owner == "OTHER-ACCOUNTS":
        shares = [share for share in all_shares(self.region) if is_shared_with(share, self.current_account)]
    else:
        self.ram_backend.get_resource_shares(owner)
        shares = self.ram_backend.resource_shares
    missing = [arn for arn in arns or [] if arn not in [share.arn for share in shares]]
    if missing:
        raise UnknownResourceException(f"ResourceShare {missing[0]} could not be found.")
    return json.dumps(
        {
            "resourceShares": [
                share.describe()
                for share in shares
                if (not arns or share.arn in arns)
                and (not status or share.status == status)
                and (not name or share.name == name)
            ]
        }
    )


_get_resource_share_associations = ResourceAccessManagerResponse.get_resource_share_associations


def get_resource_share_associations(self: ResourceAccessManagerResponse) -> str:
    answer = json.loads(_get_resource_share_associations(self))
    wanted = self._get_param("associationStatus")
    shares = {share.arn: share for share in self.ram_backend.resource_shares if share.status == "ACTIVE"}
    found = []
    for association in answer["resourceShareAssociations"]:
        share = shares.get(association["resourceShareArn"])
        if share is None:
            continue
        association["status"] = "ASSOCIATED"
        if association["associationType"] == "PRINCIPAL":
            account = account_of(association["associatedEntity"])
            association["external"] = account not in (None, self.current_account)
            # "ASSOCIATING" until the invitation is accepted.
            if association["external"] and not is_shared_with(share, account or ""):
                association["status"] = "ASSOCIATING"
        if wanted in (None, association["status"]):
            found.append(association)
    return json.dumps({"resourceShareAssociations": found})


def get_resource_share_invitations(self: ResourceAccessManagerResponse) -> str:
    wanted = self._get_param("resourceShareInvitationArns")
    shares = self._get_param("resourceShareArns")
    found = [
        invitation
        for share in all_shares(self.region)
        for account, invitation in invitations_of(share).items()
        if account == self.current_account
        and (not wanted or invitation["resourceShareInvitationArn"] in wanted)
        and (not shares or share.arn in shares)
    ]
    missing = [arn for arn in wanted or [] if arn not in [each["resourceShareInvitationArn"] for each in found]]
    if missing:
        raise InvitationNotFound(missing[0])
    return json.dumps({"resourceShareInvitations": found})


def accept_resource_share_invitation(self: ResourceAccessManagerResponse) -> str:
    arn = self._get_param("resourceShareInvitationArn")
    for share in all_shares(self.region):
        invitation = invitations_of(share).get(self.current_account)
        if invitation is None or invitation["resourceShareInvitationArn"] != arn:
            continue
        if invitation["status"] != "PENDING":
            raise InvitationAlreadyAccepted(arn)
        invitation["status"] = "ACCEPTED"
        return json.dumps({"resourceShareInvitation": invitation})
    raise InvitationNotFound(arn)


def list_resources(self: ResourceAccessManagerResponse) -> str:
    arns = self._get_param("resourceShareArns")
    if self._get_param("resourceOwner") == "OTHER-ACCOUNTS":
        shares = [share for share in all_shares(self.region) if is_shared_with(share, self.current_account)]
    else:
        shares = [share for share in self.ram_backend.resource_shares if share.status == "ACTIVE"]
    return json.dumps(
        {
            "resources": [
                {"arn": resource, "type": _kind(resource), "resourceShareArn": share.arn, "status": "AVAILABLE"}
                for share in shares
                if not arns or share.arn in arns
                for resource in share.resource_arns
            ]
        }
    )


_create_resource_share = ResourceAccessManagerResponse.create_resource_share


def create_resource_share(self: ResourceAccessManagerResponse) -> str:
    answer = _create_resource_share(self)
    share = self.ram_backend.resource_shares[-1]
    try:
        _invite(share, share.principals)
    except OperationNotPermitted:
        self.ram_backend.resource_shares.remove(share)
        raise
    return answer


def install() -> None:
    for operation in (
        associate_resource_share,
        disassociate_resource_share,
        list_resource_share_permissions,
        get_resource_shares,
        get_resource_share_associations,
        get_resource_share_invitations,
        accept_resource_share_invitation,
        list_resources,
        create_resource_share,
    ):
        setattr(ResourceAccessManagerResponse, operation.__name__, operation)
    for path in (
        "associateresourceshare",
        "disassociateresourceshare",
        "listresourcesharepermissions",
        "getresourceshareinvitations",
        "acceptresourceshareinvitation",
        "listresources",
    ):
        urls.url_paths["{0}/" + path + "$"] = ResourceAccessManagerResponse.dispatch
