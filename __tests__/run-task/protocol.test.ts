import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requireBuilt } from "../cli/astro-connect";
import { Service } from "./service";
import { TerraformCloud } from "./terraform-cloud";

const FIXTURES = join(__dirname, "..", "fixtures");
const plan = (name: string): Buffer => readFileSync(join(FIXTURES, `${name}.plan.json`));
const FAILING = plan("vpc-peering/accepter-must-accept/fail-unset");
const PASSING = plan("vpc-peering/accepter-must-accept/pass-true");
/** The facts that the fixtures are made for. */
const FACTS = JSON.stringify({
  astro: JSON.parse(readFileSync(join(FIXTURES, "facts.json"), "utf8")) as unknown,
});

jest.setTimeout(60_000);
const cloud = new TerraformCloud();
let service: Service;
beforeAll(async () => {
  requireBuilt();
  await cloud.start();
  service = await Service.start({ key: cloud.key, config: FACTS, args: ["--progress", "1"] });
});
afterAll(async () => {
  const { code } = await service.stop();
  await cloud.close();
  expect(code).toBe(0);
});
afterEach(() => {
  expect(cloud.problems.splice(0)).toEqual([]);
});

test("a good plan passes: 200 at once, a sign of life, a verdict", async () => {
  const task = await cloud.ask(service.url, { plan: PASSING });
  expect(task.answers).toEqual([200]);
  const { attributes } = await task.verdict();
  expect(attributes.status).toBe("passed");
  expect(attributes.message).toMatch(
    /^0 errors, \d+ warnings, \d+ notes, 0 waived; \d+ of \d+ resources concern Astro/,
  );
  expect(task.results[0]?.data.attributes.status).toBe("running");
});

test("a bad plan fails, with an outcome for each finding, what is refused first", async () => {
  const task = await cloud.ask(service.url, { plan: FAILING });
  const { attributes, relationships } = await task.verdict();
  expect(attributes.status).toBe("failed");
  const [first] = relationships!.outcomes.data;
  expect(first?.attributes).toMatchObject({
    "outcome-id": "vpc-peering/accepter-must-accept",
    description:
      "aws_vpc_peering_connection_accepter.astro: the peering request from Astro is adopted but not accepted",
    url: "https://github.com/astro-connect/astro-connect/blob/main/docs/policies/vpc-peering/accepter-must-accept.md",
    tags: { Status: [{ label: "Failed", level: "error" }], Severity: [{ label: "Error", level: "error" }] },
  });
  expect(first?.attributes.body).toContain("- **Expected:** auto_accept = true");
});

test("200 comes before the plan is looked at", async () => {
  let answer: (() => void) | undefined;
  const task = await cloud.ask(service.url, {
    plan: PASSING,
    onPlan: (...given) => (answer = () => cloud.redirect(...given)),
  });
  expect(task.answers).toEqual([200]);
  await task.until(({ calls, results }) => calls.plan === 1 && results.length >= 3);
  expect(task.final).toBeUndefined();
  expect(task.results.at(-1)?.data.attributes).toEqual({ status: "running", message: "fetching the plan" });
  answer!();
  expect((await task.verdict()).attributes.status).toBe("passed");
});

test("at pre-apply too; at other stages it fails and says where it belongs", async () => {
  const preApply = await cloud.ask(service.url, { plan: PASSING, payload: { stage: "pre_apply" } });
  expect((await preApply.verdict()).attributes.status).toBe("passed");
  for (const stage of ["pre_plan", "post_apply"]) {
    const task = await cloud.ask(service.url, { plan: PASSING, payload: { stage } });
    const { attributes } = await task.verdict();
    expect(attributes).toEqual({
      status: "failed",
      message: expect.stringContaining("associate it with the post-plan stage"),
    });
    expect(task.calls.plan).toBe(0);
  }
});

test("a caller that takes no outcomes gets the findings in the message", async () => {
  const task = await cloud.ask(service.url, { plan: FAILING, payload: { capabilities: undefined } });
  const { attributes, relationships } = await task.verdict();
  expect(relationships).toBeUndefined();
  expect(attributes.message).toContain(
    "vpc-peering/accepter-must-accept aws_vpc_peering_connection_accepter.astro",
  );
});

