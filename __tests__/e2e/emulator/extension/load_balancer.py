"""Network load balancers.

Their ARNs are `loadbalancer/net/…`, as the Elastic Load Balancing guide has them. After the API reference,
SetSecurityGroups and LoadBalancer: whether security groups guard traffic from endpoints is told, and on unless turned off.
"""

import threading
from typing import Any

from moto.elbv2 import models
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer
from moto.elbv2.responses import ELBV2Response

ENFORCED = "enforce_security_group_inbound_rules_on_private_link_traffic"
_kinds = {"network": "net", "gateway": "gwy"}
_creating = threading.local()


def install() -> None:
    make_arn = models.make_arn_for_load_balancer
    create = ELBv2Backend.create_load_balancer

    def make_arn_for_load_balancer(**named: Any) -> str:
        return make_arn(**named).replace(":loadbalancer/app/", f":loadbalancer/{_creating.kind}/")

    def create_load_balancer(self: ELBv2Backend, *args: Any, **named: Any) -> Any:
        _creating.kind = _kinds.get(named.get("loadbalancer_type") or "", "app")
        balancer = create(self, *args, **named)
        if _creating.kind == "net" and balancer.security_groups:
            setattr(balancer, ENFORCED, "on")
        return balancer

    models.make_arn_for_load_balancer = make_arn_for_load_balancer  # type: ignore[assignment]
    ELBv2Backend.create_load_balancer = create_load_balancer  # type: ignore[method-assign]

    set_security_groups = ELBV2Response.set_security_groups

    def set_security_groups_and_enforcement(self: ELBV2Response) -> Any:
        answer = set_security_groups(self)
        enforced = self._get_param("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
        balancer = self.elbv2_backend.load_balancers[self._get_param("LoadBalancerArn")]
        if enforced is not None:
            setattr(balancer, ENFORCED, enforced)
        return answer

    ELBV2Response.set_security_groups = set_security_groups_and_enforcement  # type: ignore[method-assign]
    setattr(FakeLoadBalancer, ENFORCED, None)
