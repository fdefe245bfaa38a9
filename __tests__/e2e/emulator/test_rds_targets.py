"""The Lambda function of stacks/endpoint-service/function, against the emulator's load balancers."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

import boto3
from emulator_test_case import REGION, EmulatorTestCase

SOURCE = Path(__file__).parents[3] / "stacks" / "endpoint-service" / "function" / "rds_targets.py"
_spec = importlib.util.spec_from_file_location("rds_targets", SOURCE)
assert _spec is not None and _spec.loader is not None
rds_targets = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(rds_targets)

HOST = "orders.abc123.us-east-1.rds.amazonaws.com"


class RdsTargets(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        options = {
            "region_name": REGION,
            "endpoint_url": self.endpoint,
            "aws_access_key_id": "test",
            "aws_secret_access_key": "test",
        }
        ec2 = boto3.client("ec2", **options)
        self.elb = boto3.client("elbv2", **options)
        self.vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        self.group = self._group("orders")
        environment = {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
        }
        patching = patch.dict(os.environ, environment)
        patching.start()
        self.addCleanup(patching.stop)

    def _group(self, name: str) -> str:
        return self.elb.create_target_group(
            Name=name, Protocol="TCP", Port=5432, VpcId=self.vpc, TargetType="ip", HealthCheckProtocol="TCP"
        )["TargetGroups"][0]["TargetGroupArn"]

    def _run(self, *answers: set[str] | Exception, lookups: int = 1, groups: dict[str, str] | None = None) -> None:
        """Runs the function while the name answers with these addresses, one after the other."""
        targets = [
            {"target_group_arn": group, "host": host, "port": 5432, "lookups": lookups}
            for host, group in (groups or {HOST: self.group}).items()
        ]
        with (
            patch.dict(os.environ, {"TARGETS": json.dumps(targets)}),
            patch.object(rds_targets, "lookup", side_effect=answers),
            patch.object(rds_targets.time, "sleep"),
            patch("builtins.print"),
        ):
            rds_targets.handler({}, None)

    def _targets(self, group: str | None = None) -> list[Any]:
        health = self.elb.describe_target_health(TargetGroupArn=group or self.group)["TargetHealthDescriptions"]
        return sorted((each["Target"]["Id"], each["Target"]["Port"]) for each in health)

    def test_an_empty_group_gets_the_address(self) -> None:
        self._run({"10.1.1.10"})
        self.assertEqual(self._targets(), [("10.1.1.10", 5432)])

    def test_after_a_failover_the_new_address_takes_the_old_ones_place(self) -> None:
        self._run({"10.1.1.10"})
        self._run({"10.1.2.20"})
        self.assertEqual(self._targets(), [("10.1.2.20", 5432)])

    def test_the_new_address_is_registered_before_the_old_one_goes(self) -> None:
        self._run({"10.1.1.10"})
        self.calls(method="DELETE")
        self._run({"10.1.2.20"})
        changes = [call["action"] for call in self.calls() if call["mutating"]]
        self.assertEqual(changes, ["RegisterTargets", "DeregisterTargets"])

    def test_what_is_right_is_left_alone(self) -> None:
        self._run({"10.1.1.10"})
        self.calls(method="DELETE")
        self._run({"10.1.1.10"})
        self.assertEqual([call["action"] for call in self.calls() if call["mutating"]], [])

    def test_a_name_that_does_not_resolve_takes_nothing_away(self) -> None:
        self._run({"10.1.1.10"})
        for answer in (OSError("Name or service not known"), set()):
            try:
                self._run(answer)
            except RuntimeError as error:
                self.assertIn("Name or service not known", str(error))
            self.assertEqual(self._targets(), [("10.1.1.10", 5432)])

    def test_a_failure_is_a_failure_of_the_invocation(self) -> None:
        with self.assertRaisesRegex(RuntimeError, HOST):
            self._run(OSError("Name or service not known"))

    def test_a_public_address_is_refused(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "public address 52.1.2.3"):
            self._run({"52.1.2.3"})
        self.assertEqual(self._targets(), [])

    def test_a_proxy_is_asked_for_all_its_addresses(self) -> None:
        self._run({"10.1.1.10"}, {"10.1.2.20"}, {"10.1.1.10"}, lookups=3)
        self.assertEqual(self._targets(), [("10.1.1.10", 5432), ("10.1.2.20", 5432)])

    def test_one_database_that_fails_does_not_keep_the_others_from_their_targets(self) -> None:
        other = self._group("stock")
        with self.assertRaises(RuntimeError):
            self._run(OSError("no"), {"10.1.1.30"}, groups={"first": self.group, "second": other})
        self.assertEqual(self._targets(other), [("10.1.1.30", 5432)])
