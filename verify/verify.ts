import type { AwsSide, Connection } from "../config/model";
import type { Positions } from "../config/positions";
import { CannotJudge } from "../gate/errors";
import { type Finding, inOrder } from "../gate/finding";
import { docsUrl } from "../gate/formats/links";
import { oneLine } from "../gate/report/one-line";
import type { Report } from "../gate/report/report";
import { Account } from "./aws/account";
import type { Observation, Observed, Scope } from "./observation";
import { awsEndpoint } from "./routes/aws-endpoint";
import { endpointService } from "./routes/endpoint-service";
import { publicEndpoint } from "./routes/public-endpoint";
import { thirdPartyEndpoint } from "./routes/third-party-endpoint";
import { transitGateway } from "./routes/transit-gateway";
import { vpcPeering } from "./routes/vpc-peering";
import { CHECKS, RULES } from "./rules";

/** A connection, and what is known of it. */
export interface Verified {
  readonly connection: Connection;
  /** Its place in `connections`. */
  readonly index: number;
  /** @default - undefined: the state cannot be read from here */
  readonly outputs: Readonly<Record<string, unknown>> | undefined;
}

/** What is to be verified. */
export interface VerifyOptions {
  readonly connections: readonly Verified[];
  readonly positions: Positions;
  /** @default - now */
  readonly now?: Date;
  /** Told before each connection is asked about. @default - nobody is told */
  readonly onConnection?: (id: string) => void;
}

/** A report as `check` gives it, and what is as it should be. */
export interface Verification {
  readonly report: Report;
  /** One line each, for people. */
  readonly fine: readonly string[];
  /** Why AWS could not be asked, a line each. Where there is one, the report says too little and is not to be shown. */
  readonly problems: readonly string[];
}

/** Asks AWS what a plan cannot know. Reads only, and does not throw for what AWS says. */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { connections, positions, now = new Date(), onConnection } = options;
  const findings: Finding[] = [];
  const fine: string[] = [];
  const remarks: string[] = [];
  const problems: string[] = [];
  let asked = 0;
  for (const { connection, index, outputs } of connections) {
    onConnection?.(connection.id);
    try {
      const observed = await observe(connection, {
        id: connection.id,
        account: accounts(connection.id),
        outputs,
        now,
      });
      asked += new Set(observed.observations.map(({ resource }) => resource)).size;
      remarks.push(...observed.remarks.map((remark) => `${connection.id}: ${remark}`));
      for (const each of observed.observations) {
        if (each.problem === undefined)
          fine.push(oneLine(`${connection.id}: ok ${each.check} ${each.resource}: ${each.found}`));
        else findings.push(finding(each, connection.id, positions.at(["connections", index, ...each.path])));
      }
    } catch (error) {
      if (!(error instanceof CannotJudge)) throw error;
      problems.push(error.message);
    }
  }
  const ordered = inOrder(findings);
  const count = (severity: Finding["severity"]): number =>
    ordered.filter((each) => each.severity === severity).length;
  return {
    report: {
      summary: {
        error: count("error"),
        warning: count("warning"),
        note: count("note"),
        waived: 0,
        rules: RULES.length,
        resources: asked,
        judged: asked,
      },
      plans: connections.map(({ connection }) => connection.id),
      findings: ordered,
      remarks,
      rules: RULES,
      waivers: [],
    },
    fine,
    problems: [...new Set(problems)],
  };
}

function observe(connection: Connection, scope: Scope): Promise<Observed> | Observed {
  if (connection.retired)
    return { observations: [], remarks: ["it is retired, so nothing of it is verified"] };
  switch (connection.route) {
    case "vpc-peering":
      return vpcPeering(connection, scope);
    case "transit-gateway":
      return transitGateway(connection, scope);
    case "endpoint-service":
      return endpointService(connection, scope);
    case "public-endpoint":
      return publicEndpoint(connection, scope);
    case "aws-endpoint":
      return awsEndpoint(connection, scope);
    case "third-party-endpoint":
      return thirdPartyEndpoint(connection);
  }
}

/** Accounts of a connection, each asked by one set of clients. */
function accounts(id: string): (side: AwsSide) => Account {
  const known = new Map<string, Account>();
  return (side) => {
    const key = [side.accountId, side.region, side.assumeRoleArn, side.profile].join("\n");
    const account = known.get(key) ?? new Account(side, id);
    known.set(key, account);
    return account;
  };
}

function finding(
  { check, resource, found, problem }: Observation,
  plan: string,
  source: Finding["source"],
): Finding {
  const { message = "", expected = "", turn = "", fix = "" } = problem ?? {};
  return {
    plan,
    rule: check,
    severity: CHECKS[check].severity,
    address: resource,
    message: `${message}; whose turn: ${turn}`,
    expected,
    actual: found,
    remediation: fix,
    docs: docsUrl(check),
    source,
    waived: null,
  };
}
