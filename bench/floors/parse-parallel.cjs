// The floor of `check` of many plans: bare Node parses those of a folder, as many at a time as there are cores.
const { readFileSync, readdirSync } = require("node:fs");
const { availableParallelism } = require("node:os");
const { join } = require("node:path");
const { Worker, isMainThread, parentPort } = require("node:worker_threads");

if (isMainThread) {
  const folder = process.argv[2];
  const waiting = readdirSync(folder);
  for (let i = 0; i < availableParallelism(); i++) {
    const worker = new Worker(__filename);
    const next = () => {
      const file = waiting.shift();
      if (file === undefined) void worker.terminate();
      else worker.postMessage(join(folder, file));
    };
    worker.on("message", next);
    next();
  }
} else {
  parentPort.on("message", (file) => {
    JSON.parse(readFileSync(file, "utf8"));
    parentPort.postMessage(true);
  });
}
