from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase

VPC = "vpc-0123456789abcdef0"
OTHER_VPC = "vpc-0123456789abcdef1"


class EndpointAuthorization(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.customer = self.client("redshift", CUSTOMER)
        self.customer.create_cluster(
            ClusterIdentifier="warehouse", NodeType="ra3.large", MasterUsername="admin", MasterUserPassword="Password1"
        )
        self.key = {"ClusterIdentifier": "warehouse", "Account": ASTRO}

    def _authorized(self) -> list[dict]:
        return self.customer.describe_endpoint_authorization(**self.key)["EndpointAuthorizationList"]

    def test_a_cluster_says_that_it_is_available(self) -> None:
        cluster = self.customer.describe_clusters()["Clusters"][0]
        self.assertEqual(cluster["ClusterAvailabilityStatus"], "Available")

    def test_the_grantee_sees_what_it_was_granted(self) -> None:
        self.customer.authorize_endpoint_access(**self.key, VpcIds=[VPC])
        granted = self.client("redshift", ASTRO).describe_endpoint_authorization(Grantee=True)
        self.assertEqual(
            [
                (each["Grantor"], each["Grantee"], each["Status"], each["AllowedAllVPCs"], each["AllowedVPCs"])
                for each in granted["EndpointAuthorizationList"]
            ],
            [(CUSTOMER, ASTRO, "Authorized", False, [VPC])],
        )

    def test_no_vpcs_means_all_of_them(self) -> None:
        self.assertIs(self.customer.authorize_endpoint_access(**self.key)["AllowedAllVPCs"], True)

    def test_further_vpcs_are_added(self) -> None:
        for vpc in (VPC, OTHER_VPC):
            self.customer.authorize_endpoint_access(**self.key, VpcIds=[vpc])
        self.assertEqual(self._authorized()[0]["AllowedVPCs"], [VPC, OTHER_VPC])

    def test_authorizing_again_is_refused(self) -> None:
        self.customer.authorize_endpoint_access(**self.key, VpcIds=[VPC])
        self.refused(
            "EndpointAuthorizationAlreadyExists", self.customer.authorize_endpoint_access, **self.key, VpcIds=[VPC]
        )

    def test_revoking_one_vpc_leaves_the_other(self) -> None:
        self.customer.authorize_endpoint_access(**self.key, VpcIds=[VPC, OTHER_VPC])
        self.customer.revoke_endpoint_access(**self.key, VpcIds=[VPC])
        self.assertEqual(self._authorized()[0]["AllowedVPCs"], [OTHER_VPC])

    def test_a_revoked_authorization_is_gone(self) -> None:
        self.customer.authorize_endpoint_access(**self.key, VpcIds=[VPC])
        self.assertEqual(self.customer.revoke_endpoint_access(**self.key)["Status"], "Revoking")
        self.refused("EndpointAuthorizationNotFound", self.customer.describe_endpoint_authorization, **self.key)

    def test_an_unknown_cluster_is_refused(self) -> None:
        self.refused(
            "ClusterNotFound", self.customer.authorize_endpoint_access, ClusterIdentifier="none", Account=ASTRO
        )
