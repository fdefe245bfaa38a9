"""A running emulator with two accounts, for the tests of the extension."""

import json
import logging
import threading
import unittest
import urllib.request
from typing import Any

import boto3
from botocore.exceptions import ClientError
from extension import install
from extension.request_log import PATH
from serve import create_server

install()
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)

ASTRO = "222222222222"
CUSTOMER = "333333333333"
REGION = "us-east-1"


class EmulatorTestCase(unittest.TestCase):
    """Each test begins with an empty world."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = create_server()
        cls.endpoint = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.server.shutdown()
        cls.server.server_close()

    def setUp(self) -> None:
        urllib.request.urlopen(urllib.request.Request(f"{self.endpoint}/moto-api/reset", method="POST"))
        self.calls(method="DELETE")

    def client(self, service: str, account: str, region: str = REGION) -> Any:
        """A client that acts in an account, as the providers do: by assuming a role there."""
        options = {
            "region_name": region,
            "endpoint_url": self.endpoint,
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
        }
        credentials = boto3.client("sts", **options).assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/test", RoleSessionName="test"
        )["Credentials"]
        options["aws_access_key_id"] = credentials["AccessKeyId"]
        options["aws_secret_access_key"] = credentials["SecretAccessKey"]
        return boto3.client(service, aws_session_token=credentials["SessionToken"], **options)

    def calls(self, method: str = "GET") -> list[dict[str, Any]]:
        with urllib.request.urlopen(urllib.request.Request(self.endpoint + PATH, method=method)) as answer:
            return json.load(answer)

    def refused(self, code: str, call: Any, **parameters: Any) -> str:
        """Expects a call to be refused with an error code; returns the message."""
        with self.assertRaises(ClientError) as caught:
            call(**parameters)
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], code)
        return error["Message"]
