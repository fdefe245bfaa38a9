"""What moto 5.2.5 lacks for this project; see README.md."""

from . import peering, ram, request_log, route53, transit_gateway


def install() -> None:
    """Changes moto's backends in place; call once, before an application is created."""
    request_log.install()
    route53.install()
    peering.install()
    ram.install()
    transit_gateway.install()
