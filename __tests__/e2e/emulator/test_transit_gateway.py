from typing import Any

from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase


class SharedTransitGateway(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("ec2", ASTRO)
        self.customer = self.client("ec2", CUSTOMER)

    def _gateway(self, **options: str) -> str:
        gateway = self.customer.create_transit_gateway(Options=options)["TransitGateway"]
        self.arn = gateway["TransitGatewayArn"]
        return gateway["TransitGatewayId"]

    def _share(self) -> None:
        self.client("ram", CUSTOMER).create_resource_share(
            name="astro", allowExternalPrincipals=True, principals=[ASTRO], resourceArns=[self.arn]
        )
        ram = self.client("ram", ASTRO)
        invitation = ram.get_resource_share_invitations()["resourceShareInvitations"][0]
        ram.accept_resource_share_invitation(resourceShareInvitationArn=invitation["resourceShareInvitationArn"])

    def _attach(self, client: Any, gateway: str) -> dict[str, Any]:
        vpc = client.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"]
        subnet = client.create_subnet(VpcId=vpc, CidrBlock="172.20.0.0/24")["Subnet"]["SubnetId"]
        return client.create_transit_gateway_vpc_attachment(
            TransitGatewayId=gateway, VpcId=vpc, SubnetIds=[subnet]
        )["TransitGatewayVpcAttachment"]

    def _seen(self, attachment: dict[str, Any]) -> dict[str, Any]:
        return self.customer.describe_transit_gateway_vpc_attachments(
            TransitGatewayAttachmentIds=[attachment["TransitGatewayAttachmentId"]]
        )["TransitGatewayVpcAttachments"][0]

    def _default_table(self, gateway: str) -> str:
        found = self.customer.describe_transit_gateways(TransitGatewayIds=[gateway])["TransitGateways"][0]
        return found["Options"]["AssociationDefaultRouteTableId"]

    def _associated(self, table: str) -> list[str]:
        found = self.customer.get_transit_gateway_route_table_associations(TransitGatewayRouteTableId=table)
        return [each["TransitGatewayAttachmentId"] for each in found["Associations"]]

    def test_a_gateway_that_was_not_shared_is_not_there_for_others(self) -> None:
        gateway = self._gateway()
        self.assertEqual(self.astro.describe_transit_gateways()["TransitGateways"], [])
        self.refused(
            "InvalidTransitGatewayID.NotFound",
            self.astro.create_transit_gateway_vpc_attachment,
            TransitGatewayId=gateway,
            VpcId=self.astro.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"],
            SubnetIds=[],
        )

    def test_a_shared_gateway_shows_its_owner(self) -> None:
        gateway = self._gateway()
        self._share()
        seen = self.astro.describe_transit_gateways(TransitGatewayIds=[gateway])["TransitGateways"]
        self.assertEqual([each["OwnerId"] for each in seen], [CUSTOMER])

    def test_an_attachment_of_another_account_waits_for_the_owner(self) -> None:
        gateway = self._gateway()
        self._share()
        attachment = self._attach(self.astro, gateway)
        seen = self._seen(attachment)
        self.assertEqual((seen["State"], seen["VpcOwnerId"]), ("pendingAcceptance", ASTRO))
        self.assertEqual(self._associated(self._default_table(gateway)), [])
        accepted = self.customer.accept_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=attachment["TransitGatewayAttachmentId"]
        )["TransitGatewayVpcAttachment"]
        self.assertEqual(accepted["State"], "available")
        self.assertEqual(self._associated(self._default_table(gateway)), [attachment["TransitGatewayAttachmentId"]])

    def test_only_the_gateways_owner_accepts(self) -> None:
        gateway = self._gateway()
        self._share()
        attachment = self._attach(self.astro, gateway)
        self.refused(
            "InvalidTransitGatewayAttachmentID.NotFound",
            self.astro.accept_transit_gateway_vpc_attachment,
            TransitGatewayAttachmentId=attachment["TransitGatewayAttachmentId"],
        )

    def test_accepting_twice_is_refused(self) -> None:
        gateway = self._gateway(AutoAcceptSharedAttachments="enable")
        self._share()
        attachment = self._attach(self.astro, gateway)
        self.assertEqual(attachment["State"], "available")
        self.refused(
            "IncorrectState",
            self.customer.accept_transit_gateway_vpc_attachment,
            TransitGatewayAttachmentId=attachment["TransitGatewayAttachmentId"],
        )

    def test_a_rejected_attachment_stays_rejected(self) -> None:
        gateway = self._gateway()
        self._share()
        attachment = self._attach(self.astro, gateway)
        self.customer.reject_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=attachment["TransitGatewayAttachmentId"]
        )
        self.assertEqual(self._seen(attachment)["State"], "rejected")

    def test_a_deleted_attachment_is_gone_on_both_sides(self) -> None:
        gateway = self._gateway()
        self._share()
        attachment = self._attach(self.astro, gateway)
        self.customer.delete_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=attachment["TransitGatewayAttachmentId"]
        )
        for side in (self.astro, self.customer):
            # It stays visible for a while, as deleted.
            seen = side.describe_transit_gateway_vpc_attachments()["TransitGatewayVpcAttachments"]
            self.assertEqual([each["State"] for each in seen], ["deleted"])

    def test_the_default_table_can_be_left_once(self) -> None:
        gateway = self._gateway()
        attachment = self._attach(self.customer, gateway)["TransitGatewayAttachmentId"]
        table = self._default_table(gateway)
        leave = {"TransitGatewayAttachmentId": attachment, "TransitGatewayRouteTableId": table}
        answer = self.customer.disassociate_transit_gateway_route_table(**leave)
        self.assertEqual(answer["Association"]["State"], "disassociated")
        self.assertEqual(self._associated(table), [])
        self.refused("InvalidAssociation.NotFound", self.customer.disassociate_transit_gateway_route_table, **leave)

    def test_without_default_association_nothing_is_associated(self) -> None:
        gateway = self._gateway(DefaultRouteTableAssociation="disable")
        self._attach(self.customer, gateway)
        options = self.customer.describe_transit_gateways(TransitGatewayIds=[gateway])["TransitGateways"][0]["Options"]
        self.assertNotIn("AssociationDefaultRouteTableId", options)
        self.assertEqual(self._associated(options["PropagationDefaultRouteTableId"]), [])

    def test_what_is_propagated_is_found_among_the_routes(self) -> None:
        gateway = self._gateway()
        attachment = self._attach(self.customer, gateway)["TransitGatewayAttachmentId"]
        table = self._default_table(gateway)

        def found(**filters: str) -> list[tuple[str, str]]:
            routes = self.customer.search_transit_gateway_routes(
                TransitGatewayRouteTableId=table,
                Filters=[{"Name": name, "Values": [value]} for name, value in filters.items()],
            )["Routes"]
            return [(each["DestinationCidrBlock"], each["Type"]) for each in routes]

        self.assertEqual(found(state="active"), [("172.20.0.0/20", "propagated")])
        self.assertEqual(found(type="static"), [])
        route = {"TransitGatewayRouteTableId": table, "DestinationCidrBlock": "172.20.0.0/20"}
        self.customer.create_transit_gateway_route(**route, TransitGatewayAttachmentId=attachment)
        self.assertEqual(found(state="active"), [("172.20.0.0/20", "static")])
