from typing import Any

from emulator_test_case import ASTRO, CUSTOMER, EmulatorTestCase

RESOLVE = {"AllowDnsResolutionFromRemoteVpc": True}


class Peering(EmulatorTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.astro = self.client("ec2", ASTRO)
        self.customer = self.client("ec2", CUSTOMER)

    def _request(self, astro_cidr: str = "172.20.0.0/20") -> dict[str, Any]:
        self.vpc = self.customer.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        vpc = self.astro.create_vpc(CidrBlock=astro_cidr)["Vpc"]["VpcId"]
        pcx = self.astro.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=self.vpc, PeerOwnerId=CUSTOMER)
        return self._seen(pcx["VpcPeeringConnection"]["VpcPeeringConnectionId"])

    def _seen(self, pcx_id: str) -> dict[str, Any]:
        return self.customer.describe_vpc_peering_connections(VpcPeeringConnectionIds=[pcx_id])[
            "VpcPeeringConnections"
        ][0]

    def _active(self) -> str:
        pcx_id = self._request()["VpcPeeringConnectionId"]
        self.customer.accept_vpc_peering_connection(VpcPeeringConnectionId=pcx_id)
        return pcx_id

    def _with_dns(self) -> None:
        self.customer.modify_vpc_attribute(VpcId=self.vpc, EnableDnsHostnames={"Value": True})

    def test_the_accepter_sees_the_requesters_account_and_all_its_cidrs(self) -> None:
        requester = self._request()["RequesterVpcInfo"]
        self.assertEqual(requester["OwnerId"], ASTRO)
        self.assertEqual(requester["CidrBlockSet"], [{"CidrBlock": "172.20.0.0/20"}])

    def test_a_request_waits_for_acceptance(self) -> None:
        self.assertEqual(self._request()["Status"]["Code"], "pending-acceptance")

    def test_a_request_between_overlapping_vpcs_fails(self) -> None:
        self.assertEqual(self._request("10.1.16.0/20")["Status"]["Code"], "failed")

    def test_a_failed_request_cannot_be_accepted(self) -> None:
        pcx_id = self._request("10.1.16.0/20")["VpcPeeringConnectionId"]
        self.refused(
            "InvalidStateTransition", self.customer.accept_vpc_peering_connection, VpcPeeringConnectionId=pcx_id
        )

    def test_the_requester_cannot_accept(self) -> None:
        pcx_id = self._request()["VpcPeeringConnectionId"]
        self.refused(
            "OperationNotPermitted", self.astro.accept_vpc_peering_connection, VpcPeeringConnectionId=pcx_id
        )

    def test_options_need_an_active_connection(self) -> None:
        pcx_id = self._request()["VpcPeeringConnectionId"]
        message = self.refused(
            "OperationNotPermitted",
            self.customer.modify_vpc_peering_connection_options,
            VpcPeeringConnectionId=pcx_id,
            AccepterPeeringConnectionOptions=RESOLVE,
        )
        self.assertRegex(message, "is not active")

    def test_each_side_sets_only_its_own_options(self) -> None:
        pcx_id = self._active()
        self._with_dns()
        message = self.refused(
            "OperationNotPermitted",
            self.customer.modify_vpc_peering_connection_options,
            VpcPeeringConnectionId=pcx_id,
            RequesterPeeringConnectionOptions=RESOLVE,
        )
        self.assertRegex(message, "does not have permission to modify the requester side peering options")

    def test_dns_resolution_needs_dns_hostnames_of_the_vpc(self) -> None:
        pcx_id = self._active()
        message = self.refused(
            "OperationNotPermitted",
            self.customer.modify_vpc_peering_connection_options,
            VpcPeeringConnectionId=pcx_id,
            AccepterPeeringConnectionOptions=RESOLVE,
        )
        self.assertRegex(message, "must have DNS hostnames and DNS support")

    def test_the_accepter_turns_dns_resolution_on(self) -> None:
        pcx_id = self._active()
        self._with_dns()
        self.customer.modify_vpc_peering_connection_options(
            VpcPeeringConnectionId=pcx_id, AccepterPeeringConnectionOptions=RESOLVE
        )
        options = self._seen(pcx_id)["AccepterVpcInfo"]["PeeringOptions"]
        self.assertIs(options["AllowDnsResolutionFromRemoteVpc"], True)
