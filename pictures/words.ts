/** The words of pictures. */
import type { Connection, Phase, Route } from "../config/model";
import type { Mark } from "./model";

/** Routes, in the document's words. */
export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  "public-endpoint": "Public endpoint",
  "vpc-peering": "VPC peering",
  "transit-gateway": "Transit gateway",
  "aws-endpoint": "AWS endpoints",
  "endpoint-service": "Endpoint service",
  "third-party-endpoint": "Third-party endpoint",
};

/** What is said of a connection's phase. */
export function phaseWord({ retired }: Pick<Connection, "retired">, phase: Phase): string {
  return retired ? "retired" : `${phase} phase`;
}

/** `1 error`, `2 notes`, `1 waived`. */
export function markWords({ kind, count }: Mark): string {
  return `${count} ${kind}${count === 1 || kind === "waived" ? "" : "s"}`;
}
