/** The sessions that the README shows are real: the same commands print the same lines. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireBuilt } from "../cli/astro-connect";
import { temporaryFolder } from "../support/tools";
import { pages, ROOT } from "./pages";

beforeAll(requireBuilt);

/** A command, and the lines below it. */
interface Shown {
  readonly command: string;
  readonly output: string;
}

const sessions = pages()
  .filter(({ page }) => page === "README.md")
  .flatMap(({ blocks }) => blocks.filter(({ language }) => language === "console"))
  .flatMap(({ text }) => shownIn(text))
  .filter(({ output }) => output !== "");

function shownIn(text: string): Shown[] {
  return `\n${text}`
    .split("\n$ ")
    .slice(1)
    .map((part) => {
      const [command = "", ...lines] = part.trimEnd().split("\n");
      return { command, output: lines.join("\n") };
    });
}

const PROGRAMS: readonly (readonly [said: string, file: string])[] = [
  ["npm start -- ", "synth.js"],
  ["npx astro-connect ", "astro-connect.js"],
];

function run(command: string, cwd: string): string {
  const [said = "", file = ""] = PROGRAMS.find(([start]) => command.startsWith(start)) ?? [];
  const { PATH, HOME } = process.env;
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, "bin", file), ...command.slice(said.length).split(" ")],
    { cwd, env: { PATH, HOME }, encoding: "utf8" },
  );
  return stdout.trimEnd();
}

test("there are some", () => {
  expect(sessions.map(({ command }) => command)).toEqual([
    "npm start -- examples/vpc-peering.yaml",
    "npx astro-connect check plan.json --config connections.yaml",
  ]);
});

test.each(sessions)("$command prints what is shown", ({ command, output }) => {
  const cwd = temporaryFolder("session");
  writeFileSync(join(cwd, "cdktf.json"), "{}");
  mkdirSync(join(cwd, "examples"));
  for (const file of ["connections.yaml", "examples/vpc-peering.yaml"])
    copyFileSync(join(ROOT, file), join(cwd, file));
  copyFileSync(
    join(ROOT, "__tests__", "fixtures", "vpc-peering", "cidr-overlap", "fail-new-vpc.plan.json"),
    join(cwd, "plan.json"),
  );
  expect(run(command, cwd)).toBe(output);
});
