import urllib.error
import urllib.request

from emulator_test_case import CUSTOMER, EmulatorTestCase
from extension.request_log import is_mutating


class RequestLog(EmulatorTestCase):
    def test_reading_is_told_from_changing(self) -> None:
        for action in ("DescribeVpcs", "GetHostedZone", "ListTagsForResource", "AssumeRole", "SearchTransitGatewayRoutes"):
            self.assertFalse(is_mutating(action, "POST"), action)
        for action in ("CreateVpc", "AcceptVpcPeeringConnection", "ModifyVpcAttribute", "AssociateVPCWithHostedZone"):
            self.assertTrue(is_mutating(action, "POST"), action)

    def test_a_call_is_noted_with_its_account_and_action(self) -> None:
        self.client("ec2", CUSTOMER).create_vpc(CidrBlock="10.1.0.0/16")
        call = self.calls()[-1]
        self.assertEqual(
            {key: call[key] for key in ("service", "action", "account", "region", "status", "mutating")},
            {
                "service": "ec2",
                "action": "CreateVpc",
                "account": CUSTOMER,
                "region": "us-east-1",
                "status": 200,
                "mutating": True,
            },
        )

    def test_a_call_that_is_not_understood_counts_as_a_change(self) -> None:
        unknown = {"Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/nosuchservice/aws4_request"}
        request = urllib.request.Request(f"{self.endpoint}/", data=b"", headers=unknown, method="POST")
        with self.assertRaises(urllib.error.HTTPError):
            urllib.request.urlopen(request)
        self.assertEqual([call["mutating"] for call in self.calls()], [True])

    def test_calls_are_forgotten_on_demand(self) -> None:
        self.client("ec2", CUSTOMER).describe_vpcs()
        self.assertEqual([call["action"] for call in self.calls(method="DELETE")], ["AssumeRole", "DescribeVpcs"])
        self.assertEqual(self.calls(), [])
