from typing import Any

from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase

ROLE = f"arn:aws:iam::{ASTRO}:role/astronomer-remote-management"


class EndpointServices(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("ec2", ASTRO)
        self.customer = self.client("ec2", CUSTOMER)
        vpc = self.customer.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        subnet = self.customer.create_subnet(VpcId=vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
        self.balancer = self.client("elbv2", CUSTOMER).create_load_balancer(
            Name="data", Type="network", Scheme="internal", Subnets=[subnet]
        )["LoadBalancers"][0]["LoadBalancerArn"]
        service = self.customer.create_vpc_endpoint_service_configuration(
            NetworkLoadBalancerArns=[self.balancer], AcceptanceRequired=True
        )["ServiceConfiguration"]
        self.service, self.name = service["ServiceId"], service["ServiceName"]

    def _permit(self, principal: str) -> dict[str, Any]:
        return self.customer.modify_vpc_endpoint_service_permissions(
            ServiceId=self.service, AddAllowedPrincipals=[principal]
        )

    def _connect(self) -> str:
        vpc = self.astro.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"]
        endpoint = self.astro.create_vpc_endpoint(VpcId=vpc, ServiceName=self.name, VpcEndpointType="Interface")
        return endpoint["VpcEndpoint"]["VpcEndpointId"]

    def _state(self, endpoint: str) -> str:
        return self.astro.describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"][0]["State"]

    def test_ids_are_as_long_as_aws_makes_them(self) -> None:
        self.assertRegex(self.service, r"^vpce-svc-[0-9a-f]{17}$")
        self.assertEqual(self.name, f"com.amazonaws.vpce.us-east-1.{self.service}")
        self.assertRegex(self.balancer, r":loadbalancer/net/data/[0-9a-f]{16}$")

    def test_a_permission_is_answered_with_its_id_and_type(self) -> None:
        for principal, kind in ((ROLE, "Role"), (f"arn:aws:iam::{ASTRO}:root", "Account"), ("*", "All")):
            added = self._permit(principal)["AddedPrincipals"][0]
            self.assertEqual((added["Principal"], added["PrincipalType"]), (principal, kind))
            self.assertRegex(added["ServicePermissionId"], r"^vpce-svc-perm-[0-9a-f]{17}$")

    def test_permissions_are_listed_until_they_are_removed(self) -> None:
        self._permit(ROLE)
        listed = self.customer.describe_vpc_endpoint_service_permissions(ServiceId=self.service)
        self.assertEqual([each["Principal"] for each in listed["AllowedPrincipals"]], [ROLE])
        self.customer.modify_vpc_endpoint_service_permissions(ServiceId=self.service, RemoveAllowedPrincipals=[ROLE])
        listed = self.customer.describe_vpc_endpoint_service_permissions(ServiceId=self.service)
        self.assertEqual(listed["AllowedPrincipals"], [])

    def test_without_a_permission_the_service_is_not_there(self) -> None:
        vpc = self.astro.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"]
        self.refused(
            "InvalidServiceName",
            self.astro.create_vpc_endpoint,
            VpcId=vpc,
            ServiceName=self.name,
            VpcEndpointType="Interface",
        )

    def test_an_endpoint_waits_for_acceptance(self) -> None:
        self._permit(ROLE)
        endpoint = self._connect()
        self.assertEqual(self._state(endpoint), "pendingAcceptance")
        connections = self.customer.describe_vpc_endpoint_connections(
            Filters=[{"Name": "service-id", "Values": [self.service]}]
        )["VpcEndpointConnections"]
        self.assertEqual(
            [(each["VpcEndpointId"], each["VpcEndpointOwner"], each["VpcEndpointState"]) for each in connections],
            [(endpoint, ASTRO, "pendingAcceptance")],
        )
        accept = {"ServiceId": self.service, "VpcEndpointIds": [endpoint]}
        self.assertEqual(self.customer.accept_vpc_endpoint_connections(**accept)["Unsuccessful"], [])
        self.assertEqual(self._state(endpoint), "available")
        again = self.customer.accept_vpc_endpoint_connections(**accept)["Unsuccessful"]
        self.assertEqual([each["Error"]["Code"] for each in again], ["InvalidState"])

    def test_an_unknown_endpoint_is_unsuccessful(self) -> None:
        answer = self.customer.accept_vpc_endpoint_connections(
            ServiceId=self.service, VpcEndpointIds=["vpce-00000000000000000"]
        )["Unsuccessful"]
        self.assertEqual([each["Error"]["Code"] for each in answer], ["InvalidVpcEndpointId.NotFound"])

    def test_a_rejected_endpoint_is_rejected(self) -> None:
        self._permit(ROLE)
        endpoint = self._connect()
        self.customer.reject_vpc_endpoint_connections(ServiceId=self.service, VpcEndpointIds=[endpoint])
        self.assertEqual(self._state(endpoint), "rejected")

    def test_a_service_with_connections_cannot_be_deleted(self) -> None:
        self._permit(ROLE)
        endpoint = self._connect()
        delete = self.customer.delete_vpc_endpoint_service_configurations
        busy = delete(ServiceIds=[self.service])["Unsuccessful"]
        self.assertEqual([each["Error"]["Code"] for each in busy], ["ExistingVpcEndpointConnections"])
        self.customer.reject_vpc_endpoint_connections(ServiceId=self.service, VpcEndpointIds=[endpoint])
        self.assertEqual(delete(ServiceIds=[self.service])["Unsuccessful"], [])

    def test_aws_services_need_no_permission(self) -> None:
        vpc = self.astro.create_vpc(CidrBlock="172.20.0.0/20")["Vpc"]["VpcId"]
        endpoint = self.astro.create_vpc_endpoint(
            VpcId=vpc, ServiceName="com.amazonaws.us-east-1.athena", VpcEndpointType="Interface"
        )["VpcEndpoint"]
        self.assertEqual(endpoint["State"], "available")
