"""What moto 5.2.5 lacks for this project; see README.md."""

from . import (
    endpoint_services,
    load_balancer,
    peering,
    private_dns,
    ram,
    redshift,
    request_log,
    route53,
    security_groups,
    transit_gateway,
)

PARTS = (
    request_log,
    route53,
    peering,
    ram,
    load_balancer,
    endpoint_services,
    private_dns,
    security_groups,
    transit_gateway,
    redshift,
)


def install() -> None:
    """Changes moto's backends in place; call once, before an application is created."""
    for part in PARTS:
        part.install()
