"""ARNs of load balancers: `loadbalancer/net/…` for a network one, as the Elastic Load Balancing guide has them."""

import threading
from typing import Any

from moto.elbv2 import models
from moto.elbv2.models import ELBv2Backend

_kinds = {"network": "net", "gateway": "gwy"}
_creating = threading.local()


def install() -> None:
    make_arn = models.make_arn_for_load_balancer
    create = ELBv2Backend.create_load_balancer

    def make_arn_for_load_balancer(**named: Any) -> str:
        return make_arn(**named).replace(":loadbalancer/app/", f":loadbalancer/{_creating.kind}/")

    def create_load_balancer(self: ELBv2Backend, *args: Any, **named: Any) -> Any:
        _creating.kind = _kinds.get(named.get("loadbalancer_type") or "", "app")
        return create(self, *args, **named)

    models.make_arn_for_load_balancer = make_arn_for_load_balancer  # type: ignore[assignment]
    ELBv2Backend.create_load_balancer = create_load_balancer  # type: ignore[method-assign]
