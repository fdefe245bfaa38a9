import type { Postcondition } from "cdktf";
import type { Cluster } from "../../config/model";
import { hcl, literal } from "../private/hcl";

/** What must hold of a cluster as Astro describes it. Each message begins with the id of the rule. */
export function agreement({ id, externalIps, disasterRecovery }: Cluster): Postcondition[] {
  const declared = [...externalIps].sort();
  const rule = "public-endpoint/every-address";
  const cluster = `Astro cluster ${id}`;
  const actual = hcl('join(", ", self.metadata.external_ips)');
  return [
    {
      condition: hcl("try(length(self.metadata.external_ips), 0) > 0"),
      errorMessage: `${rule}: Astro tells no external IP of ${cluster}. Open a ticket with Astronomer support, and write them as externalIps.`,
    },
    declared.length === 0
      ? {
          // What Astro then tells are the addresses of the other site.
          condition: hcl("self.is_failed_over != true"),
          errorMessage: `${rule}: ${cluster} is failed over, so its own external IPs cannot be looked up. Write them as externalIps.`,
        }
      : {
          condition: hcl(
            `self.is_failed_over == true || try(toset(self.metadata.external_ips) == toset(${literal(declared)}), false)`,
          ),
          errorMessage: `${rule}: ${cluster} has the external IPs ${actual}, not ${declared.join(", ")}. Correct externalIps.`,
        },
    ...(disasterRecovery === undefined
      ? [
          {
            condition: hcl("self.is_dr_enabled != true"),
            errorMessage: `${rule}: ${cluster} fails over to ${hcl('coalesce(self.dr_region, "another region")')}, and connects from other addresses there. Declare disasterRecovery with its externalIps.`,
          },
        ]
      : []),
  ];
}
