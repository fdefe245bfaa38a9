import type { PrivateDatabricks, PrivateSnowflake, ThirdPartyEndpointConnection } from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { THIRD_PARTY_ENDPOINTS } from "../sources";
import { command, knownAfterDeploy, list } from "../words";
import { isAdmitted, registeredId, told } from "./outputs";
import { type AddedCluster, inCompletePhase } from "./phase";
import { administratorOf, targetLabel } from "./target";

/** Tells whoever administers the account what Terraform does there, and what is left to them. */
export function administratorHandOver(
  connection: ThirdPartyEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const added = inCompletePhase(connection);
  if (added.length === 0) return undefined;
  const { target } = connection;
  const deployed = added.every((member) => isAdmitted(state, member) === true);
  const left =
    target.type === "snowflake" ? snowflakeLeft(target, state) : databricksLeft(target, added, state);
  // Permissions first; after the deploy, what only the administrator can do.
  const missing =
    deployed || left.length === 0
      ? []
      : [`what is left to do after \`${command("deploy", connection.id)}\` names ids that only it can tell`];
  return {
    connection: connection.id,
    kind: "let-terraform-admit",
    clusters: added.map(({ cluster }) => cluster.id),
    to: administratorOf(connection),
    phase: "complete",
    due: !deployed || left.length > 0,
    subject: `Astro and ${targetLabel(connection)}: please let its endpoints in`,
    opening: `Airflow on Astro reaches ${targetLabel(connection)} over AWS PrivateLink. Our Terraform lets its endpoints in, and no others of Astro.`,
    fields: added.map((member) => field(member)),
    asks: [...(target.type === "snowflake" ? snowflake(target) : databricks(target)), ...left],
    advice: [],
    ready: missing.length === 0,
    missing,
  };
}

function field({ cluster, vpcEndpointId }: AddedCluster): Field {
  return {
    label: `VPC endpoint of cluster ${cluster.name}`,
    value: vpcEndpointId,
    source: THIRD_PARTY_ENDPOINTS,
  };
}

function snowflake({ database, schema, role, policy }: PrivateSnowflake): Note[] {
  const grantee = role === undefined ? "<role of Terraform>" : quoted(role);
  const place = `${quoted(database)}.${quoted(schema)}`;
  return [
    {
      text: `Please let Terraform's role keep a network rule${policy === undefined ? "" : " and a network policy"}:`,
      code: [
        `GRANT USAGE ON DATABASE ${quoted(database)} TO ROLE ${grantee};`,
        `GRANT USAGE, CREATE NETWORK RULE ON SCHEMA ${place} TO ROLE ${grantee};`,
        ...(policy === undefined ? [] : [`GRANT CREATE NETWORK POLICY ON ACCOUNT TO ROLE ${grantee};`]),
      ].join("\n"),
    },
    ...(policy === undefined
      ? []
      : [
          {
            text: `Please make sure that the role owns the ${policy.users.length === 1 ? "user" : "users"} ${list(policy.users)} (or is SECURITYADMIN), and confirm that Astro alone uses ${policy.users.length === 1 ? "this user" : "these users"} and that no other network policy is attached: ours lets them in by the endpoints${policy.publicAccess ? "" : " alone, not over the internet"}.`,
          },
        ]),
  ];
}

function snowflakeLeft({ policy }: PrivateSnowflake, state: StackState | undefined): Note[] {
  if (policy !== undefined) return [];
  return [
    {
      text: `If a network policy holds for Airflow's user or the account, please add this rule to its allowed rules: ${told(state, "network_rule") ?? knownAfterDeploy("network rule")}`,
    },
  ];
}

function databricks({ privateAccess }: PrivateDatabricks): Note[] {
  return [
    {
      text: "Please make sure that Terraform's identity is an account admin: endpoints are registered in the account, and the workspace must be on the Enterprise tier (E2) in a VPC that you manage.",
    },
    ...(privateAccess.type === "new" && !privateAccess.publicAccess
      ? [
          {
            text: "The settings turn public access off: whoever has no endpoint of the list is locked out. Please confirm that this is meant, and that the workspace has back-end PrivateLink.",
          },
        ]
      : []),
  ];
}

function databricksLeft(
  { host, privateAccess }: PrivateDatabricks,
  added: readonly AddedCluster[],
  state: StackState | undefined,
): Note[] {
  if (privateAccess.type === "new") {
    return [
      {
        text: `Please give workspace ${host} the private access settings ${told(state, "private_access_settings_id") ?? knownAfterDeploy("private access settings id")}: until then they do nothing.`,
      },
    ];
  }
  const ids = added.map(
    (member) => registeredId(state, member) ?? knownAfterDeploy("id of the registered endpoint"),
  );
  return [
    {
      text: `Please make sure that the private access settings of workspace ${host} let in ${list([...new Set(ids)])}.`,
    },
  ];
}

function quoted(identifier: string): string {
  return `"${identifier}"`;
}