test("a plan in which nothing concerns Astro passes and says so", async () => {
  const nothing = JSON.stringify({
    format_version: "1.2",
    planned_values: { root_module: {} },
    configuration: {},
    resource_changes: [],
  });
  const { attributes } = await (await cloud.ask(service.url, { plan: nothing })).verdict();
  expect(attributes).toEqual({
    status: "passed",
    message: expect.stringContaining("none of 0 resources was found to concern Astro"),
  });
});

test("the request that comes when the task is created is answered, and nothing else happens", async () => {
  const task = await cloud.ask(service.url, { payload: { access_token: "test-token" } });
  expect(task.answers).toEqual([200]);
  expect(await service.metric('astro_connect_run_task_requests_total{result="test"}')).toBe(1);
  expect(task.calls).toEqual({ plan: 0, store: 0, callback: 0 });
});

test("a request sent twice, at once or later, is one task", async () => {
  const prepared = cloud.prepare({ plan: PASSING });
  await Promise.all([cloud.send(service.url, prepared), cloud.send(service.url, prepared)]);
  await prepared.task.verdict();
  await cloud.send(service.url, prepared);
  expect(prepared.task.answers).toEqual([200, 200, 200]);
  expect(prepared.task.calls.plan).toBe(1);
});

describe("refuses", () => {
  const forged = [
    ["no signature", ""],
    ["another key's signature", "0".repeat(128)],
    ["a signature of something else", (body: string) => cloud.sign(`${body} `)],
    ["half a signature", (body: string) => cloud.sign(body).slice(0, 64)],
    ["a signature with more behind it", (body: string) => `${cloud.sign(body)}00`],
  ] as const;

  test.each(forged)("%s: 401, and nothing is called", async (_, signature) => {
    const task = await cloud.ask(service.url, { plan: PASSING, signature });
    expect(task.answers).toEqual([401]);
    expect(task.calls).toEqual({ plan: 0, store: 0, callback: 0 });
  });

  test("the test request, too, if it is not signed", async () => {
    const task = await cloud.ask(service.url, { payload: { access_token: "test-token" }, signature: "" });
    expect(task.answers).toEqual([401]);
  });

  test.each([
    ["another version", { payload_version: 2 }],
    ["an unknown stage", { stage: "mid_plan" }],
    ["no callback", { task_result_callback_url: null }],
    ["a token that would break a header", { access_token: "a\r\nx: y" }],
    ["a callback on another host", { task_result_callback_url: "https://example.com/callback" }],
    ["a callback over http", { task_result_callback_url: "http://app.terraform.io/callback" }],
    ["a callback that is no URL", { task_result_callback_url: "::" }],
    ["a callback in a file", { task_result_callback_url: "file:///etc/passwd" }],
  ])("%s: 422", async (_, payload) => {
    const task = await cloud.ask(service.url, { plan: PASSING, payload });
    expect(task.answers).toEqual([422]);
    expect(task.calls).toEqual({ plan: 0, store: 0, callback: 0 });
  });

  test("what is signed but no JSON: 422; what is too long: 413; what is no JSON by its type: 415", async () => {
    expect(await cloud.send(service.url, { body: "{", signature: cloud.sign("{") })).toBe(422);
    const long = JSON.stringify({ padding: "x".repeat(300_000) });
    expect(await cloud.send(service.url, { body: long, signature: cloud.sign(long) })).toBe(413);
    const typed = await fetch(service.url, {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "{}",
    });
    expect(typed.status).toBe(415);
    expect((await fetch(service.url)).status).toBe(404);
  });
});

test("tells that it lives, that it is ready, and what it counts", async () => {
  expect(await service.get("/healthz")).toEqual({ status: 200, text: '{"status":"ok"}' });
  expect(await service.get("/readyz")).toEqual({ status: 200, text: '{"status":"ready"}' });
  const { text } = await service.get("/metrics");
  for (const name of [
    "requests_total",
    "tasks_total",
    "task_seconds_bucket",
    "plan_bytes_sum",
    "running",
    "waiting",
  ])
    expect(text).toContain(`\nastro_connect_run_task_${name}`);
});
