from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase


class ResourceShares(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("ram", ASTRO)
        self.customer = self.client("ram", CUSTOMER)
        gateway = self.client("ec2", CUSTOMER).create_transit_gateway()["TransitGateway"]
        self.gateway_arn = gateway["TransitGatewayArn"]

    def _share(self, external: bool = True) -> str:
        share = self.customer.create_resource_share(name="astro", allowExternalPrincipals=external)
        return share["resourceShare"]["resourceShareArn"]

    def _invitations(self) -> list[dict]:
        return self.astro.get_resource_share_invitations()["resourceShareInvitations"]

    def test_resources_and_principals_are_associated_one_by_one(self) -> None:
        share = self._share()
        self.customer.associate_resource_share(resourceShareArn=share, resourceArns=[self.gateway_arn])
        self.customer.associate_resource_share(resourceShareArn=share, principals=[ASTRO])
        # An account outside of the organization is associated once it has accepted.
        for kind, entity, status in (("RESOURCE", self.gateway_arn, "ASSOCIATED"), ("PRINCIPAL", ASTRO, "ASSOCIATING")):
            found = self.customer.get_resource_share_associations(associationType=kind, resourceShareArns=[share])
            self.assertEqual(
                [(each["associatedEntity"], each["status"], each["external"]) for each in found["resourceShareAssociations"]],
                [(entity, status, kind == "PRINCIPAL")],
            )

    def test_an_external_principal_needs_the_shares_consent(self) -> None:
        share = self._share(external=False)
        self.refused(
            "OperationNotPermittedException",
            self.customer.associate_resource_share,
            resourceShareArn=share,
            principals=[ASTRO],
        )

    def test_a_share_refused_at_its_creation_is_not_there(self) -> None:
        self.refused(
            "OperationNotPermittedException",
            self.customer.create_resource_share,
            name="astro",
            allowExternalPrincipals=False,
            principals=[ASTRO],
        )
        self.assertEqual(self.customer.get_resource_shares(resourceOwner="SELF")["resourceShares"], [])

    def test_another_account_sees_the_share_once_it_accepted_the_invitation(self) -> None:
        share = self._share()
        self.customer.associate_resource_share(
            resourceShareArn=share, principals=[ASTRO], resourceArns=[self.gateway_arn]
        )
        seen = lambda: self.astro.get_resource_shares(resourceOwner="OTHER-ACCOUNTS")["resourceShares"]  # noqa: E731
        self.assertEqual(seen(), [])
        self.assertEqual([each["status"] for each in self._invitations()], ["PENDING"])
        arn = self._invitations()[0]["resourceShareInvitationArn"]
        accepted = self.astro.accept_resource_share_invitation(resourceShareInvitationArn=arn)
        self.assertEqual(accepted["resourceShareInvitation"]["status"], "ACCEPTED")
        self.assertEqual([each["resourceShareArn"] for each in seen()], [share])
        resources = self.astro.list_resources(resourceOwner="OTHER-ACCOUNTS")["resources"]
        self.assertEqual([(each["arn"], each["type"]) for each in resources], [(self.gateway_arn, "ec2:TransitGateway")])
        self.refused(
            "ResourceShareInvitationAlreadyAcceptedException",
            self.astro.accept_resource_share_invitation,
            resourceShareInvitationArn=arn,
        )

    def test_an_invitation_is_only_for_the_invited(self) -> None:
        share = self._share()
        self.customer.associate_resource_share(resourceShareArn=share, principals=[ASTRO])
        self.refused(
            "ResourceShareInvitationArnNotFoundException",
            self.customer.accept_resource_share_invitation,
            resourceShareInvitationArn=self._invitations()[0]["resourceShareInvitationArn"],
        )

    def test_disassociating_takes_back(self) -> None:
        share = self._share()
        self.customer.associate_resource_share(
            resourceShareArn=share, principals=[ASTRO], resourceArns=[self.gateway_arn]
        )
        answer = self.customer.disassociate_resource_share(resourceShareArn=share, principals=[ASTRO])
        self.assertEqual([each["status"] for each in answer["resourceShareAssociations"]], ["DISASSOCIATING"])
        left = self.customer.get_resource_share_associations(associationType="PRINCIPAL", resourceShareArns=[share])
        self.assertEqual(left["resourceShareAssociations"], [])
        self.assertEqual(self._invitations(), [])

    def test_the_permission_of_each_shared_type_is_listed(self) -> None:
        share = self._share()
        self.customer.associate_resource_share(resourceShareArn=share, resourceArns=[self.gateway_arn])
        permissions = self.customer.list_resource_share_permissions(resourceShareArn=share)["permissions"]
        self.assertEqual([each["resourceType"] for each in permissions], ["ec2:TransitGateway"])

    def test_an_unknown_share_is_refused(self) -> None:
        unknown = f"arn:aws:ram:us-east-1:{CUSTOMER}:resource-share/none"
        self.refused("UnknownResourceException", self.customer.associate_resource_share, resourceShareArn=unknown)
        self.refused("UnknownResourceException", self.customer.list_resource_share_permissions, resourceShareArn=unknown)
