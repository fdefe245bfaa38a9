from emulator_test_case import ASTRO, CUSTOMER, REGION, EmulatorTestCase


class PrivateZonesAcrossAccounts(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("route53", ASTRO)
        self.customer = self.client("route53", CUSTOMER)
        self.astro_vpc = self._vpc(ASTRO, "172.20.0.0/20")
        customer_vpc = self._vpc(CUSTOMER, "10.1.0.0/16")
        self.zone = self.customer.create_hosted_zone(
            Name="data.example.internal", CallerReference="1", VPC=customer_vpc
        )["HostedZone"]["Id"]

    def _vpc(self, account: str, cidr: str) -> dict[str, str]:
        vpc = self.client("ec2", account).create_vpc(CidrBlock=cidr)["Vpc"]
        return {"VPCId": vpc["VpcId"], "VPCRegion": REGION}

    def _authorized(self) -> list[dict[str, str]]:
        return self.customer.list_vpc_association_authorizations(HostedZoneId=self.zone)["VPCs"]

    def test_a_zone_with_a_vpc_is_private(self) -> None:
        self.assertTrue(self.customer.get_hosted_zone(Id=self.zone)["HostedZone"]["Config"]["PrivateZone"])

    def test_an_id_begins_with_z(self) -> None:
        self.assertRegex(self.zone, r"^/hostedzone/Z[A-Z0-9]+$")

    def test_an_authorization_is_listed_once(self) -> None:
        for _ in range(2):
            self.customer.create_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.assertEqual(self._authorized(), [self.astro_vpc])

    def test_a_public_zone_takes_no_authorization(self) -> None:
        public = self.customer.create_hosted_zone(Name="example.com", CallerReference="2")["HostedZone"]["Id"]
        self.refused(
            "PublicZoneVPCAssociation",
            self.customer.create_vpc_association_authorization,
            HostedZoneId=public,
            VPC=self.astro_vpc,
        )

    def test_an_unknown_vpc_is_refused(self) -> None:
        self.refused(
            "InvalidVPCId",
            self.customer.create_vpc_association_authorization,
            HostedZoneId=self.zone,
            VPC={"VPCId": "vpc-00000000000000000", "VPCRegion": REGION},
        )

    def test_an_unknown_zone_is_refused(self) -> None:
        self.refused("NoSuchHostedZone", self.customer.list_vpc_association_authorizations, HostedZoneId="Z0")

    def test_the_owner_of_the_vpc_associates_only_with_an_authorization(self) -> None:
        associate = self.astro.associate_vpc_with_hosted_zone
        self.refused("NotAuthorizedException", associate, HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.customer.create_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        associate(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.assertIn(self.astro_vpc, self.customer.get_hosted_zone(Id=self.zone)["VPCs"])

    def test_the_owner_of_the_zone_cannot_associate_another_accounts_vpc(self) -> None:
        self.customer.create_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.refused(
            "NotAuthorizedException",
            self.customer.associate_vpc_with_hosted_zone,
            HostedZoneId=self.zone,
            VPC=self.astro_vpc,
        )

    def test_taking_an_authorization_back_does_not_disassociate(self) -> None:
        self.customer.create_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.astro.associate_vpc_with_hosted_zone(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.customer.delete_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.assertEqual(self._authorized(), [])
        self.assertIn(self.astro_vpc, self.customer.get_hosted_zone(Id=self.zone)["VPCs"])

    def test_an_authorization_can_be_taken_back_once(self) -> None:
        self.refused(
            "VPCAssociationAuthorizationNotFound",
            self.customer.delete_vpc_association_authorization,
            HostedZoneId=self.zone,
            VPC=self.astro_vpc,
        )

    def test_the_owner_of_the_vpc_sees_another_accounts_zone(self) -> None:
        self.customer.create_vpc_association_authorization(HostedZoneId=self.zone, VPC=self.astro_vpc)
        self.astro.associate_vpc_with_hosted_zone(HostedZoneId=self.zone, VPC=self.astro_vpc)
        summaries = self.astro.list_hosted_zones_by_vpc(**self.astro_vpc)["HostedZoneSummaries"]
        self.assertEqual([summary["Owner"] for summary in summaries], [{"OwningAccount": CUSTOMER}])
