import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Tool } from "../../support/tools";

const ROOT = resolve(__dirname, "../../..");
const PYTHON = join(ROOT, ".cache", "moto-5.2.5", "bin", "python");

/** The Python that has the emulator. */
export const moto: Tool<string> = {
  name: "moto",
  howToGet: "npm run e2e installs it into .cache/",
  find: () => (existsSync(PYTHON) ? PYTHON : undefined),
};

/** An API call that the emulator saw. */
export interface Call {
  readonly service: string | null;
  readonly action: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly status: number;
  readonly mutating: boolean;
}

/** A running emulator of AWS; see `emulator/README.md`. */
export class Emulator {
  private constructor(
    readonly endpoint: string,
    private readonly server: ChildProcess,
  ) {}

  static async start(python: string): Promise<Emulator> {
    const server = spawn(python, [join(ROOT, "__tests__", "e2e", "emulator", "serve.py")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const line = await new Promise<string>((ready, failed) => {
      createInterface({ input: server.stdout }).once("line", ready);
      server.once("exit", (code) => failed(new Error(`the emulator ended with ${code}`)));
    });
    const { endpoint } = JSON.parse(line) as { readonly endpoint: string };
    return new Emulator(endpoint, server);
  }

  /** What points Terraform, the provider and boto3 at the emulator; nothing of it is in what is applied. */
  get env(): NodeJS.ProcessEnv {
    return {
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-east-1",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "nowhere",
      AWS_SHARED_CREDENTIALS_FILE: "nowhere",
    };
  }

  /** Forgets the calls so far. */
  async forgetCalls(): Promise<void> {
    await fetch(`${this.endpoint}/_emulator/calls`, { method: "DELETE" });
  }

  /** The calls since the last time they were forgotten. */
  async calls(): Promise<readonly Call[]> {
    const answer = await fetch(`${this.endpoint}/_emulator/calls`);
    return (await answer.json()) as readonly Call[];
  }

  /** Names of the calls that may have changed something. */
  async changes(): Promise<readonly string[]> {
    return (await this.calls())
      .filter(({ mutating }) => mutating)
      .map(({ account, action }) => `${account} ${action}`);
  }

  /** Forgets which actions Terraform called so far. */
  async forgetActions(): Promise<void> {
    await fetch(`${this.endpoint}/_emulator/actions`, { method: "DELETE" });
  }

  /** IAM actions that Terraform has called in an account since they were forgotten; forgetting calls keeps them. */
  async actions(account: string): Promise<readonly string[]> {
    const answer = await fetch(`${this.endpoint}/_emulator/actions`);
    const all = (await answer.json()) as readonly (readonly [
      account: string,
      service: string,
      action: string,
    ])[];
    return all.filter(([of]) => of === account).map(([, service, action]) => iamAction(service, action));
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.server.once("exit", done));
    this.server.kill("SIGTERM");
    await ended;
  }
}

/** Services that IAM calls otherwise than the emulator does. */
const IAM_SERVICES: Readonly<Record<string, string>> = { awslambda: "lambda", elbv2: "elasticloadbalancing" };

/** How IAM calls an operation: the name of the API's, but for two services. */
function iamAction(service: string, action: string): string {
  if (service === "s3" && action === "HeadBucket") return "s3:ListBucket";
  if (service === "apigateway") return `apigateway:${action.startsWith("Get") ? "GET" : "PATCH"}`;
  return `${IAM_SERVICES[service] ?? service}:${action}`;
}
