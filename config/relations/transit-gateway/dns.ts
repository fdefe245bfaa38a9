import type { ResolverEndpoint, TransitGatewayConnection } from "../../model/transit-gateway";
import { checkUnique } from "../facts";
import type { Placed, Report } from "../relation";

/** What resolves names has all it needs. */
export function checkDns(
  { connection: { vpcs, dns }, path }: Placed<TransitGatewayConnection>,
  report: Report,
): void {
  const at = [...path, "dns"];
  const { vpcId, inbound, outbound, rules, forwarding } = dns;
  const known = vpcs.map((vpc) => vpc.vpcId);
  const write = known.length === 0 ? "their VPC under vpcs" : `vpcId: one of ${known.join(", ")}`;
  checkUnique(rules, [...at, "rules"], "domain", "rule", report);
  checkUnique(rules, [...at, "rules"], "ruleId", "rule", report);
  checkUnique(forwarding, [...at, "forwarding"], "domain", "domain", report);
  forwarding.forEach(({ domain }, index) => {
    if (!rules.some((rule) => rule.domain === domain)) return;
    report(
      [...at, "forwarding", index, "domain"],
      `${domain}, which a rule already forwards`,
      "it once: as a shared rule, or for Astronomer to forward",
    );
  });

  if (vpcId !== undefined && !known.includes(vpcId)) {
    report([...at, "vpcId"], `${vpcId}, which is not under vpcs`, write);
  } else if (vpcId === undefined && known.length !== 1 && (inbound ?? outbound ?? rules[0]) !== undefined) {
    report(at, "endpoints or rules without their VPC", write);
  }
  checkEndpoint(inbound, "inbound");
  checkEndpoint(outbound, "outbound");

  rules.forEach(({ domain, servers, ruleId }, index) => {
    const here = [...at, "rules", index];
    if (ruleId !== undefined) {
      if (servers.length > 0) {
        report(
          [...here, "servers"],
          `servers for the rule ${ruleId}, which has its own`,
          "either servers or ruleId",
        );
      }
      return;
    }
    if (outbound === undefined) {
      report(
        [...here, "domain"],
        `a rule for ${domain} without an outbound endpoint, through which its queries leave`,
        "dns.outbound, or the ruleId of a rule that exists",
      );
    }
    if (servers.length === 0) needsInbound([...here, "domain"], domain);
    servers.forEach((server, position) => {
      if (!server.includes(":")) return;
      report(
        [...here, "servers", position],
        `the IPv6 address ${server}`,
        "an IPv4 address, to which the outbound endpoint forwards",
      );
    });
  });
  forwarding.forEach(({ domain, servers }, index) => {
    if (servers.length === 0) needsInbound([...at, "forwarding", index, "domain"], domain);
  });

  function needsInbound(here: readonly (string | number)[], domain: string): void {
    if (inbound !== undefined) return;
    report(here, `${domain} without DNS servers that answer for it`, "servers beside it, or dns.inbound");
  }

  function checkEndpoint(endpoint: ResolverEndpoint<string> | undefined, key: "inbound" | "outbound"): void {
    if (endpoint === undefined) return;
    const { endpointId, subnetIds } = endpoint;
    const here = [...at, key];
    if (endpointId !== undefined) {
      if (subnetIds.length === 0) return;
      report(
        [...here, "subnetIds"],
        `subnets for ${endpointId}, which has its own`,
        "either subnetIds or endpointId",
      );
    } else if (subnetIds.length < 2 || subnetIds.length > 6) {
      report(
        here,
        `${subnetIds.length === 1 ? "one subnet" : `${subnetIds.length} subnets`} for a new endpoint`,
        "two to six subnetIds in at least two Availability Zones, or the endpointId of one that exists",
      );
    }
  }
}
