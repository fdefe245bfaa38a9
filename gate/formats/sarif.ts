import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Finding } from "../finding";
import type { Rule } from "../pack/pack";
import type { Report } from "../report/report";
import { docsUrl, HOMEPAGE } from "./links";

/** SARIF 2.1.0 for code scanning: one rule per id, stable fingerprints, waivers as suppressions. */
export function sarif({ findings, rules }: Report): string {
  const position = new Map(rules.map((rule, i) => [rule.id, i]));
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "astro-connect", informationUri: HOMEPAGE, rules: rules.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, position.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    helpUri: docsUrl(rule.id),
    help: {
      text: `${rule.description}\n\nHow to fix it: ${rule.remediation}\n\nDocument: ${rule.document}`,
      markdown: `${rule.description}\n\n**How to fix it:** ${rule.remediation}\n\n> ${rule.document}\n\n[More](${docsUrl(rule.id)})`,
    },
    defaultConfiguration: { level: rule.severity },
    properties: { tags: ["terraform", "aws", "astro", rule.id.split("/")[0] ?? ""] },
  };
}

function result(finding: Finding, ruleIndex: number | undefined): Result {
  const { source, address, waived } = finding;
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.severity,
    message: {
      text: `${address === null ? "" : `${address}: `}${finding.message}. Expected ${finding.expected}; found ${finding.actual}. How to fix it: ${finding.remediation}`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(source?.file ?? finding.plan) },
          region: { startLine: source?.line ?? 1, startColumn: source?.column ?? 1 },
        },
        ...(address === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }] }),
      },
    ],
    // Neither the plan's name nor what was found: an alert stays the same while somebody mends it.
    partialFingerprints: { "astroConnect/v1": fingerprint(finding) },
    ...(waived === null
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: `${waived.reason} (${waived.owner}, until ${waived.expires})`,
            },
          ],
        }),
  };
}

function fingerprint({ rule, address }: Finding): string {
  return createHash("sha256")
    .update(`${rule}\n${address ?? ""}`)
    .digest("hex");
}
