from typing import Any

from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase


class AttachedGateway(EmulatorTestCase):
    """A customer's gateway, shared with Astro."""

    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("ec2", ASTRO)
        self.customer = self.client("ec2", CUSTOMER)
        self.shares = self.client("ram", CUSTOMER)
        self.joins = self.client("ram", ASTRO)
        self.vpc = self.astro.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"]
        subnet = self.astro.create_subnet(VpcId=self.vpc, CidrBlock="172.20.0.0/24")
        self.subnet = subnet["Subnet"]["SubnetId"]

    def _gateway(self, **options: str) -> dict[str, Any]:
        off = {"DefaultRouteTableAssociation": "disable", "DefaultRouteTablePropagation": "disable"}
        return self.customer.create_transit_gateway(Options={**off, **options})["TransitGateway"]

    def _share(self, gateway: dict[str, Any], external: bool = True) -> str:
        share = self.shares.create_resource_share(name="astro", allowExternalPrincipals=external)["resourceShare"]
        arn: str = share["resourceShareArn"]
        self.shares.associate_resource_share(
            resourceShareArn=arn, resourceArns=[gateway["TransitGatewayArn"]], principals=[ASTRO]
        )
        return arn

    def _accept_share(self) -> None:
        for invitation in self.joins.get_resource_share_invitations()["resourceShareInvitations"]:
            self.joins.accept_resource_share_invitation(
                resourceShareInvitationArn=invitation["resourceShareInvitationArn"]
            )

    def _attach(self, gateway: dict[str, Any]) -> str:
        self._share(gateway)
        self._accept_share()
        made = self.astro.create_transit_gateway_vpc_attachment(
            TransitGatewayId=gateway["TransitGatewayId"], VpcId=self.vpc, SubnetIds=[self.subnet]
        )
        return made["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]

    def _seen(self, client: Any, attachment: str) -> dict[str, Any]:
        return client.describe_transit_gateway_attachments(TransitGatewayAttachmentIds=[attachment])[
            "TransitGatewayAttachments"
        ][0]

    def _table(self, gateway: dict[str, Any]) -> str:
        made = self.customer.create_transit_gateway_route_table(TransitGatewayId=gateway["TransitGatewayId"])
        return made["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]

    def test_a_share_without_external_principals_refuses_astro(self) -> None:
        with self.assertRaisesRegex(Exception, "OperationNotPermitted"):
            self._share(self._gateway(), external=False)

    def test_a_share_waits_for_its_acceptance(self) -> None:
        arn = self._share(self._gateway())
        status = lambda: self.shares.get_resource_share_associations(  # noqa: E731
            associationType="PRINCIPAL", resourceShareArns=[arn]
        )["resourceShareAssociations"][0]["status"]
        self.assertEqual(status(), "ASSOCIATING")
        self._accept_share()
        self.assertEqual(status(), "ASSOCIATED")

    def test_nobody_attaches_to_a_gateway_whose_share_was_not_accepted(self) -> None:
        gateway = self._gateway()
        self._share(gateway)
        self.refused(
            "InvalidTransitGatewayID.NotFound",
            self.astro.create_transit_gateway_vpc_attachment,
            TransitGatewayId=gateway["TransitGatewayId"],
            VpcId=self.vpc,
            SubnetIds=[self.subnet],
        )

    def test_an_attachment_by_another_account_waits_for_the_owner(self) -> None:
        attachment = self._attach(self._gateway())
        seen = self._seen(self.customer, attachment)
        self.assertEqual((seen["State"], seen["ResourceOwnerId"]), ("pendingAcceptance", ASTRO))
        self.assertEqual(seen["TransitGatewayOwnerId"], CUSTOMER)

    def test_only_the_owner_accepts_and_only_once(self) -> None:
        attachment = self._attach(self._gateway())
        self.refused(
            "InvalidTransitGatewayAttachmentID.NotFound",
            self.astro.accept_transit_gateway_vpc_attachment,
            TransitGatewayAttachmentId=attachment,
        )
        self.customer.accept_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.assertEqual(self._seen(self.astro, attachment)["State"], "available")
        self.refused(
            "IncorrectState",
            self.customer.accept_transit_gateway_vpc_attachment,
            TransitGatewayAttachmentId=attachment,
        )

    def test_a_gateway_that_accepts_by_itself_has_nothing_to_accept(self) -> None:
        attachment = self._attach(self._gateway(AutoAcceptSharedAttachments="enable"))
        self.assertEqual(self._seen(self.customer, attachment)["State"], "available")

    def test_nothing_is_associated_before_it_is_available(self) -> None:
        gateway = self._gateway()
        attachment, table = self._attach(gateway), self._table(gateway)
        both = {"TransitGatewayAttachmentId": attachment, "TransitGatewayRouteTableId": table}
        self.refused("IncorrectState", self.customer.associate_transit_gateway_route_table, **both)
        self.refused("IncorrectState", self.customer.enable_transit_gateway_route_table_propagation, **both)

    def test_an_attachment_has_one_association_and_each_propagation_once(self) -> None:
        gateway = self._gateway()
        attachment, table, other = self._attach(gateway), self._table(gateway), self._table(gateway)
        self.customer.accept_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        both = {"TransitGatewayAttachmentId": attachment, "TransitGatewayRouteTableId": table}
        self.customer.associate_transit_gateway_route_table(**both)
        self.refused(
            "Resource.AlreadyAssociated",
            self.customer.associate_transit_gateway_route_table,
            **{**both, "TransitGatewayRouteTableId": other},
        )
        self.customer.enable_transit_gateway_route_table_propagation(**both)
        self.customer.enable_transit_gateway_route_table_propagation(
            **{**both, "TransitGatewayRouteTableId": other}
        )
        self.refused(
            "TransitGatewayRouteTablePropagation.Duplicate",
            self.customer.enable_transit_gateway_route_table_propagation,
            **both,
        )

    def test_what_is_accepted_is_in_the_default_table_where_there_is_one(self) -> None:
        gateway = self._gateway(DefaultRouteTableAssociation="enable")
        attachment = self._attach(gateway)
        self.customer.accept_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.assertEqual(
            self._seen(self.customer, attachment)["Association"]["TransitGatewayRouteTableId"],
            gateway["Options"]["AssociationDefaultRouteTableId"],
        )

    def test_disassociating_what_was_never_associated_is_an_answer(self) -> None:
        gateway = self._gateway()
        attachment, table = self._attach(gateway), self._table(gateway)
        self.refused(
            "InvalidAssociation.NotFound",
            self.customer.disassociate_transit_gateway_route_table,
            TransitGatewayAttachmentId=attachment,
            TransitGatewayRouteTableId=table,
        )

    def test_a_vpc_routes_to_a_gateway_only_once_it_is_attached(self) -> None:
        gateway = self._gateway()
        vpc = self.customer.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        table = self.customer.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]
        route = {
            "RouteTableId": table["RouteTableId"],
            "DestinationCidrBlock": "172.20.0.0/20",
            "TransitGatewayId": gateway["TransitGatewayId"],
        }
        self.refused("InvalidTransitGatewayID.NotFound", self.customer.create_route, **route)
        subnet = self.customer.create_subnet(VpcId=vpc, CidrBlock="10.1.0.0/24")["Subnet"]["SubnetId"]
        self.customer.create_transit_gateway_vpc_attachment(
            TransitGatewayId=gateway["TransitGatewayId"], VpcId=vpc, SubnetIds=[subnet]
        )
        self.customer.create_route(**route)

    def test_deleting_an_attachment_ends_it_for_both_accounts(self) -> None:
        attachment = self._attach(self._gateway())
        self.customer.accept_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.customer.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.assertEqual(self._seen(self.astro, attachment)["State"], "deleted")
        self.refused(
            "InvalidTransitGatewayAttachmentID.NotFound",
            self.customer.delete_transit_gateway_vpc_attachment,
            TransitGatewayAttachmentId=attachment,
        )

    def test_each_account_sees_its_own_tags_of_an_attachment(self) -> None:
        attachment = self._attach(self._gateway())
        self.customer.create_tags(Resources=[attachment], Tags=[{"Key": "Name", "Value": "astro"}])
        self.assertEqual(self._seen(self.customer, attachment)["Tags"], [{"Key": "Name", "Value": "astro"}])
        self.assertEqual(self._seen(self.astro, attachment).get("Tags", []), [])

    def test_a_static_route_tells_its_attachment(self) -> None:
        gateway = self._gateway()
        attachment, table = self._attach(gateway), self._table(gateway)
        route = {
            "DestinationCidrBlock": "172.20.0.0/20",
            "TransitGatewayRouteTableId": table,
            "TransitGatewayAttachmentId": attachment,
        }
        self.refused("IncorrectState", self.customer.create_transit_gateway_route, **route)
        self.customer.accept_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=attachment)
        self.customer.create_transit_gateway_route(**route)
        found = self.customer.search_transit_gateway_routes(
            TransitGatewayRouteTableId=table, Filters=[{"Name": "type", "Values": ["static"]}]
        )["Routes"]
        self.assertEqual(
            [each["TransitGatewayAttachments"][0]["TransitGatewayAttachmentId"] for each in found], [attachment]
        )

    def test_whoever_leaves_a_share_loses_the_gateway(self) -> None:
        gateway = self._gateway()
        arn = self._share(gateway)
        self._accept_share()
        seen = lambda: self.astro.describe_transit_gateways()["TransitGateways"]  # noqa: E731
        self.assertEqual([each["OwnerId"] for each in seen()], [CUSTOMER])
        self.shares.disassociate_resource_share(resourceShareArn=arn, principals=[ASTRO])
        self.assertEqual(seen(), [])
