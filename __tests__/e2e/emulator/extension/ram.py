"""Resource shares between accounts.

After the RAM API reference: AssociateResourceShare, DisassociateResourceShare, GetResourceShareInvitations,
AcceptResourceShareInvitation, ListResourceSharePermissions, ListResources, and the filters of GetResourceShares and
GetResourceShareAssociations. There is no organization here, so every other account is external: it must be allowed, gets
an invitation, and its association is ASSOCIATING until it accepts.
"""

import json
from collections.abc import Iterator
from typing import Any

from moto.core.utils import unix_time, utcnow
from moto.moto_api._internal import mock_random
from moto.ram import urls
from moto.ram.exceptions import OperationNotPermittedException, UnknownResourceException
from moto.ram.models import ResourceAccessManagerBackend, ResourceShare, ram_backends
from moto.ram.responses import ResourceAccessManagerResponse


class External(OperationNotPermittedException):
    def __init__(self, principal: str):
        super().__init__()
        self.description = json.dumps(
            {
                "__type": "OperationNotPermittedException",
                "message": f"The resource share cannot be shared with {principal}, which is outside of your organization.",
            }
        )


def _shares(region: str) -> Iterator[ResourceShare]:
    for _, regions in list(ram_backends.items()):
        if region in regions:
            yield from regions[region].resource_shares


def _invitations(share: ResourceShare) -> dict[str, dict[str, Any]]:
    """Invitations of a share by the account that is invited."""
    return share.__dict__.setdefault("invitations", {})


def _status(share: ResourceShare, principal: str) -> str:
    return "ASSOCIATED" if _invitations(share)[principal]["status"] == "ACCEPTED" else "ASSOCIATING"


def shared_with(account: str, region: str) -> list[tuple[ResourceShare, str]]:
    """What an account has accepted, as share and ARN."""
    return [
        (share, arn)
        for share in _shares(region)
        if share.status == "ACTIVE" and account in share.principals and _status(share, account) == "ASSOCIATED"
        for arn in share.resource_arns
    ]


_add_principals = ResourceShare.add_principals


def add_principals(self: ResourceShare, principals: list[str]) -> None:
    for principal in principals:
        if not self.allow_external_principals and principal != self.owning_account_id:
            raise External(principal)
    _add_principals(self, principals)
    for principal in principals:
        invitation = f"{self.arn.replace('resource-share/', 'resource-share-invitation/')}-{mock_random.get_random_hex(8)}"
        _invitations(self)[principal] = {
            "resourceShareInvitationArn": invitation,
            "resourceShareName": self.name,
            "resourceShareArn": self.arn,
            "senderAccountId": self.owning_account_id,
            "receiverAccountId": principal,
            "invitationTimestamp": unix_time(utcnow()),
            "status": "PENDING",
        }


def _own(backend: ResourceAccessManagerBackend, arn: str) -> ResourceShare:
    share = next((share for share in backend.resource_shares if share.arn == arn), None)
    if share is None:
        raise UnknownResourceException(f"ResourceShare {arn} could not be found.")
    return share


def _association(share: ResourceShare, kind: str, entity: str, status: str) -> dict[str, Any]:
    return {
        "resourceShareArn": share.arn,
        "resourceShareName": share.name,
        "associatedEntity": entity,
        "associationType": kind,
        "status": status,
        "creationTime": unix_time(share.creation_time),
        "lastUpdatedTime": unix_time(share.last_updated_time),
        "external": kind == "PRINCIPAL",
    }


def create_resource_share(self: ResourceAccessManagerBackend, **kwargs: Any) -> dict[str, Any]:
    # "Specifies whether principals outside your organization can be associated": the API's default is true.
    share = ResourceShare(self.account_id, self.region_name, **kwargs)
    share.tags = kwargs.get("tags", [])  # type: ignore[attr-defined]
    share.add_principals(kwargs.get("principals", []))
    share.add_resources(kwargs.get("resourceArns", []))
    self.resource_shares.append(share)
    return {"resourceShare": share.describe()}


