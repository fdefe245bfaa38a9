"""Private DNS names of endpoint services.

After the EC2 API reference, StartVpcEndpointServicePrivateDnsVerification, and the PrivateLink guide's page on DNS names:
a name waits to be verified until a public TXT record with the service's name and value is there.
"""

from moto.core.responses import ActionResult
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.vpc_service_configuration import VPCServiceConfiguration
from moto.ec2.responses.vpc_service_configuration import VPCEndpointServiceConfiguration
from moto.route53.models import route53_backends


class InvalidParameterValue(EC2ClientError):
    def __init__(self, service_id: str):
        super().__init__("InvalidParameterValue", f"Private DNS name is not set for service {service_id}")


def _configuration(self: VPCServiceConfiguration) -> dict[str, str]:
    if not self.private_dns_name:
        return {}
    token = self.id.removeprefix("vpce-svc-")
    verified = getattr(self, "verified_name", None)
    return {
        "State": "verified" if verified == self.private_dns_name else "pendingVerification",
        "Type": "TXT",
        "Name": f"_{token}",
        "Value": f"vpce:{token}",
    }


def _has_record(service: VPCServiceConfiguration) -> bool:
    """Whether a public zone of the name, or of a domain above it, holds the record."""
    wanted = service.private_dns_name_configuration
    for _, regions in list(route53_backends.items()):
        for backend in list(regions.values()):
            for zone in backend.zones.values():
                domain = zone.name.rstrip(".")
                if zone.private_zone or not f".{service.private_dns_name}".endswith(f".{domain}"):
                    continue
                for record in zone.rrsets:
                    # moto keeps what came in a change as it came, and its own records as texts.
                    texts = [each["Value"] if isinstance(each, dict) else each for each in record.records or []]
                    values = [text.strip('"') for text in texts]
                    if (record.name.rstrip("."), record.type) == (f"{wanted['Name']}.{domain}", "TXT") and (
                        wanted["Value"] in values
                    ):
                        return True
    return False


def start_vpc_endpoint_service_private_dns_verification(self: VPCEndpointServiceConfiguration) -> ActionResult:
    service = self.ec2_backend.describe_vpc_endpoint_service_configurations([self._get_param("ServiceId")])[0]
    if not service.private_dns_name:
        raise InvalidParameterValue(service.id)
    if _has_record(service):
        service.verified_name = service.private_dns_name
    return ActionResult({"ReturnValue": True})


def install() -> None:
    VPCServiceConfiguration.private_dns_name_configuration = property(_configuration)  # type: ignore[assignment]
    VPCEndpointServiceConfiguration.start_vpc_endpoint_service_private_dns_verification = (  # type: ignore[attr-defined]
        start_vpc_endpoint_service_private_dns_verification
    )
