// The run task under load, on loopback: node bench/run-task.mjs [--short]
// A fake of Terraform Cloud in this process asks for tasks as fast as they are taken; the service is a process of its own,
// with its default limits. Prints a table for docs/how-to/terraform-cloud.md. `--short` asks for few tasks.
import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FACTS, writePlan } from "./plans.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const short = process.argv.includes("--short");
const key = "a key for this benchmark, and nothing else";
const folder = mkdtempSync(join(tmpdir(), "astro-connect-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const config = join(folder, "facts.yaml");
writeFileSync(config, FACTS);

/** Terraform Cloud's side, as fast as it can be. */
class Cloud {
  plan = Buffer.alloc(0);
  tasks = new Map();
  server = createServer((request, response) => {
    const [, what, id] = /^\/(plan|callback)\/(.*)$/.exec(request.url) ?? [];
    if (what === "plan") return response.end(this.plan);
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      response.end();
      const { status } = JSON.parse(Buffer.concat(chunks)).data.attributes;
      if (status !== "running") this.tasks.get(id)?.(status);
    });
  });

  async start() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
  }

  /** Asks until it is taken. @returns milliseconds to the 200, and to the verdict */
  async task(url) {
    const id = randomUUID();
    const body = JSON.stringify({
      payload_version: 1,
      stage: "post_plan",
      access_token: "token",
      capabilities: { outcomes: true },
      task_result_id: id,
      task_result_callback_url: `${this.origin}/callback/${id}`,
      plan_json_api_url: `${this.origin}/plan/${id}`,
      run_id: "run-1",
    });
    const headers = {
      "content-type": "application/json",
      "x-tfc-task-signature": createHmac("sha512", key).update(body).digest("hex"),
    };
    const verdict = new Promise((resolve) => this.tasks.set(id, resolve));
    const started = performance.now();
    let refused = 0;
    for (;;) {
      const sent = performance.now();
      const { status } = await fetch(url, { method: "POST", headers, body });
      if (status === 200) {
        const taken = performance.now() - sent;
        const result = await verdict;
        return { taken, total: performance.now() - started, refused, result };
      }
      if (status !== 503) throw new Error(`answered ${status}`);
      refused++;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

async function serve() {
  const args = [
    "run-task",
    "--config",
    config,
    "--listen",
    "127.0.0.1:0",
    "--allow-loopback",
    "--log-level",
    "info",
  ];
  const child = spawn(process.execPath, [join(root, "bin", "astro-connect.js"), ...args], {
    env: { ...process.env, ASTRO_CONNECT_HMAC_KEY: key },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text) => (output = `${output}${text}`.slice(-5_000)));
  while (!/listening at/.test(output)) {
    if (child.exitCode !== null) throw new Error(output);
    await new Promise((done) => setTimeout(done, 20));
  }
  const base = /listening at (http:\/\/[^"]+)/.exec(output)[1];
  const peak = () =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  return { child, base, peak };
}

function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

const ms = (value) => (value < 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(0)} ms`);

/** Asks for `count` tasks, `at` at a time, and watches how long /healthz takes meanwhile. */
async function load(cloud, { resources, count, at }) {
  const file = join(folder, "plan.json");
  writePlan(file, resources, 0.15);
  cloud.plan = readFileSync(file);
  const service = await serve();
  const health = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      const asked = performance.now();
      await (await fetch(`${service.base}/healthz`)).text();
      health.push(performance.now() - asked);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  const started = performance.now();
  const results = [];
  let left = count;
  await Promise.all(
    Array.from({ length: at }, async () => {
      while (left-- > 0) results.push(await cloud.task(`${service.base}/run-task`));
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  over = true;
  await watching;
  const peak = service.peak();
  service.child.kill("SIGTERM");
  const verdicts = new Set(results.map(({ result }) => result));
  if (results.length !== count || verdicts.size !== 1)
    throw new Error(`${results.length} of ${count}, ${[...verdicts]}`);
  const of = (name, q) =>
    ms(
      quantile(
        results.map((one) => one[name]),
        q,
      ),
    );
  return [
    `${count} tasks, ${at} at a time, ${resources} resources (${(cloud.plan.length / 2 ** 20).toFixed(1)} MiB)`,
    `${(count / seconds).toFixed(1)} / s`,
    `${of("taken", 0.5)}, ${of("taken", 0.99)}`,
    `${of("total", 0.5)}, ${of("total", 0.99)}`,
    `${ms(quantile(health, 0.5))}, ${ms(quantile(health, 0.99))}`,
    `${results.reduce((sum, { refused }) => sum + refused, 0)}`,
    `${peak.toFixed(0)} MiB`,
  ];
}

const cases = short
  ? [{ resources: 100, count: 40, at: 10 }]
  : [
      { resources: 100, count: 200, at: 20 },
      { resources: 1_000, count: 60, at: 20 },
      { resources: 1_000, count: 150, at: 150 },
      { resources: 20_000, count: 4, at: 2 },
    ];
const cloud = new Cloud();
await cloud.start();
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}; the fake shares the machine.\n`,
);
console.log(
  "| load | verdicts | 200 after (half, 99 %) | verdict after | /healthz meanwhile | 503 | peak memory |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const one of cases) console.log(`| ${(await load(cloud, one)).join(" | ")} |`);
cloud.server.close();
