import json
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

    def test_what_terraform_calls_is_kept_when_calls_are_forgotten(self) -> None:
        def actions(method: str = "GET") -> list[list[str]]:
            request = urllib.request.Request(f"{self.endpoint}/_emulator/actions", method=method)
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)

        actions("DELETE")
        self.client("ec2", CUSTOMER).describe_vpcs()
        self.assertEqual(actions(), [])
        body = b"Action=DescribeVpcs&Version=2016-11-15"
        headers = {
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request",
            "User-Agent": "APN/1.0 HashiCorp/1.0 Terraform/1.11.4",
        }
        urllib.request.urlopen(urllib.request.Request(f"{self.endpoint}/", data=body, headers=headers))
        self.calls(method="DELETE")
        self.assertEqual([(service, action) for _, service, action in actions()], [("ec2", "DescribeVpcs")])
