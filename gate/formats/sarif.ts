import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Finding } from "../finding";
import type { Rule } from "../pack/pack";
import { packageRoot } from "../private/package-root";
import { wellFormed } from "../report/one-line";
import type { Report } from "../report/report";
import { docsUrl, HOMEPAGE } from "./links";
import { placeOf, type Place } from "./place";
import type { RenderOptions } from "./render-options";

/** SARIF 2.1.0 for code scanning: one rule per id, stable fingerprints, waivers as suppressions. */
export function sarif({ findings, rules }: Report, { repository }: RenderOptions = {}): string {
  const position = new Map(rules.map((rule, i) => [rule.id, i]));
  // All results have suppressions or none has (3.27.23); where nothing is waived, readers need not know the key.
  const suppressible = findings.some(({ waived }) => waived !== null);
  const seen = new Map<string, number>();
  const results = findings.map((finding) => {
    const place = placeOf(finding, repository);
    const plan = placeOf({ ...finding, source: null }, repository).path;
    const key = identity(finding, plan);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return {
      ...result(finding, place, position.get(finding.rule)),
      partialFingerprints: { "astroConnect/v1": digest(count === 1 ? key : `${key}\n${count}`) },
      ...(suppressible ? { suppressions: suppressions(finding) } : {}),
    };
  });
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "astro-connect",
            semanticVersion: version(),
            informationUri: HOMEPAGE,
            rules: rules.map(descriptor),
          },
        },
        columnKind: "utf16CodeUnits",
        results,
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

function result(finding: Finding, place: Place, ruleIndex: number | undefined): Result {
  const { address } = finding;
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.severity,
    message: {
      text: plain(
        `${address === null ? "" : `${address}: `}${finding.message}. Expected ${finding.expected}; found ${finding.actual}. How to fix it: ${finding.remediation}`,
      ),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(place.path) },
          region: { startLine: place.line ?? 1, startColumn: place.column ?? 1 },
        },
        ...(address === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: wellFormed(address), kind: "resource" }] }),
      },
    ],
  };
}

/** Brackets with parentheses behind them are a link, also in plain text (3.11.6); a plan may not make one. */
function plain(text: string): string {
  return wellFormed(text).replaceAll("](", "] (");
}

function uri(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(wellFormed(path)).href;
  return wellFormed(path).split("/").map(encodeURIComponent).join("/");
}

function suppressions({ waived }: Finding): Result["suppressions"] {
  if (waived === null) return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: `${waived.reason} (${waived.owner}, until ${waived.expires})`,
    },
  ];
}

/**
 * What makes an alert the same one tomorrow: rule, resource and plan, because two connections name their resources
 * alike. Neither the line nor what was found, so that it stays while somebody mends it; and no folder outside of the
 * repository, because runners make new ones.
 */
function identity({ rule, address }: Finding, plan: string): string {
  return [rule, address ?? "", isAbsolute(plan) || plan.startsWith("..") ? basename(plan) : plan].join("\n");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    readonly version: string;
  };
  return version;
}
