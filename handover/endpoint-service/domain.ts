import type { EndpointServiceConnection } from "../../config/model/endpoint-service";
import type { HandOver, StackState } from "../model";
import { domainOwner } from "../parties";
import { VERIFY_DOMAIN } from "../sources";
import { command, knownAfterDeploy } from "../words";
import { serviceId, verification } from "./outputs";

/**
 * Asks the owner of the private DNS name's domain for the record that verifies it; `undefined` where Terraform makes the
 * record, or there is no private DNS name.
 */
export function domainHandOver(
  connection: EndpointServiceConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { privateName, hostedZoneId } = connection.dns;
  if (privateName === undefined || hostedZoneId !== undefined) return undefined;
  const known = verification(state, privateName);
  const missing =
    known === undefined
      ? [`the TXT record: run \`${command("deploy", connection.id)}\`, then ask again`]
      : [];
  const value = (key: "name" | "type" | "value", what: string) =>
    known?.record[key] ?? knownAfterDeploy(what);
  return {
    connection: connection.id,
    kind: "verify-private-dns-name",
    clusters: connection.clusters.map(({ cluster }) => cluster.id),
    to: domainOwner(privateName),
    phase: "request",
    due: known?.state !== "verified",
    subject: `Please add a DNS record that verifies ${privateName} for AWS PrivateLink`,
    opening:
      `We offer a service to Astro over AWS PrivateLink under the name ${privateName}. AWS verifies by a public DNS ` +
      "record that the name is ours.",
    fields: [
      {
        label: "Record name",
        value: `${value("name", "record name")} (below the domain)`,
        source: VERIFY_DOMAIN,
      },
      { label: "Record type", value: value("type", "record type"), source: VERIFY_DOMAIN },
      { label: "Record value", value: value("value", "record value"), source: VERIFY_DOMAIN },
    ],
    asks: [
      {
        text: "Please add this record to the public zone of the domain and keep it. Please confirm when it is there.",
      },
    ],
    advice: [
      {
        text: "When the record is there, have AWS look at it. Until it is verified, Astronomer cannot enable the name.",
        code: `aws ec2 start-vpc-endpoint-service-private-dns-verification --region ${connection.target.region} --service-id ${serviceId(state) ?? knownAfterDeploy("service id")}`,
      },
    ],
    ready: missing.length === 0,
    missing,
  };
}
