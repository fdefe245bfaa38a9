import { consumerRegions } from "../../config/endpoint-service";
import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { Field, StackState } from "../model";
import { CUSTOM_ENDPOINT_SERVICE, LATER_PRIVATELINK } from "../sources";
import { command, knownAfterDeploy } from "../words";
import { serviceName, verification, zoneIds } from "./outputs";

const SERVICE_NAME = "VPCe Service name";

/** What Astronomer has to know of the service, in the words of its pages. */
export function serviceFields(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): readonly Field[] {
  const { target, dns, clusters } = connection;
  const zones = zoneIds(state);
  const elsewhere = consumerRegions(clusters).some((region) => region !== target.region);
  return [
    {
      label: SERVICE_NAME,
      value: serviceName(state) ?? knownAfterDeploy("service name"),
      source: LATER_PRIVATELINK,
    },
    { label: "AWS Region of the service", value: target.region, source: CUSTOM_ENDPOINT_SERVICE },
    ...(elsewhere
      ? [{ label: "Cross-region access", value: "allowed (service region above)", source: LATER_PRIVATELINK }]
      : []),
    ...(zones === undefined
      ? []
      : [{ label: "Availability Zone IDs", value: zones.join(", "), source: CUSTOM_ENDPOINT_SERVICE }]),
    ...(dns.preferredName === undefined
      ? []
      : [
          {
            label: "Preferable DNS name for the Endpoint",
            value: dns.preferredName,
            source: LATER_PRIVATELINK,
          },
        ]),
    ...(dns.privateName === undefined
      ? []
      : [{ label: "Private DNS name", value: dns.privateName, source: LATER_PRIVATELINK }]),
  ];
}

/** What has to be known of the service, or done for it, before Astronomer can connect. */
export function missingOfService(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): readonly string[] {
  if (serviceName(state) !== undefined) return [];
  return [`service name: run \`${command("deploy", connection.id)}\`, which creates the endpoint service`];
}

/** Whether AWS has yet to verify the private DNS name. */
export function isUnverified(connection: EndpointServiceConnection, state: StackState | undefined): boolean {
  const { privateName } = connection.dns;
  return privateName !== undefined && verification(state, privateName)?.state !== "verified";
}

/** The name that Airflow reaches the services by; undefined where the endpoint's own is the only one. */
export function endpointName({ dns }: EndpointServiceConnection): string | undefined {
  return dns.privateName ?? dns.preferredName;
}
