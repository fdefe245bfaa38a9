/**
 * A FAKE of Terraform Cloud's side of run tasks, because nothing real can be had on a machine without an account: it asks
 * as HashiCorp's page "Run tasks integration API" says, serves plans as its page "Plans API" says (a redirect to another
 * origin, for which the token is not meant), and checks every result against the published schemas and the order of
 * states. What it was told, and whatever broke the protocol, is kept for the tests. It proves that the service keeps to
 * what is published, not that Terraform Cloud does.
 */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Result } from "../../run-task/result";
import { resultProblems } from "./result-schema";

/** How the fake answers, each time anew: to the API's call for the plan, the store's, or the callback. */
export type Behaviour = (response: ServerResponse, call: number, request: IncomingMessage) => void;

/** A task that the fake asked for. */
export class Task {
  readonly id = `taskrs-${randomUUID()}`;
  readonly token = `secret-token-${randomUUID()}`;
  /** What was taken. */
  readonly results: Result[] = [];
  /** Status codes that the service answered the request with, in order. */
  readonly answers: number[] = [];
  readonly times: number[] = [];
  calls = { plan: 0, store: 0, callback: 0 };
  private readonly watching: (() => void)[] = [];

  constructor(readonly asked: Asked) {}

  get final(): Result | undefined {
    return this.results.find(({ data }) => data.attributes.status !== "running");
  }

  take(result: Result): void {
    this.results.push(result);
    this.times.push(Date.now());
    for (const look of this.watching.splice(0)) look();
  }

  /** Waits for something to be true of this task. */
  async until(holds: (task: Task) => boolean, ms = 40_000): Promise<void> {
    const end = Date.now() + ms;
    while (!holds(this)) {
      if (Date.now() > end) throw new Error(`not within ${ms} ms; results: ${JSON.stringify(this.results)}`);
      await new Promise<void>((resolve) => {
        this.watching.push(resolve);
        setTimeout(resolve, 25);
      });
    }
  }

  /** The verdict, once there is one. */
  async verdict(ms?: number): Promise<Result["data"]> {
    await this.until(({ final }) => final !== undefined, ms);
    return this.final!.data;
  }
}

/** What is asked for, and how the fake behaves. */
export interface Asked {
  readonly plan?: string | Buffer;
  /** @default - a redirect to the store */
  readonly onPlan?: Behaviour;
  /** @default - the plan */
  readonly onStore?: Behaviour;
  /** @default - takes what is right */
  readonly onCallback?: Behaviour;
  /** Of the payload, instead of what it would be. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** @default - signed with the fake's key */
  readonly signature?: string | ((body: string) => string);
}

/** Answers with a status and nothing else. */
export function status(code: number, headers: Record<string, string> = {}): Behaviour {
  return (response) => response.writeHead(code, headers).end();
}

export class TerraformCloud {
  readonly key = "an HMAC key of this fake Terraform Cloud";
  /** Breaches of the protocol. */
  readonly problems: string[] = [];
  private readonly tasks = new Map<string, Task>();
  private readonly api = createServer((request, response) => void this.serveApi(request, response));
  private readonly store = createServer((request, response) => this.serveStore(request, response));

