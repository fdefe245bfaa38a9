import fastify, { type FastifyInstance, LogController } from "fastify";
import { allowedUrl } from "./allowed-url";
import { TaskFailure } from "./failure";
import type { Metrics } from "./metrics";
import { readPayload, type TaskRequest } from "./payload";
import type { RunTaskSettings } from "./settings";
import { isSigned, SIGNATURE } from "./signature";

/** Where Terraform Cloud sends its requests. */
export const PATH = "/run-task";

/** What the server asks of the service behind it. */
export interface Desk {
  readonly metrics: Metrics;
  /** Whether tasks are taken; if not, why not. */
  readonly closed: () => "busy" | "stopping" | undefined;
  /** Takes a task on; returns at once. @returns whether it is new */
  readonly accept: (task: TaskRequest) => boolean;
}

/** The HTTP side; `desk` is made with its log. */
export function server(
  settings: RunTaskSettings,
  desk: (log: FastifyInstance["log"]) => Desk,
): FastifyInstance {
  const app = fastify({
    bodyLimit: settings.limits.requestBytes,
    requestTimeout: 15_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 5_000,
    forceCloseConnections: "idle",
    // Requests are logged below, without what they hold.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: settings.logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
  });
  const { metrics, closed, accept } = desk(app.log);
  const refuse = (result: string): void => metrics.requests.inc({ result });

  // The signature is of the bytes, so they stay as they came.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, done) => done(null, body));

  app.post(PATH, async (request, reply) => {
    const { body } = request;
    if (!Buffer.isBuffer(body) || !isSigned(body, request.headers[SIGNATURE], settings.keys)) {
      refuse("forged");
      app.log.warn({ from: request.ip }, "a request without a valid signature");
      return reply.code(401).send({ error: "not signed with the key of this run task" });
    }
    const asked = readPayload(body);
    if (asked.kind === "test") {
      refuse("test");
      app.log.info("Terraform Cloud asked whether somebody is here");
      return reply.code(200).send();
    }
    if (asked.kind === "unknown") {
      refuse("unknown");
      app.log.warn("a signed request that is not a run task's, version 1");
      return reply.code(422).send({ error: "not a run task request of payload_version 1" });
    }
    const { task } = asked;
    try {
      allowedUrl(task.callbackUrl, "task_result_callback_url", settings);
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      refuse("refused");
      app.log.warn({ task: task.id, why: error.message }, "a task that could not be answered");
      return reply.code(422).send({ error: error.message });
    }
    const why = closed();
    if (why !== undefined) {
      refuse(why);
      return reply.code(503).header("retry-after", "10").send({ error: why });
    }
    metrics.requests.inc({ result: accept(task) ? "accepted" : "duplicate" });
    return reply.code(200).send();
  });

  app.get("/healthz", async (_, reply) => reply.send({ status: "ok" }));
  app.get("/readyz", async (_, reply) => {
    const why = closed();
    return reply.code(why === undefined ? 200 : 503).send({ status: why ?? "ready" });
  });
  app.get("/metrics", async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );

  app.setNotFoundHandler(async (_, reply) =>
    reply.code(404).send({ error: `Terraform Cloud posts to ${PATH}` }),
  );
  app.setErrorHandler(
    async (error: { readonly statusCode?: number; readonly code?: string }, request, reply) => {
      const status = error.statusCode ?? 500;
      refuse(status >= 500 ? "error" : "malformed");
      // What the library says quotes the request.
      app.log[status >= 500 ? "error" : "warn"](
        { from: request.ip, status, code: error.code },
        "a request failed",
      );
      return reply
        .code(status)
        .send({ error: status >= 500 ? "internal error" : (error.code ?? "bad request") });
    },
  );
  return app;
}
