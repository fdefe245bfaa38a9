import type { ThirdPartyEndpointConnection } from "../../config/model";
import type { HandOver } from "../model";
import { SNOWFLAKE_SUPPORT } from "../parties";
import { THIRD_PARTY_ENDPOINTS } from "../sources";
import { command, list } from "../words";
import { inRequestPhase } from "./phase";
import { targetLabel } from "./target";

/**
 * Asks Snowflake to authorize the clusters' AWS accounts, which Terraform cannot: Snowflake's own function refuses the
 * account of a third party. `undefined` for Databricks, which has no such list, and once every endpoint is known.
 */
export function authorizeHandOver(connection: ThirdPartyEndpointConnection): HandOver | undefined {
  const { target } = connection;
  const open = inRequestPhase(connection);
  if (target.type !== "snowflake" || open.length === 0) return undefined;
  const accounts = [...new Set(open.map(({ cluster }) => cluster.accountId))].sort();
  const source = THIRD_PARTY_ENDPOINTS;
  return {
    connection: connection.id,
    kind: "authorize-account",
    clusters: open.map(({ cluster }) => cluster.id),
    to: SNOWFLAKE_SUPPORT,
    phase: "request",
    due: target.privateLink === undefined,
    subject: `Please authorize AWS account ${list(accounts)} for AWS PrivateLink to ${targetLabel(connection)}`,
    opening:
      "Airflow, run for us by Astronomer in AWS accounts of theirs, is to reach our account over AWS PrivateLink. " +
      "SYSTEM$AUTHORIZE_PRIVATELINK does not support an AWS account of a third-party vendor, so please authorize it for us.",
    fields: [
      { label: "Snowflake account", value: `${target.organization}-${target.account}`, source },
      {
        label: "Snowflake edition",
        value: target.edition === "business-critical" ? "Business Critical" : "Virtual Private Snowflake",
        source,
      },
      ...accounts.map((account) => ({ label: "AWS account of Astronomer", value: account, source })),
      {
        label: "AWS Region of Astronomer",
        value: [...new Set(open.map(({ cluster }) => cluster.region))].sort().join(", "),
        source,
      },
    ],
    asks: [
      { text: `Please authorize AWS account ${list(accounts)} to create endpoints for our account.` },
      { text: "Please confirm when this is done." },
    ],
    advice: [
      {
        text: "When Snowflake has confirmed, run this as ACCOUNTADMIN, write what it returns into the file as privateLink, and send Astronomer the ticket:",
        code: `SELECT SYSTEM$GET_PRIVATELINK_CONFIG();\n\n${command("ticket", connection.id)}`,
      },
    ],
    ready: true,
    missing: [],
  };
}
