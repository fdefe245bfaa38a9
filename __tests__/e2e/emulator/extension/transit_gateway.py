"""Transit gateways as two accounts see them.

After the EC2 API reference and the transit gateway guide: a gateway that is shared through RAM is seen by whoever has
accepted the share; its attachments wait for the owner (AcceptTransitGatewayVpcAttachment,
RejectTransitGatewayVpcAttachment) unless it accepts them by itself; an attachment has one association and may be
propagated to several tables, each once; nothing is associated, propagated or routed before it is available; a VPC routes
to a gateway only once it is attached to it; what is propagated is found among the routes. Default route tables exist only
where they are enabled.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models import EC2Backend, ec2_backends
from moto.ec2.models.transit_gateway import TransitGateway
from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachment, TransitGatewayVpcAttachment
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRelations, TransitGatewayRouteTable
from moto.ec2.responses import EC2Response

from .ram import all_shares, is_shared_with


class Refused(EC2ClientError):
    pass


def _backends(region: str) -> Iterator[EC2Backend]:
    for _, regions in list(ec2_backends.items()):
        if region in regions:
            yield regions[region]


def _shared(backend: EC2Backend) -> dict[str, TransitGateway]:
    """Gateways of other accounts whose share this one has accepted."""
    arns = {
        arn
        for share in all_shares(backend.region_name)
        if is_shared_with(share, backend.account_id)
        for arn in share.resource_arns
    }
    return {
        gateway.id: gateway
        for other in _backends(backend.region_name)
        if other is not backend
        for gateway in other.transit_gateways.values()
        if gateway.arn in arns
    }


def _owner(gateway: TransitGateway) -> EC2Backend:
    return gateway.ec2_backend


def _attachment(backend: EC2Backend, attachment_id: str) -> Any:
    """An attachment to a gateway of this account."""
    found = backend.transit_gateway_attachments.get(attachment_id)
    if found is None or found.state == "deleted" or found.transit_gateway_owner_id != backend.account_id:
        raise Refused(
            "InvalidTransitGatewayAttachmentID.NotFound",
            f"Transit Gateway Attachment {attachment_id} was deleted or does not exist.",
        )
    return found


def _available(backend: EC2Backend, attachment_id: str) -> Any:
    found = _attachment(backend, attachment_id)
    if found.state != "available":
        raise Refused("IncorrectState", f"{attachment_id} is in invalid state {found.state}")
    return found


def _table(backend: EC2Backend, table_id: str) -> TransitGatewayRouteTable:
    table = backend.transit_gateways_route_tables.get(table_id)
    if table is None or table.state == "deleted":
        raise Refused(
            "InvalidRouteTableID.NotFound", f"Transit Gateway Route Table {table_id} was deleted or does not exist."
        )
    return table


def _associated_with(attachment: Any) -> str | None:
    return next(
        (
            table.id
            for table in ec2_backends[attachment.transit_gateway_owner_id][
                attachment.ec2_backend.region_name
            ].transit_gateways_route_tables.values()
            if attachment.id in table.route_table_associations
        ),
        None,
    )


def _become_available(attachment: Any, gateway: TransitGateway) -> None:
    attachment.state = "available"
    owner = _owner(gateway)
    if gateway.options["DefaultRouteTableAssociation"] == "enable":
        owner.set_route_table_association(attachment.id, gateway.options["AssociationDefaultRouteTableId"])
    if gateway.options["DefaultRouteTablePropagation"] == "enable":
        owner.set_route_table_propagation(attachment.id, gateway.options["PropagationDefaultRouteTableId"])


_init_gateway = TransitGateway.__init__


def init_gateway(self: TransitGateway, backend: Any, description: str | None, options: Any = None) -> None:
    _init_gateway(self, backend, description, options)
    association = self.options["DefaultRouteTableAssociation"] == "enable"
    propagation = self.options["DefaultRouteTablePropagation"] == "enable"
    self.default_route_table.default_association_route_table = association
    self.default_route_table.default_propagation_route_table = propagation
    if not association:
        del self.options["AssociationDefaultRouteTableId"]
    if not propagation:
        del self.options["PropagationDefaultRouteTableId"]
    if not association and not propagation:
        del backend.transit_gateways_route_tables[self.default_route_table.id]


_init_attachment = TransitGatewayAttachment.__init__


def init_attachment(
    self: TransitGatewayAttachment,
    backend: Any,
    resource_id: str,
    resource_type: str,
    transit_gateway: TransitGateway,
    tags: dict[str, str] | None = None,
) -> None:
    _init_attachment(self, backend, resource_id, resource_type, transit_gateway, tags)
    self.gateway_owner_id = transit_gateway.owner_id  # type: ignore[attr-defined]


def association(self: TransitGatewayAttachment) -> dict[str, str] | None:
    table = _associated_with(self)
    return None if table is None else {"State": "associated", "TransitGatewayRouteTableId": table}


_create_vpn = EC2Backend.create_transit_gateway_vpn_attachment


def create_transit_gateway_vpn_attachment(self: EC2Backend, *args: Any, **named: Any) -> Any:
    attachment = _create_vpn(self, *args, **named)
    gateway = self.transit_gateways[attachment.transit_gateway_id]
    _become_available(attachment, gateway)
    return attachment


def create_transit_gateway_vpc_attachment(
    self: EC2Backend,
    transit_gateway_id: str,
    vpc_id: str,
    subnet_ids: list[str],
    tags: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
) -> Any:
    gateway = self.transit_gateways.get(transit_gateway_id) or _shared(self).get(transit_gateway_id)
    if gateway is None:
        raise Refused(
            "InvalidTransitGatewayID.NotFound",
            f"Transit Gateway {transit_gateway_id} was deleted or does not exist.",
        )
    if _attachments_of(self, vpc_id, transit_gateway_id):
        raise Refused(
            "DuplicateTransitGatewayAttachment",
            f"{transit_gateway_id} has non-deleted Transit Gateway Attachments with same VPC ID.",
        )
    attachment = TransitGatewayVpcAttachment(self, gateway, vpc_id, subnet_ids, tags, options)
    own = _owner(gateway) is self
    self.transit_gateway_attachments[attachment.id] = attachment
    _owner(gateway).transit_gateway_attachments[attachment.id] = attachment
    if own or gateway.options["AutoAcceptSharedAttachments"] == "enable":
        _become_available(attachment, gateway)
    else:
        attachment.state = "pendingAcceptance"
    return attachment


def answer_create_transit_gateway_vpc_attachment(self: EC2Response) -> ActionResult:
    # moto looks for the tags of a route table.
    attachment = self.ec2_backend.create_transit_gateway_vpc_attachment(
        self._get_param("TransitGatewayId"),
        self._get_param("VpcId"),
        self._get_param("SubnetIds", []),
        tags=self._parse_tag_specification().get("transit-gateway-attachment", {}),
        options=self._get_param("Options", {}),
    )
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


def _attachments_of(backend: EC2Backend, vpc_id: str, gateway_id: str) -> list[Any]:
    return [
        each
        for each in backend.transit_gateway_attachments.values()
        if each.resource_id == vpc_id and each.transit_gateway_id == gateway_id and each.state != "deleted"
    ]


_describe_vpc_attachments = EC2Backend.describe_transit_gateway_vpc_attachments


def _as_seen_by(backend: EC2Backend, attachment: Any) -> Any:
    """Each account sees its own tags of what is shared."""
    seen = copy(attachment)
    seen.ec2_backend = backend
    return seen


def describe_transit_gateway_vpc_attachments(self: EC2Backend, *args: Any, **named: Any) -> list[Any]:
    found = _describe_vpc_attachments(self, *args, **named)
    return [_as_seen_by(self, each) for each in found if each.resource_type == "vpc"]


_describe_attachments = EC2Backend.describe_transit_gateway_attachments


def describe_transit_gateway_attachments(self: EC2Backend, *args: Any, **named: Any) -> list[Any]:
    return [_as_seen_by(self, each) for each in _describe_attachments(self, *args, **named)]


def _decide(backend: EC2Backend, attachment_id: str) -> Any:
    attachment = _attachment(backend, attachment_id)
    if attachment.state != "pendingAcceptance":
        raise Refused("IncorrectState", f"{attachment_id} is in invalid state {attachment.state}")
    return attachment


def accept_transit_gateway_vpc_attachment(self: EC2Response) -> ActionResult:
    attachment = _decide(self.ec2_backend, self._get_param("TransitGatewayAttachmentId"))
    _become_available(attachment, self.ec2_backend.transit_gateways[attachment.transit_gateway_id])
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


def reject_transit_gateway_vpc_attachment(self: EC2Response) -> ActionResult:
    attachment = _decide(self.ec2_backend, self._get_param("TransitGatewayAttachmentId"))
    attachment.state = "rejected"
    return ActionResult({"TransitGatewayVpcAttachment": attachment})


def delete_transit_gateway_vpc_attachment(self: EC2Backend, transit_gateway_attachment_id: str) -> Any:
    attachment = self.transit_gateway_attachments.get(transit_gateway_attachment_id)
    if attachment is None or attachment.state == "deleted":
        raise Refused(
            "InvalidTransitGatewayAttachmentID.NotFound",
            f"Transit Gateway Attachment {transit_gateway_attachment_id} was deleted or does not exist.",
        )
    # A deleted attachment stays visible for a while, as such.
    attachment.state = "deleted"
    for backend in _backends(self.region_name):
        for table in backend.transit_gateways_route_tables.values():
            table.route_table_associations.pop(attachment.id, None)
            backend.disable_route_table_propagation(attachment.id, table.id)
    return attachment


def _relation(backend: EC2Backend, attachment_id: str, table_id: str, state: str) -> TransitGatewayRelations:
    return TransitGatewayRelations(backend, attachment_id, table_id, state=state)


def associate_transit_gateway_route_table(
    self: EC2Backend, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> TransitGatewayRelations:
    attachment = _available(self, transit_gateway_attachment_id)
    table = _table(self, transit_gateway_route_table_id)
    if _associated_with(attachment) is not None:
        raise Refused(
            "Resource.AlreadyAssociated",
            f"Transit Gateway Attachment {attachment.id} is already associated to a route table.",
        )
    self.set_route_table_association(attachment.id, table.id)
    return _relation(self, attachment.id, table.id, "associated")


def disassociate_transit_gateway_route_table(
    self: EC2Backend, tgw_attach_id: str, tgw_rt_id: str
) -> TransitGatewayRelations:
    attachment, table = _attachment(self, tgw_attach_id), _table(self, tgw_rt_id)
    if attachment.id not in table.route_table_associations:
        raise Refused("InvalidAssociation.NotFound", f"{attachment.id} is not associated with {table.id}.")
    relation = _relation(self, attachment.id, table.id, "disassociated")
    self.unset_route_table_association(table.id, attachment.id)
    return relation


def enable_transit_gateway_route_table_propagation(
    self: EC2Backend, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> TransitGatewayRelations:
    attachment = _available(self, transit_gateway_attachment_id)
    table = _table(self, transit_gateway_route_table_id)
    if any(each.transitGatewayAttachmentId == attachment.id for each in table.route_table_propagation):
        raise Refused(
            "TransitGatewayRouteTablePropagation.Duplicate",
            f"Propagation already exists for {attachment.id} and {table.id}.",
        )
    self.set_route_table_propagation(attachment.id, table.id)
    return _relation(self, attachment.id, table.id, "enabled")


def disable_transit_gateway_route_table_propagation(
    self: EC2Backend, transit_gateway_attachment_id: str, transit_gateway_route_table_id: str
) -> TransitGatewayRelations:
    attachment = _attachment(self, transit_gateway_attachment_id)
    table = _table(self, transit_gateway_route_table_id)
    if all(each.transitGatewayAttachmentId != attachment.id for each in table.route_table_propagation):
        raise Refused(
            "TransitGatewayRouteTablePropagation.NotFound", f"No propagation of {attachment.id} to {table.id}."
        )
    self.disable_route_table_propagation(attachment.id, table.id)
    return _relation(self, attachment.id, table.id, "disabled")


_create_gateway_route = EC2Backend.create_transit_gateway_route


def create_transit_gateway_route(
    self: EC2Backend,
    transit_gateway_route_table_id: str,
    destination_cidr_block: str,
    transit_gateway_attachment_id: str | None = None,
    blackhole: bool = False,
) -> Any:
    _table(self, transit_gateway_route_table_id)
    if not blackhole:
        _available(self, transit_gateway_attachment_id or "")
    route = _create_gateway_route(
        self, transit_gateway_route_table_id, destination_cidr_block, transit_gateway_attachment_id, blackhole
    )
    # moto has one attachment, the API a list of them.
    if isinstance(route.get("transitGatewayAttachments"), dict):
        route["transitGatewayAttachments"] = [route["transitGatewayAttachments"]]
    return route


_search_routes = EC2Backend.search_transit_gateway_routes


def _propagated(table: TransitGatewayRouteTable, backend: EC2Backend) -> Iterator[dict[str, Any]]:
    """Routes to the CIDRs of each VPC whose attachment is propagated to a table; a static route to the same wins."""
    for each in table.route_table_propagation:
        attachment = _attachment(backend, each.transitGatewayAttachmentId)
        for other in _backends(backend.region_name):
            vpc = other.vpcs.get(attachment.resource_id)
            for cidr in [] if vpc is None else vpc.get_cidr_block_association_set():
                if cidr["cidr_block"] in table.routes:
                    continue
                yield {
                    "destinationCidrBlock": cidr["cidr_block"],
                    "state": "active",
                    "type": "propagated",
                    "transitGatewayAttachments": [
                        {
                            "resourceId": attachment.resource_id,
                            "resourceType": attachment.resource_type,
                            "transitGatewayAttachmentId": attachment.id,
                        }
                    ],
                }


def search_transit_gateway_routes(
    self: EC2Backend, transit_gateway_route_table_id: str, filters: Any, max_results: int | None = None
) -> list[Any]:
    table = _table(self, transit_gateway_route_table_id)
    keys = {"type": "type", "state": "state", "route-search.exact-match": "destinationCidrBlock"}
    propagated = [
        route
        for route in _propagated(table, self)
        if all(route[key] in filters[name] for name, key in keys.items() if filters.get(name))
    ]
    return _search_routes(self, transit_gateway_route_table_id, filters, max_results) + propagated


_describe_gateways = EC2Backend.describe_transit_gateways


def describe_transit_gateways(self: EC2Backend, filters: Any, transit_gateway_ids: list[str] | None) -> Any:
    own = _describe_gateways(self, filters, transit_gateway_ids)
    if filters:
        return own
    return own + [
        gateway
        for gateway in _shared(self).values()
        if not transit_gateway_ids or gateway.id in transit_gateway_ids
    ]


_create_route = EC2Backend.create_route


def create_route(self: EC2Backend, route_table_id: str, *args: Any, **named: Any) -> Any:
    gateway_id = named.get("transit_gateway_id")
    if gateway_id is None:
        return _create_route(self, route_table_id, *args, **named)
    vpc_id = self.route_tables[route_table_id].vpc_id
    if not any(each.state == "available" for each in _attachments_of(self, vpc_id, gateway_id)):
        raise Refused("InvalidTransitGatewayID.NotFound", f"The transitGateway ID '{gateway_id}' does not exist")
    # moto looks only among the account's own gateways.
    own = self.transit_gateways
    self.transit_gateways = {**own, **_shared(self)}
    try:
        return _create_route(self, route_table_id, *args, **named)
    finally:
        self.transit_gateways = own


def install() -> None:
    TransitGateway.__init__ = init_gateway  # type: ignore[method-assign]
    TransitGatewayAttachment.__init__ = init_attachment  # type: ignore[method-assign]
    TransitGatewayAttachment.association = property(association)  # type: ignore[assignment]
    TransitGatewayAttachment.transit_gateway_owner_id = property(  # type: ignore[assignment]
        lambda self: self.gateway_owner_id
    )
    for method in (
        create_transit_gateway_vpn_attachment,
        create_transit_gateway_vpc_attachment,
        describe_transit_gateway_attachments,
        describe_transit_gateway_vpc_attachments,
        delete_transit_gateway_vpc_attachment,
        associate_transit_gateway_route_table,
        disassociate_transit_gateway_route_table,
        enable_transit_gateway_route_table_propagation,
        disable_transit_gateway_route_table_propagation,
        create_transit_gateway_route,
        search_transit_gateway_routes,
        describe_transit_gateways,
        create_route,
    ):
        setattr(EC2Backend, method.__name__, method)
    EC2Response.create_transit_gateway_vpc_attachment = (  # type: ignore[method-assign]
        answer_create_transit_gateway_vpc_attachment
    )
    for operation in (accept_transit_gateway_vpc_attachment, reject_transit_gateway_vpc_attachment):
        setattr(EC2Response, operation.__name__, operation)
