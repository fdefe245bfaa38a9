import { externalAddresses } from "../../config/external-addresses";
import type {
  DatabricksWorkspace,
  PublicEndpointConnection,
  SecurityGroups,
  SnowflakeAccount,
} from "../../config/model";
import type { Field, HandOver, Note, StackState } from "../model";
import { PUBLIC_ENDPOINTS } from "../sources";
import { list } from "../words";
import { isAdmitted } from "./outputs";
import { targetLabel } from "./target";

/**
 * Tells whoever administers the service what Terraform will do there; `undefined` for security groups where Terraform
 * acts with the caller's own credentials, because their owner then reads this already.
 */
export function administratorHandOver(
  connection: PublicEndpointConnection,
  state: StackState | undefined,
): HandOver | undefined {
  const { target, clusters } = connection;
  if (target.type === "security-group" && target.assumeRoleArn === undefined) return undefined;
  const label = targetLabel(connection);
  return {
    connection: connection.id,
    kind: "let-terraform-admit",
    clusters: clusters.map(({ cluster }) => cluster.id),
    to: administratorOf(connection),
    phase: "request",
    due: clusters.some((member) => isAdmitted(connection, state, member) !== true),
    subject: `Astro and ${label}: please let our Terraform admit it`,
    opening: `Airflow on Astro connects to ${target.type === "security-group" ? `what is behind ${label}` : label} over the internet. Our Terraform admits the external IP addresses of our clusters there, and no others of Astro.`,
    fields: clusters.map((member) => addresses(connection, member)),
    asks: asks(connection, target),
    advice: [],
    ready: true,
    missing: [],
  };
}

/** Who administers the service, by the name a hand-over addresses. */
function administratorOf({ target }: PublicEndpointConnection): string {
  switch (target.type) {
    case "snowflake":
      return `the administrator of Snowflake account ${target.organization}-${target.account}`;
    case "databricks":
      return `the administrator of Databricks workspace ${target.host}`;
    case "security-group":
      return `the owner of the security groups (AWS account ${target.accountId})`;
  }
}

function addresses(
  connection: PublicEndpointConnection,
  { cluster }: PublicEndpointConnection["clusters"][number],
): Field {
  const { declared, lookedUp, unknown } = externalAddresses(connection, cluster);
  const others = [
    ...(lookedUp && cluster.externalIps.length === 0 ? ["those that Terraform looks up"] : []),
    ...(unknown.length > 0 ? ["those that Astronomer has yet to tell"] : []),
  ];
  return {
    label: `External IPs of cluster ${cluster.name}`,
    value: [...declared, ...others].join(", "),
    source: PUBLIC_ENDPOINTS,
  };
}

function asks(connection: PublicEndpointConnection, target: PublicEndpointConnection["target"]): Note[] {
  switch (target.type) {
    case "snowflake":
      return snowflake(target);
    case "databricks":
      return databricks(target);
    case "security-group":
      return securityGroups(connection, target);
  }
}

function snowflake({ database, schema, role, users, wholeAccount, alsoAllow }: SnowflakeAccount): Note[] {
  const grantee = role === undefined ? "<role of Terraform>" : quoted(role);
  const place = `${quoted(database)}.${quoted(schema)}`;
  const grants = [
    `GRANT USAGE ON DATABASE ${quoted(database)} TO ROLE ${grantee};`,
    `GRANT USAGE, CREATE NETWORK RULE ON SCHEMA ${place} TO ROLE ${grantee};`,
    `GRANT CREATE NETWORK POLICY ON ACCOUNT TO ROLE ${grantee};`,
  ];
  if (wholeAccount !== undefined) {
    return [
      {
        text: "Please let Terraform's role keep a network rule and attach a network policy to the account:",
        code: [...grants, `GRANT ATTACH POLICY ON ACCOUNT TO ROLE ${grantee};`].join("\n"),
      },
      {
        text: `The policy will be for the whole account: besides our clusters only ${list([wholeAccount.callerIp, ...alsoAllow])} will get in. Please confirm that nobody else needs to, and that no other policy is attached to the account.`,
      },
    ];
  }
  return [
    {
      text: "Please let Terraform's role keep a network rule and a network policy:",
      code: grants.join("\n"),
    },
    {
      text: `Please make sure that the role owns the ${users.length === 1 ? "user" : "users"} ${list(users)} (or is SECURITYADMIN): only then may it attach the policy there. Please confirm that Astro alone uses ${users.length === 1 ? "this user" : "these users"}, that no other network policy is attached, and that no other Terraform manages network_policy there.`,
    },
  ];
}

function databricks({ callerIp, alsoAllow }: DatabricksWorkspace): Note[] {
  return [
    {
      text: "Please make sure that Terraform's identity is an administrator of the workspace, and that the workspace is on the Premium plan or above: IP access lists need both.",
    },
    {
      text: `Terraform turns IP access lists on for the workspace. The first list blocks everybody who is not in it: besides our clusters only ${list([callerIp, ...alsoAllow])} will get in. Please confirm that nobody else needs to: offices, other tools, and the NAT gateways of the workspace's own compute plane.`,
    },
  ];
}

function securityGroups(connection: PublicEndpointConnection, { assumeRoleArn }: SecurityGroups): Note[] {
  const rules = connection.services.flatMap(({ securityGroupId, ports }) =>
    securityGroupId === undefined ? [] : [`${securityGroupId} on TCP ${list(ports.map(String))}`],
  );
  return [
    {
      text: `Please make sure that ${assumeRoleArn ?? "Terraform's role"} may do the following in your account:`,
      code: [
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:DescribeSecurityGroupRules",
        "ec2:DescribeSecurityGroups",
        "ec2:ModifySecurityGroupRules",
        "ec2:RevokeSecurityGroupIngress",
      ].join("\n"),
    },
    {
      text: `Please confirm that ${list([...new Set(rules)])} may admit these addresses, one rule for each, and that the services behind answer on a public address.`,
    },
  ];
}

function quoted(identifier: string): string {
  return `"${identifier}"`;
}
