import type { Facts } from "../../config/model";
import type { Waiver } from "../waivers/waiver";
import { factsModule, waiversModule } from "./data-modules";
import { policySources } from "./sources";

/** What a policy set is made for. */
export interface PolicySetOptions {
  readonly facts: Facts;
  readonly waivers: readonly Waiver[];
}

/**
 * The files of a Terraform Cloud policy set, by path below its folder: `policies.hcl` with two policies (errors mandatory,
 * the rest advisory), the rules, and an organisation's facts and waivers as Rego. Same input, same bytes.
 * @throws CannotJudge if the policy pack is damaged
 */
export function policySet({ facts, waivers }: PolicySetOptions): ReadonlyMap<string, string> {
  const files = new Map(policySources());
  files.set("data/facts.rego", factsModule(facts));
  if (waivers.length > 0) files.set("data/waivers.rego", waiversModule(waivers));
  files.set("README.md", README);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const README = `# Connections to Astro: a policy set for Terraform Cloud

Written by \`astro-connect policy-set\` from an organisation's facts (\`data/facts.rego\`). Do not edit it: write it again when the
facts, the waivers or astro-connect change. Policy runtime: OPA 1.4 or newer.
`;
