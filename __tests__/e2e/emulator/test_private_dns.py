from typing import Any

from emulator_test_case import CUSTOMER, EmulatorTestCase

NAME = "orders.example.com"


class PrivateDns(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.ec2 = self.client("ec2", CUSTOMER)
        self.route53 = self.client("route53", CUSTOMER)
        self.vpc = self.ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
        self.balancer = self.client("elbv2", CUSTOMER).create_load_balancer(
            Name="data", Type="network", Scheme="internal", Subnets=[subnet]
        )["LoadBalancers"][0]["LoadBalancerArn"]

    def _service(self, **parameters: Any) -> str:
        service = self.ec2.create_vpc_endpoint_service_configuration(
            NetworkLoadBalancerArns=[self.balancer], **parameters
        )
        return service["ServiceConfiguration"]["ServiceId"]

    def _configuration(self, service: str) -> dict[str, str]:
        return self.ec2.describe_vpc_endpoint_service_configurations(ServiceIds=[service])["ServiceConfigurations"][0][
            "PrivateDnsNameConfiguration"
        ]

    def _verify(self, service: str) -> str:
        self.ec2.start_vpc_endpoint_service_private_dns_verification(ServiceId=service)
        return self._configuration(service)["State"]

    def _record(self, service: str, **zone: Any) -> None:
        created = self.route53.create_hosted_zone(Name="example.com", CallerReference="test", **zone)
        configuration = self._configuration(service)
        record = {
            "Name": f"{configuration['Name']}.example.com",
            "Type": configuration["Type"],
            "TTL": 300,
            "ResourceRecords": [{"Value": f'"{configuration["Value"]}"'}],
        }
        self.route53.change_resource_record_sets(
            HostedZoneId=created["HostedZone"]["Id"],
            ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]},
        )

    def test_a_name_waits_for_its_record(self) -> None:
        service = self._service(PrivateDnsName=NAME)
        self.assertEqual(self._configuration(service)["State"], "pendingVerification")
        self.assertEqual(self._verify(service), "pendingVerification")

    def test_a_public_record_verifies_it_once_aws_looks(self) -> None:
        service = self._service(PrivateDnsName=NAME)
        self._record(service)
        self.assertEqual(self._configuration(service)["State"], "pendingVerification")
        self.assertEqual(self._verify(service), "verified")

    def test_a_private_record_does_not(self) -> None:
        service = self._service(PrivateDnsName=NAME)
        self._record(service, VPC={"VPCRegion": "us-east-1", "VPCId": self.vpc})
        self.assertEqual(self._verify(service), "pendingVerification")

    def test_a_service_without_a_name_has_nothing_to_verify(self) -> None:
        self.refused(
            "InvalidParameterValue",
            self.ec2.start_vpc_endpoint_service_private_dns_verification,
            ServiceId=self._service(),
        )
