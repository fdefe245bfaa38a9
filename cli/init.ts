import { existsSync } from "node:fs";
import { Option } from "commander";
import { closest } from "../config/closest";
import { ConfigError } from "../config/errors";
import { FLAGS } from "./init/flags";
import type { Asker } from "./init/ask";
import type { Flag } from "./init/step";
import type { Outcome } from "./outcome";
import type { AddCommand } from "./program";
import { UsageError } from "./usage-error";

export const init: AddCommand = (program, end) => {
  const command = program
    .command("init")
    .summary("write a first connections.yaml, from a few questions")
    .description(
      "Asks for what a route needs, or takes it from flags, and writes a commented connections.yaml. Never overwrites.\n" +
        "Lists have commas between their values. Without a terminal, a flag that is missing is named.",
    )
    .option("--output <file>", "the file to write", "connections.yaml");
  for (const [flag, meaning] of Object.entries(FLAGS))
    command.addOption(new Option(`--${flag} <value>`, meaning));
  command.action(async (options: Readonly<Record<string, string>>) => end(await run(options)));
};

async function run(options: Readonly<Record<string, string>>): Promise<Outcome> {
  const { output = "connections.yaml" } = options;
  if (existsSync(output)) throw new UsageError(taken(output));
  const typed = typedFlags(options);
  const { ROUTES, stepsOf } = await import("./init/routes.js");
  const { takeAnswers } = await import("./init/answers.js");
  const asker = await askerOnATerminal();

  const routes = Object.entries(ROUTES).map(([value, { hint }]) => ({ value, hint }));
  const route = (await choice("route", typed.route, routes, asker)) as keyof typeof ROUTES;
  const targets = Object.entries(ROUTES[route].targets).map(([value, hint]) => ({ value, hint }));
  if (targets.length === 0 && typed.target !== undefined) {
    throw new UsageError(`--target: route ${route} has one kind of target only; leave it out`);
  }
  const target = targets.length === 0 ? "" : await choice("target", typed.target, targets, asker);
  const answers = await takeAnswers(route, (given) => stepsOf(route, target, given), typed, asker?.ask);

  const { fileText } = await import("./init/write-file.js");
  const { parseDeclaration } = await import("../config/load.js");
  const { createFile } = await import("./write.js");
  const text = fileText(answers, route, output);
  try {
    parseDeclaration(output, text);
  } catch (error) {
    // There is no file yet that a line of it would tell anything about.
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map(({ message }) => `the answers do not fit together: ${message}`);
    throw new UsageError(problems.join("\n"));
  }
  if (!createFile(output, text)) throw new UsageError(taken(output));
  return {
    exit: 0,
    stdout: `wrote ${output}: one connection (${route}). Read it through; then \`npx astro-connect status\` says what is next.\n`,
  };
}

function typedFlags(options: Readonly<Record<string, string>>): Readonly<Partial<Record<Flag, string>>> {
  return Object.fromEntries(
    (Object.keys(FLAGS) as Flag[]).flatMap((flag) => {
      const value = options[flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
      return value === undefined ? [] : [[flag, value]];
    }),
  );
}

/** Somebody to ask, where there is a person: both ends must be a terminal. */
async function askerOnATerminal(): Promise<Asker | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const { Asker } = await import("./init/ask.js");
  return Asker.create("A connection from an Astro cluster to a data service");
}

const QUESTIONS = {
  route: "How do the clusters reach the target?",
  target: "What do they reach?",
} as const;

async function choice(
  flag: "route" | "target",
  typed: string | undefined,
  words: readonly { readonly value: string; readonly hint: string }[],
  asker: Asker | undefined,
): Promise<string> {
  const known = words.map(({ value }) => value);
  if (typed === undefined) {
    if (asker !== undefined) return asker.choose(QUESTIONS[flag], words);
    throw new UsageError(`there is no terminal to ask on; give --${flag}: ${known.join(", ")}`);
  }
  if (known.includes(typed)) return typed;
  const meant = closest(typed, known);
  const help = meant === undefined ? `write ${known.join(", ")}` : `did you mean ${meant}?`;
  throw new UsageError(`--${flag}: found ${JSON.stringify(typed)}; ${help}`);
}

function taken(file: string): string {
  return `${file} exists and is not overwritten; name another file with --output, or add a connection to it by hand`;
}
