import type { Facts } from "../../config/model";
import type { Waiver } from "../waivers/waiver";

/** The facts as Rego, at `data.astro.facts`: where the gate, too, puts them. */
export function factsModule({ clusters }: Facts): string {
  return module(
    "astro.facts",
    "The facts",
    "What is trusted of the Astro side: the `astro` part of the organisation's file.",
    "The clusters, as the file lists them.",
    "clusters",
    clusters,
  );
}

/** The waivers as Rego, at `data.astro.waivers`. They hold up to the day that Terraform Cloud created the run. */
export function waiversModule(waivers: readonly Waiver[]): string {
  return module(
    "astro",
    "The waivers",
    "Recorded, reasoned, expiring acceptances of findings.",
    "The waivers, in the order of their file.",
    "waivers",
    waivers,
  );
}

function module(
  path: string,
  title: string,
  what: string,
  description: string,
  name: string,
  value: readonly object[],
): string {
  return `# METADATA
# title: ${title}
# description: |
#   ${what}
#   Written by \`astro-connect policy-set\`; do not edit, write it again. Unmarshalled, because OPA would refuse a rule that
#   asks a literal for a key that none of it has.
# scope: package
package ${path}

# METADATA
# description: ${description}
${name} := json.unmarshal(\`${rawString(JSON.stringify(value, null, "\t"))}\`)
`;
}

/** JSON for between backticks, where Rego knows no escapes; U+2028 and its like would be legal but invisible. */
function rawString(json: string): string {
  return json.replace(/[`\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
