"""Descriptions of security group rules: moto tells those of CIDRs only, not of rules that name another group."""

from moto.ec2.models.security_groups import SecurityGroupRule


def install() -> None:
    SecurityGroupRule.description = property(  # type: ignore[assignment]
        lambda self: (self.ip_range or {}).get("Description") or (self.source_group or {}).get("Description")
    )
