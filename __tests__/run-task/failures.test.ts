import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requireBuilt } from "../cli/astro-connect";
import { Service } from "./service";
import { type Behaviour, status, TerraformCloud } from "./terraform-cloud";

const FIXTURES = join(__dirname, "..", "fixtures");
const PASSING = readFileSync(join(FIXTURES, "vpc-peering/accepter-must-accept/pass-true.plan.json"));
const FACTS = JSON.stringify({
  astro: JSON.parse(readFileSync(join(FIXTURES, "facts.json"), "utf8")) as unknown,
});

jest.setTimeout(60_000);
const cloud = new TerraformCloud();
let service: Service;
beforeAll(async () => {
  requireBuilt();
  await cloud.start();
  service = await start();
});
afterAll(async () => {
  await service.stop("SIGKILL");
  await cloud.close();
});
afterEach(() => {
  expect(cloud.problems.splice(0)).toEqual([]);
});

function start(...args: string[]): Promise<Service> {
  return Service.start({ key: cloud.key, config: FACTS, args: ["--max-plan", "1", ...args] });
}

/** With a service of its own, which is gone afterwards. */
async function withService(args: readonly string[], body: (own: Service) => Promise<void>): Promise<void> {
  const own = await start(...args);
  try {
    await body(own);
  } finally {
    await own.stop("SIGKILL");
  }
}

const toStore = (location: string) => status(307, { location });

describe("a plan that comes late", () => {
  test("204 until it is there, and a service that stumbles: asked for again", async () => {
    const task = await cloud.ask(service.url, {
      plan: PASSING,
      onPlan: (response, call, request) => {
        if (call === 1) status(204)(response, call, request);
        else if (call === 2) status(503, { "retry-after": "1" })(response, call, request);
        else if (call === 3) response.destroy();
        else cloud.redirect(response, call, request);
      },
      onStore: (response, call) => {
        if (call > 1) return void response.end(PASSING);
        // Breaks off in the middle.
        response.writeHead(200, { "content-length": String(PASSING.byteLength) });
        response.write(PASSING.subarray(0, 100), () => response.destroy());
      },
    });
    expect((await task.verdict()).attributes.status).toBe("passed");
    expect(task.calls).toMatchObject({ plan: 5, store: 2 });
  });

  test("never: failed when the time is up", async () => {
    await withService(["--timeout", "2"], async ({ url }) => {
      const task = await cloud.ask(url, { onPlan: () => undefined });
      expect((await task.verdict()).attributes).toEqual({
        status: "failed",
        message: expect.stringMatching(/^no verdict within .* minutes; run again$/),
      });
    });
  });
});

describe("a plan that cannot be judged fails, and says why", () => {
  test.each<[string, string | Buffer, RegExp]>([
    ["no JSON", "{ not json, password=hunter2", /not JSON/],
    ["nothing", "", /empty/],
    ["a state", '{"format_version":"1.0","values":{}}', /state/],
    ["a failed run's", '{"format_version":"1.2","errored":true,"planned_values":{}}', /errored/],
    ["another document", '{"data":{}}', /format_version/],
    ["nested without end", "[".repeat(900_000), /could not be judged/],
  ])("%s", async (_, plan, message) => {
    const { attributes } = await (await cloud.ask(service.url, { plan })).verdict();
    expect(attributes).toEqual({ status: "failed", message: expect.stringMatching(message) });
    expect(JSON.stringify(attributes)).not.toContain("hunter2");
  });

  test("larger than allowed, whether or not the answer says so", async () => {
    const large = Buffer.alloc(2 << 20, 0x20);
    for (const onStore of [undefined, chunked(large)]) {
      const { attributes } = await (
        await cloud.ask(service.url, { plan: large, ...(onStore && { onStore }) })
      ).verdict();
      expect(attributes).toEqual({
        status: "failed",
        message: expect.stringMatching(/larger than 1 MiB.*--max-plan/),
      });
    }
  });
});

/** Without a length. */
function chunked(body: Buffer) {
  return (response: import("node:http").ServerResponse): void => {
    response.writeHead(200);
    for (let at = 0; at < body.length; at += 65_536) response.write(body.subarray(at, at + 65_536));
    response.end();
  };
}

describe("a plan that may not be fetched fails, and nothing else is called", () => {
  test.each<[string, Parameters<TerraformCloud["ask"]>[1], RegExp]>([
    ["refused", { onPlan: status(403) }, /answered 403/],
    ["of a Terraform without plan JSON", { onPlan: status(422) }, /answered 422/],
    [
      "on another host",
      { payload: { plan_json_api_url: "https://example.com/plan" } },
      /may not call.*--allow-host example\.com/,
    ],
    [
      "on a host that only begins like ours",
      { payload: { plan_json_api_url: "https://app.terraform.io.example.com/" } },
      /may not call/,
    ],
    ["on another port", { payload: { plan_json_api_url: "https://app.terraform.io:8443/" } }, /may not call/],
    [
      "with a password",
      { payload: { plan_json_api_url: "https://u:p@app.terraform.io/" } },
      /holds a name or password/,
    ],
    ["redirected to another host", { onPlan: toStore("https://example.com/v1/object/1") }, /may not call/],
    [
      "redirected to the metadata of the machine",
      { onPlan: toStore("http://169.254.169.254/latest/meta-data/") },
      /not https/,
    ],
    ["redirected to nowhere", { onPlan: toStore("http://") }, /leads nowhere/],
    [
      "redirected without end",
      { onPlan: (response) => toStore("json-output")(response, 0, response.req) },
      /too many redirects/,
    ],
    ["that is missing", { payload: { plan_json_api_url: null } }, /post-plan/],
  ])("%s", async (_, asked, message) => {
    const task = await cloud.ask(service.url, asked);
    expect((await task.verdict()).attributes).toEqual({
      status: "failed",
      message: expect.stringMatching(message),
    });
    expect(task.calls.store).toBe(0);
  });
});

