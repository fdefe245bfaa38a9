import type { AwsSide } from "../../config/model";
import { CannotJudge } from "../../gate/errors";
import type { Action, Reads } from "./reads";

/** What every client of the SDK can do. */
interface Client {
  send(command: unknown): Promise<unknown>;
}

/** A service of the SDK. */
interface Sdk {
  readonly Client: new (options: object) => Client;
  readonly commands: Commands;
}

/** Loads the SDK only when AWS is asked; each service once. By `require`, for the bundle (`bin/load.js`). */
const SERVICES = {
  ec2: () => sdk(require("@aws-sdk/client-ec2"), "EC2Client"),
  elasticloadbalancing: () =>
    sdk(require("@aws-sdk/client-elastic-load-balancing-v2"), "ElasticLoadBalancingV2Client"),
  ram: () => sdk(require("@aws-sdk/client-ram"), "RAMClient"),
  redshift: () => sdk(require("@aws-sdk/client-redshift"), "RedshiftClient"),
  route53: () => sdk(require("@aws-sdk/client-route-53"), "Route53Client"),
  route53resolver: () => sdk(require("@aws-sdk/client-route53resolver"), "Route53ResolverClient"),
  sts: () => sdk(require("@aws-sdk/client-sts"), "STSClient"),
} as const;

function sdk(module: unknown, client: string): Sdk {
  const commands = module as Commands;
  return { Client: commands[client] as unknown as Sdk["Client"], commands };
}

// Standard error has one line a problem; the SDK would warn there of a Node that it works with.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

type Commands = Readonly<Record<string, new (input: unknown) => unknown>>;
type Service = keyof typeof SERVICES;

/** An AWS account and region, asked with the credentials that the emitted provider would use. */
export class Account {
  private readonly clients = new Map<Service, { readonly client: Client; readonly commands: Commands }>();
  private identity: Promise<void> | undefined;

  /** @param on - the connection, as messages name it */
  constructor(
    readonly side: AwsSide,
    private readonly on: string,
  ) {}

  /**
   * Makes one call that changes nothing.
   * @throws CannotJudge when AWS does not answer, or the credentials are of another account
   * @throws NotThere when AWS answers that what is asked for does not exist
   */
  async ask<A extends Action>(action: A, input: Reads[A][0]): Promise<Reads[A][1]> {
    await this.proveIdentity();
    return this.send(action, input);
  }

  /** Like `ask`, but undefined for what AWS says does not exist. */
  async find<A extends Action>(action: A, input: Reads[A][0]): Promise<Reads[A][1] | undefined> {
    try {
      return await this.ask(action, input);
    } catch (error) {
      if (error instanceof NotThere) return undefined;
      throw error;
    }
  }

  /** All pages of a call, one after the other. */
  async pages<A extends Action>(action: A, input: Reads[A][0]): Promise<readonly Reads[A][1][]> {
    const pages: Reads[A][1][] = [];
    let next: Readonly<Record<string, string>> | undefined = {};
    while (next !== undefined) {
      const page: Reads[A][1] = await this.ask(action, { ...input, ...next });
      pages.push(page);
      next = nextOf(page);
    }
    return pages;
  }

  /** Like `pages`, but none for what AWS says does not exist. */
  async pagesIfThere<A extends Action>(action: A, input: Reads[A][0]): Promise<readonly Reads[A][1][]> {
    try {
      return await this.pages(action, input);
    } catch (error) {
      if (error instanceof NotThere) return [];
      throw error;
    }
  }

  /** As the provider's `allowed_account_ids`: the credentials of another account would see another world. */
  private proveIdentity(): Promise<void> {
    this.identity ??= this.send("sts:GetCallerIdentity", {}).then(({ Account: found }) => {
      if (found === this.side.accountId) return;
      throw new CannotJudge(
        `${this.on}: the credentials are of AWS account ${found ?? "(unknown)"}, not of ${this.side.accountId}; set profile or assumeRoleArn in the file, or use credentials of ${this.side.accountId}`,
      );
    });
    return this.identity;
  }

  private async send<A extends Action>(action: A, input: Reads[A][0]): Promise<Reads[A][1]> {
    const [service, name] = action.split(":") as [Service, string];
    try {
      const { client, commands } = this.clientOf(service);
      const Command = commands[`${name}Command`];
      if (Command === undefined) throw new Error(`the SDK has no ${name}`);
      return (await client.send(new Command(input))) as Reads[A][1];
    } catch (error) {
      const refusal = this.refusal(action, error);
      throw isNotThere(error) ? new NotThere(refusal) : new CannotJudge(refusal);
    }
  }

  private clientOf(service: Service): { readonly client: Client; readonly commands: Commands } {
    const known = this.clients.get(service);
    if (known !== undefined) return known;
    const { Client: Sdk, commands } = SERVICES[service]();
    const { region } = this.side;
    // Somebody waits for the answer: a service that is down is said soon.
    const client = new Sdk({ region, credentials: credentialsOf(this.side), maxAttempts: 3 });
    const created = { client, commands };
    this.clients.set(service, created);
    return created;
  }

  private refusal(action: Action, error: unknown): string {
    const { accountId, region } = this.side;
    const asked = `${this.on}: AWS account ${accountId} in ${region} cannot be asked (${action})`;
    const { name = "", message = "" } = error as Partial<Error>;
    const said = `${name}: ${message}`.replace(/\s+/g, " ").trim();
    return `${asked}: ${said}; ${remedy(name, message, action)}`;
  }
}

/** What AWS was asked for does not exist there. */
class NotThere extends CannotJudge {}

/** As the emitted provider: the profile or the default chain, and from there the role. */
function credentialsOf({ assumeRoleArn, profile, region }: AwsSide): unknown {
  const { fromNodeProviderChain, fromTemporaryCredentials } =
    require("@aws-sdk/credential-providers") as typeof import("@aws-sdk/credential-providers");
  const own = fromNodeProviderChain(profile === undefined ? {} : { profile });
  if (assumeRoleArn === undefined) return own;
  return fromTemporaryCredentials({
    masterCredentials: own,
    params: { RoleArn: assumeRoleArn, RoleSessionName: "astro-connect-verify" },
    clientConfig: { region },
  });
}

/** Codes of EC2, RAM, Elastic Load Balancing, Redshift and Route 53 for what is not there. */
const NOT_THERE =
  /NotFound(Exception|Fault)?$|^(TargetGroup|LoadBalancer)NotFound|^UnknownResourceException$|^NoSuchHostedZone$/;

function isNotThere(error: unknown): boolean {
  const { name = "" } = error as Partial<Error>;
  return NOT_THERE.test(name);
}

function remedy(name: string, message: string, action: Action): string {
  if (/Credentials|Token|Signature|AuthFailure|InvalidClientTokenId/i.test(name)) {
    return "sign in (aws sso login, AWS_PROFILE, …) and try again";
  }
  if (/sts:AssumeRole/.test(message)) return "let your credentials assume the role, or correct assumeRoleArn";
  if (/AccessDenied|Unauthorized|Forbidden/i.test(name)) return `allow ${action}, see docs/iam.md`;
  return "try again, or look at https://health.aws.amazon.com";
}

function nextOf(page: unknown): Readonly<Record<string, string>> | undefined {
  const { NextToken, nextToken, NextMarker, Marker } = page as Readonly<Record<string, string | undefined>>;
  if (NextToken !== undefined && NextToken !== "") return { NextToken };
  if (nextToken !== undefined && nextToken !== "") return { nextToken };
  const marker = NextMarker ?? Marker;
  return marker === undefined || marker === "" ? undefined : { Marker: marker };
}
