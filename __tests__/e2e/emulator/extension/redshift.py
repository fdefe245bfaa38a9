"""Redshift clusters that another account's VPC may reach.

After the Redshift API reference: a cluster's ClusterAvailabilityStatus, AuthorizeEndpointAccess, RevokeEndpointAccess, DescribeEndpointAuthorization.
"""

from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.redshift.exceptions import RedshiftClientError
from moto.redshift.models import Cluster, RedshiftBackend, redshift_backends
from moto.redshift.responses import RedshiftResponse


class EndpointAuthorizationAlreadyExists(RedshiftClientError):
    def __init__(self, account: str):
        super().__init__("EndpointAuthorizationAlreadyExists", f"{account} is already authorized.")


class EndpointAuthorizationNotFound(RedshiftClientError):
    def __init__(self, account: str):
        super().__init__("EndpointAuthorizationNotFound", f"{account} is not authorized.")


def _authorizations(backend: RedshiftBackend) -> dict[tuple[str, str], dict[str, Any]]:
    """Authorizations by cluster and account."""
    if not hasattr(backend, "endpoint_authorizations"):
        backend.endpoint_authorizations = {}  # type: ignore[attr-defined]
    return backend.endpoint_authorizations  # type: ignore[attr-defined]


def authorize_endpoint_access(self: RedshiftResponse) -> ActionResult:
    cluster = self._get_param("ClusterIdentifier")
    account = self._get_param("Account")
    vpcs = self._get_param("VpcIds", [])
    self.redshift_backend.describe_clusters(cluster)
    authorizations = _authorizations(self.redshift_backend)
    known = authorizations.get((cluster, account))
    if known is not None and (known["AllowedAllVPCs"] or not set(vpcs) - set(known["AllowedVPCs"])):
        raise EndpointAuthorizationAlreadyExists(account)
    authorizations[cluster, account] = {
        "Grantor": self.current_account,
        "Grantee": account,
        "ClusterIdentifier": cluster,
        "AuthorizeTime": utcnow(),
        "ClusterStatus": "available",
        "Status": "Authorized",
        "AllowedAllVPCs": not vpcs,
        "AllowedVPCs": sorted({*vpcs, *(known["AllowedVPCs"] if known else [])}) if vpcs else [],
        "EndpointCount": 0,
    }
    return ActionResult(authorizations[cluster, account])


def revoke_endpoint_access(self: RedshiftResponse) -> ActionResult:
    key = (self._get_param("ClusterIdentifier"), self._get_param("Account"))
    authorizations = _authorizations(self.redshift_backend)
    if key not in authorizations:
        raise EndpointAuthorizationNotFound(key[1])
    authorization = authorizations[key]
    vpcs = self._get_param("VpcIds", [])
    left = [vpc for vpc in authorization["AllowedVPCs"] if vpc not in vpcs]
    if vpcs and left:
        authorization["AllowedVPCs"] = left
    else:
        del authorizations[key]
    return ActionResult({**authorization, "Status": "Revoking"})


def describe_endpoint_authorization(self: RedshiftResponse) -> ActionResult:
    cluster = self._get_param("ClusterIdentifier")
    account = self._get_param("Account")
    grantee = self._get_bool_param("Grantee", False)
    found = [
        authorization
        for _, regions in list(redshift_backends.items())
        if self.region in regions
        for authorization in _authorizations(regions[self.region]).values()
        if authorization["Grantee" if grantee else "Grantor"] == self.current_account
        and (not cluster or authorization["ClusterIdentifier"] == cluster)
        and (not account or authorization["Grantor" if grantee else "Grantee"] == account)
    ]
    if not found and cluster and account:
        raise EndpointAuthorizationNotFound(account)
    return ActionResult({"EndpointAuthorizationList": found})


def install() -> None:
    for operation in (authorize_endpoint_access, revoke_endpoint_access, describe_endpoint_authorization):
        setattr(RedshiftResponse, operation.__name__, operation)
    # The provider waits for it: a cluster of the emulator is available at once.
    Cluster.cluster_availability_status = "Available"  # type: ignore[attr-defined]
    # Left out, the provider cannot read a cluster as a data source; both are as for one that may have endpoints.
    Cluster.availability_zone_relocation_status = "enabled"  # type: ignore[attr-defined]
    Cluster.multi_az = "Disabled"  # type: ignore[attr-defined]
