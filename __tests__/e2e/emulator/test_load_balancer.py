from typing import Any

from emulator_test_case import CUSTOMER, EmulatorTestCase


class LoadBalancers(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.ec2 = self.client("ec2", CUSTOMER)
        self.elb = self.client("elbv2", CUSTOMER)
        self.vpc = self.ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]

    def _group(self, name: str) -> str:
        return self.ec2.create_security_group(GroupName=name, Description=name, VpcId=self.vpc)["GroupId"]

    def _balancer(self, **parameters: Any) -> str:
        return self.elb.create_load_balancer(
            Name="data", Type="network", Scheme="internal", Subnets=[self.subnet], **parameters
        )["LoadBalancers"][0]["LoadBalancerArn"]

    def _enforced(self, arn: str) -> str | None:
        balancer = self.elb.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"][0]
        return balancer.get("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")

    def test_a_network_load_balancer_has_an_arn_of_its_kind(self) -> None:
        self.assertRegex(self._balancer(), r":loadbalancer/net/data/")

    def test_security_groups_guard_endpoints_unless_told_otherwise(self) -> None:
        group = self._group("data")
        arn = self._balancer(SecurityGroups=[group])
        self.assertEqual(self._enforced(arn), "on")
        self.elb.set_security_groups(
            LoadBalancerArn=arn,
            SecurityGroups=[group],
            EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic="off",
        )
        self.assertEqual(self._enforced(arn), "off")

    def test_without_security_groups_there_is_nothing_to_enforce(self) -> None:
        self.assertIsNone(self._enforced(self._balancer()))

    def test_a_rule_that_names_another_group_keeps_its_description(self) -> None:
        group, other = self._group("data"), self._group("other")
        pair = {"GroupId": other, "Description": "the load balancer"}
        self.ec2.authorize_security_group_ingress(
            GroupId=group,
            IpPermissions=[{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": [pair]}],
        )
        rules = self.ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])
        described = [rule.get("Description") for rule in rules["SecurityGroupRules"] if not rule["IsEgress"]]
        self.assertEqual(described, ["the load balancer"])