def associate_resource_share(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    share = _own(self.ram_backend, params["resourceShareArn"])
    resources, principals = params.get("resourceArns", []), params.get("principals", [])
    share.add_resources([arn for arn in resources if arn not in share.resource_arns])
    share.add_principals([each for each in principals if each not in share.principals])
    return json.dumps(
        {
            "resourceShareAssociations": [
                *(_association(share, "RESOURCE", arn, "ASSOCIATING") for arn in resources),
                *(_association(share, "PRINCIPAL", each, "ASSOCIATING") for each in principals),
            ]
        }
    )


def disassociate_resource_share(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    resources, principals = params.get("resourceArns", []), params.get("principals", [])
    # "This operation … can be run by the owner, or by a principal that leaves the share."
    share = next((s for s in _shares(self.region) if s.arn == params["resourceShareArn"]), None)
    if share is None or (share.owning_account_id != self.current_account and principals != [self.current_account]):
        raise UnknownResourceException(f"ResourceShare {params['resourceShareArn']} could not be found.")
    share.resource_arns = [arn for arn in share.resource_arns if arn not in resources]
    share.principals = [each for each in share.principals if each not in principals]
    for each in principals:
        _invitations(share).pop(each, None)
    return json.dumps(
        {
            "resourceShareAssociations": [
                *(_association(share, "RESOURCE", arn, "DISASSOCIATING") for arn in resources),
                *(_association(share, "PRINCIPAL", each, "DISASSOCIATING") for each in principals),
            ]
        }
    )


def get_resource_shares(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    own = params["resourceOwner"] == "SELF"
    found = [
        share
        for share in _shares(self.region)
        if (share.owning_account_id == self.current_account) == own
        and (own or self.current_account in share.principals)
        and share.arn in params.get("resourceShareArns", [share.arn])
        and share.name == params.get("name", share.name)
        and share.status == params.get("resourceShareStatus", share.status)
    ]
    if not own:
        accepted = {share.arn for share, _ in shared_with(self.current_account, self.region)}
        found = [share for share in found if share.arn in accepted]
    return json.dumps(
        {"resourceShares": [{**share.describe(), "tags": share.__dict__.get("tags", [])} for share in found]}
    )


def get_resource_share_associations(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    kind = params["associationType"]
    arns = params.get("resourceShareArns")
    found = []
    for share in self.ram_backend.resource_shares:
        if share.status != "ACTIVE" or (arns and share.arn not in arns):
            continue
        if kind == "RESOURCE":
            found += [_association(share, kind, arn, "ASSOCIATED") for arn in share.resource_arns]
        else:
            found += [_association(share, kind, each, _status(share, each)) for each in share.principals]
    wanted = params.get("principal") or params.get("resourceArn")
    status = params.get("associationStatus")
    return json.dumps(
        {
            "resourceShareAssociations": [
                association
                for association in found
                if wanted in (None, association["associatedEntity"]) and status in (None, association["status"])
            ]
        }
    )


def get_resource_share_invitations(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    arns = params.get("resourceShareArns")
    return json.dumps(
        {
            "resourceShareInvitations": [
                invitation
                for share in _shares(self.region)
                if not arns or share.arn in arns
                for account, invitation in _invitations(share).items()
                if account == self.current_account
            ]
        }
    )


def accept_resource_share_invitation(self: ResourceAccessManagerResponse) -> str:
    arn = self.request_params["resourceShareInvitationArn"]
    for share in _shares(self.region):
        for account, invitation in _invitations(share).items():
            if account == self.current_account and invitation["resourceShareInvitationArn"] == arn:
                invitation["status"] = "ACCEPTED"
                return json.dumps({"resourceShareInvitation": invitation})
    raise UnknownResourceException(f"ResourceShareInvitation {arn} could not be found.")


def list_resources(self: ResourceAccessManagerResponse) -> str:
    params = self.request_params
    arns = params.get("resourceShareArns")
    own = params["resourceOwner"] == "SELF"
    everything = (
        [(share, arn) for share in self.ram_backend.resource_shares for arn in share.resource_arns]
        if own
        else shared_with(self.current_account, self.region)
    )
    return json.dumps(
        {
            "resources": [
                {"arn": arn, "resourceShareArn": share.arn, "status": "AVAILABLE"}
                for share, arn in everything
                if not arns or share.arn in arns
            ]
        }
    )


def list_resource_share_permissions(self: ResourceAccessManagerResponse) -> str:
    _own(self.ram_backend, self.request_params["resourceShareArn"])
    return json.dumps({"permissions": []})


def install() -> None:
    ResourceShare.add_principals = add_principals  # type: ignore[method-assign]
    ResourceShare.SHAREABLE_RESOURCES = [*ResourceShare.SHAREABLE_RESOURCES, "resolver-rule"]
    ResourceAccessManagerBackend.create_resource_share = create_resource_share  # type: ignore[method-assign]
    for operation in (
        associate_resource_share,
        disassociate_resource_share,
        get_resource_shares,
        get_resource_share_associations,
        get_resource_share_invitations,
        accept_resource_share_invitation,
        list_resources,
        list_resource_share_permissions,
    ):
        setattr(ResourceAccessManagerResponse, operation.__name__, operation)
        path = operation.__name__.replace("_", "")
        urls.url_paths["{0}/" + path + "$"] = ResourceAccessManagerResponse.dispatch