describe("a callback", () => {
  test("that fails for a while: the verdict is said again until it is taken, once", async () => {
    const task = await cloud.ask(service.url, {
      plan: PASSING,
      onCallback: (response, call, request) => {
        if (call <= 3) status(call === 2 ? 429 : 502)(response, call, request);
      },
    });
    expect((await task.verdict()).attributes.status).toBe("passed");
    expect(task.results.filter(({ data }) => data.attributes.status !== "running")).toHaveLength(1);
  });

  test.each([401, 404, 422])("that refuses with %i: said no more, and counted", async (code) => {
    const unsaid = 'astro_connect_run_task_unsaid_total{what="verdict"}';
    const before = await service.metric(unsaid);
    const task = await cloud.ask(service.url, { plan: PASSING, onCallback: status(code) });
    for (const end = Date.now() + 10_000; (await service.metric(unsaid)) === before;) {
      if (Date.now() > end) throw new Error("not counted");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(task.calls.callback).toBeLessThanOrEqual(2);
  });

  test("never is redirected elsewhere", async () => {
    const task = await cloud.ask(service.url, {
      plan: PASSING,
      onCallback: toStore(`${cloud.storeOrigin}/v1/object/x`),
    });
    await task.until(({ calls }) => calls.callback === 2);
    expect(task.calls.store).toBe(1);
  });
});

test("more than may wait: 503, and taken when asked again", async () => {
  await withService(["--concurrency", "1", "--waiting", "1"], async (own) => {
    const held: (() => void)[] = [];
    const hold = {
      plan: PASSING,
      onPlan: (...given: Parameters<Behaviour>) => void held.push(() => cloud.redirect(...given)),
    };
    const first = await cloud.ask(own.url, hold);
    await first.until(({ calls }) => calls.plan === 1);
    const second = await cloud.ask(own.url, hold);
    expect((await own.get("/readyz")).status).toBe(503);
    const third = cloud.prepare({ plan: PASSING });
    await cloud.send(own.url, third);
    held.shift()!();
    await first.verdict();
    await second.until(({ calls }) => calls.plan === 1);
    await cloud.send(own.url, third);
    held.shift()!();
    await Promise.all([second.verdict(), third.task.verdict()]);
    expect(third.task.answers).toEqual([503, 200]);
  });
});

describe("told to stop", () => {
  test("it lets a task end, takes no new one, and exits 0", async () => {
    const own = await start();
    let answer: (() => void) | undefined;
    const task = await cloud.ask(own.url, {
      plan: PASSING,
      onPlan: (...given) => (answer = () => cloud.redirect(...given)),
    });
    await task.until(({ calls }) => calls.plan === 1);
    const ended = own.stop();
    while ((await own.get("/readyz")).status !== 503) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await own.get("/healthz")).status).toBe(200);
    expect((await cloud.ask(own.url)).answers).toEqual([503]);
    answer!();
    expect((await task.verdict()).attributes.status).toBe("passed");
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test("it fails a task that does not end in time, and says so", async () => {
    const own = await start("--drain", "1");
    const task = await cloud.ask(own.url, { onPlan: () => undefined });
    await task.until(({ calls }) => calls.plan === 1);
    const ended = own.stop("SIGINT");
    expect((await task.verdict()).attributes).toEqual({
      status: "failed",
      message: expect.stringContaining("stopped before it had a verdict"),
    });
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test("killed in the middle, it has said nothing that passes; another instance judges the task anew", async () => {
    const own = await start();
    const prepared = cloud.prepare({
      plan: PASSING,
      onPlan: (response, call, request) => {
        if (call > 1) cloud.redirect(response, call, request);
      },
    });
    await cloud.send(own.url, prepared);
    await prepared.task.until(({ calls }) => calls.plan === 1);
    expect(await own.stop("SIGKILL")).toEqual({ code: null, signal: "SIGKILL" });
    expect(prepared.task.final).toBeUndefined();
    await cloud.send(service.url, prepared);
    expect((await prepared.task.verdict()).attributes.status).toBe("passed");
  });
});

test("nothing that it wrote holds a token, the key, a part of a plan or a URL that opens one", async () => {
  const before = service.output.length;
  const secret = "hunter2-hunter2";
  const plan = PASSING.toString("utf8").replace('"format_version"', `"secret":"${secret}","format_version"`);
  const tasks = [
    await cloud.ask(service.url, { plan }),
    await cloud.ask(service.url, { plan: plan.slice(0, -10) }),
    await cloud.ask(service.url, {
      plan,
      onPlan: (response) => response.destroy(),
      onStore: status(500),
      payload: { plan_json_api_url: `${cloud.origin}/nothing` },
    }),
  ];
  cloud.problems.length = 0;
  for (const task of tasks) await task.verdict().catch(() => undefined);
  cloud.problems.length = 0;
  const written = service.output;
  expect(written.length).toBeGreaterThan(before);
  for (const word of [secret, cloud.key, "secret-token", "/v1/object/", "accepter"])
    expect(written).not.toContain(word);
  for (const line of written.trim().split("\n")) expect(() => JSON.parse(line) as unknown).not.toThrow();
});
