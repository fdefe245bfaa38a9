import type { Route } from "../../config/model";
import { UsageError } from "../usage-error";
import { readAnswer } from "./read-answer";
import { rulesAt, type ValueRules } from "./schema-at";
import type { Answers, Flag, Place, Question, Step, Steps } from "./step";

/** What the flags say, as it was typed. */
export type Typed = Readonly<Partial<Record<Flag, string>>>;

/** Asks a person. @returns what was typed or chosen; undefined where the question was skipped */
export type Ask = (question: Question, rules: ValueRules) => Promise<string | undefined>;

/** A step and what came of it; no value: the question was skipped. */
export interface Taken {
  readonly at: Place;
  readonly value?: unknown;
  readonly comment: string;
  /** Shown where there is no value. @default - the key is not shown */
  readonly example?: string;
}

/**
 * Goes through the questions of a route: a flag answers, else a person, else what is suggested.
 * @param ask - undefined: there is no terminal to ask on
 * @throws UsageError naming each flag that is missing, wrong or out of place
 */
export async function takeAnswers(
  route: Route,
  steps: (answers: Answers) => Steps,
  typed: Typed,
  ask: Ask | undefined,
): Promise<readonly Taken[]> {
  const answers = new Map<Flag, unknown>();
  const used = new Set<Flag>(["route", "target"]);
  const missing = new Set<Flag>();
  const refusals: string[] = [];
  const taken: Taken[] = [];

  const answer = async (question: Question, rules: ValueRules): Promise<unknown> => {
    const { flag, needed, suggested } = question;
    used.add(flag);
    if (answers.has(flag) || missing.has(flag)) return answers.get(flag);
    const text = typed[flag] ?? (ask === undefined ? suggested : await ask(question, rules));
    if (text === undefined) {
      if (needed) missing.add(flag);
      return undefined;
    }
    const read = readAnswer(text, rules);
    if (read.ok) answers.set(flag, read.value);
    else {
      refusals.push(`--${flag}: ${read.refusal}`);
      missing.add(flag);
    }
    return answers.get(flag);
  };

  for (const step of steps(answers)) taken.push(await take(step, route, answer));

  const absent = [...missing].filter((flag) => typed[flag] === undefined);
  const stray = (Object.keys(typed) as Flag[]).filter((flag) => !used.has(flag));
  const problems = [
    ...refusals,
    ...stray.map(
      (flag) => `--${flag}: nothing of --route ${route} asks for it with these answers; leave it out`,
    ),
    ...(absent.length === 0
      ? []
      : [
          `there is no terminal to ask on; give ${absent.map((flag) => `--${flag} ${placeholder(flag)}`).join(" ")} (init --help explains them)`,
        ]),
  ];
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return taken;
}

async function take(
  step: Step,
  route: Route,
  answer: (question: Question, rules: ValueRules) => Promise<unknown>,
): Promise<Taken> {
  if (step.kind === "given") return { at: step.at, value: step.value, comment: step.comment ?? "" };
  const rules = rulesAt(route, step.at);
  const comment =
    rules.from === undefined ? rules.description : `${stopped(rules.description)}; ${rules.from}`;
  const value = step.kind === "hint" ? undefined : await answer(step, rules);
  const example = step.example === undefined ? rules.example : step.example;
  return {
    at: step.at,
    comment,
    ...(value === undefined ? {} : { value }),
    ...(example === undefined || example === null ? {} : { example }),
  };
}

function stopped(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

function placeholder(flag: Flag): string {
  return flag.toUpperCase().replaceAll("-", "_");
}