  async start(): Promise<void> {
    await Promise.all(
      [this.api, this.store].map(
        (server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)),
      ),
    );
  }

  async close(): Promise<void> {
    for (const server of [this.api, this.store]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }

  /** Where the API is; the store is elsewhere, as Terraform Cloud's is. */
  get origin(): string {
    return originOf(this.api);
  }

  get storeOrigin(): string {
    return originOf(this.store);
  }

  /** How the API answers a call for a plan: where it lies in the store. */
  readonly redirect: Behaviour = (response, call, request) => {
    const location = (request.url ?? "").replace(
      /^.*\/plans\/(.*)\/json-output$/,
      `${this.storeOrigin}/v1/object/$1`,
    );
    status(307, { location })(response, call, request);
  };

  /** A task as it would be asked for, without asking. */
  prepare(asked: Asked = {}): { readonly task: Task; readonly body: string; readonly signature: string } {
    const task = new Task(asked);
    this.tasks.set(task.id, task);
    const body = JSON.stringify({ ...this.payload(task), ...asked.payload });
    const { signature = (text: string) => this.sign(text) } = asked;
    return { task, body, signature: typeof signature === "string" ? signature : signature(body) };
  }

  sign(body: string): string {
    return createHmac("sha512", this.key).update(body).digest("hex");
  }

  /** Asks the service at `url`, once. */
  async ask(url: string, asked: Asked = {}): Promise<Task> {
    const prepared = this.prepare(asked);
    await this.send(url, prepared);
    return prepared.task;
  }

  /** Sends a request; the fake's task knows how it was answered. */
  async send(
    url: string,
    { task, body, signature }: { readonly task?: Task; readonly body: string; readonly signature: string },
  ): Promise<number> {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "TFC/1.0 (+https://app.terraform.io; TFC)",
        "x-tfc-task-signature": signature,
      },
      body,
    });
    await response.text();
    task?.answers.push(response.status);
    return response.status;
  }

  /** The payload of a request, with every key of the published sample. */
  private payload({ id, token }: Task): Readonly<Record<string, unknown>> {
    return {
      payload_version: 1,
      stage: "post_plan",
      access_token: token,
      capabilities: { outcomes: true },
      configuration_version_download_url: `${this.origin}/api/v2/configuration-versions/cv-1/download`,
      configuration_version_id: "cv-1",
      is_speculative: false,
      organization_name: "example",
      plan_json_api_url: `${this.origin}/api/v2/plans/${id}/json-output`,
      run_app_url: `${this.origin}/app/example/orders/runs/run-1`,
      run_created_at: "2026-06-30T14:47:13.036Z",
      run_created_by: "somebody",
      run_id: "run-1",
      run_message: "Triggered via UI",
      task_result_callback_url: `${this.origin}/api/v2/task-results/${id}/callback`,
      task_result_enforcement_level: "mandatory",
      task_result_id: id,
      vcs_branch: "main",
      vcs_commit_url: null,
      vcs_pull_request_url: null,
      vcs_repo_url: null,
      workspace_app_url: `${this.origin}/app/example/orders`,
      workspace_id: "ws-1",
      workspace_name: "orders",
      workspace_working_directory: "/",
    };
  }

  private async serveApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind, id] =
      /^\/api\/v2\/(plans|task-results)\/([^/]+)\/(?:json-output|callback)$/.exec(request.url ?? "") ?? [];
    const task = this.tasks.get(id ?? "");
    if (task === undefined) {
      this.problems.push(`${request.method} ${request.url}: no such thing`);
      return void response.writeHead(404).end();
    }
    if (request.headers.authorization !== `Bearer ${task.token}`) {
      this.problems.push(`${request.method} ${request.url}: wrong token`);
      return void response.writeHead(401).end();
    }
    if (kind === "plans") {
      if (request.method !== "GET") this.problems.push(`plans: ${request.method}`);
      const { onPlan = this.redirect } = task.asked;
      onPlan(response, ++task.calls.plan, request);
      return;
    }
    await this.callback(task, request, response);
  }

  private async callback(task: Task, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const complain = (what: string): void => void this.problems.push(`callback of ${task.id}: ${what}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.method !== "PATCH") complain(`${request.method}`);
    if (request.headers["content-type"] !== "application/vnd.api+json")
      complain(`${request.headers["content-type"]}`);
    if (body.byteLength > 1 << 20) complain(`${body.byteLength} bytes`);
    const result = JSON.parse(body.toString("utf8")) as Result;
    for (const problem of resultProblems(result)) complain(problem);
    const { onCallback } = task.asked;
    const call = ++task.calls.callback;
    if (onCallback !== undefined) {
      onCallback(response, call, request);
      // Whatever it did not answer is answered as usual.
      if (response.headersSent || response.destroyed) return;
    }
    if (task.final !== undefined) {
      complain(`${result.data.attributes.status} after the verdict`);
      return void response.writeHead(422).end();
    }
    task.take(result);
    response.writeHead(200).end();
  }

  private serveStore(request: IncomingMessage, response: ServerResponse): void {
    const task = this.tasks.get(/^\/v1\/object\/([^/]+)$/.exec(request.url ?? "")?.[1] ?? "");
    if (request.headers.authorization !== undefined) this.problems.push("the token was sent to the store");
    if (task === undefined) return void response.writeHead(404).end();
    const { plan = "", onStore } = task.asked;
    const call = ++task.calls.store;
    if (onStore !== undefined) {
      onStore(response, call, request);
      return;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(plan);
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
