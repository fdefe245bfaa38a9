/** A thread that judges plans given as bytes; `judges.ts` starts it. */
import { workerData } from "piscina";
import { planJudge, type PlanVerdict } from "../gate/judge-plan";
import type { Context } from "../gate/pack/evaluate";
import { readPack } from "../gate/pack/pack";
import type { PlanInput } from "../gate/plan/read";

/** A plan, and the day it is judged on. */
export interface JudgeTask {
  readonly input: PlanInput;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const context = workerData as Omit<Context, "today">;
const pack = readPack();
let day = "";
let judgePlan: ReturnType<typeof planJudge>;

/** Judges one plan. */
export default function judgeOne({ input, today }: JudgeTask): PlanVerdict {
  if (today !== day) {
    judgePlan = planJudge({ ...context, today, pack });
    day = today;
  }
  return judgePlan(input);
}
