/** A thread that judges plan files; `judge-files.ts` starts it and says which. */
import { parentPort, workerData } from "node:worker_threads";
import { planJudge } from "./judge-plan";
import { type Context } from "./pack/evaluate";
import { readPack } from "./pack/pack";
import { planFile } from "./plan/file";

const judgePlan = planJudge({ ...(workerData as Context), pack: readPack() });

parentPort?.on("message", (file: string) => {
  parentPort?.postMessage(judgePlan(() => planFile(file)));
});
