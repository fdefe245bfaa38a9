/** What the pages tell people to write and to run works, as far as that needs no cloud account. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadDeclaration } from "../../config/load";
import { readPack } from "../../gate/pack/pack";
import { loadWaivers } from "../../gate/waivers/load";
import { ProjectFolder, requireBuilt } from "../cli/astro-connect";
import { temporaryFolder } from "../support/tools";
import { pages, ROOT, type Code, type Page } from "./pages";

const all = pages();
const own = readFileSync(join(ROOT, "connections.yaml"), "utf8");

beforeAll(requireBuilt);

/** A document of YAML, or undefined for a part of one, or of something else. */
function yaml({ language, text }: Code): Readonly<Record<string, unknown>> | undefined {
  if (language !== "yaml") return undefined;
  const value: unknown = parse(text);
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
}

const files = all.flatMap(({ page, blocks }) =>
  blocks.flatMap((block) => {
    const value = yaml(block);
    return value === undefined ? [] : [{ where: `${page}:${block.line}`, value, text: block.text }];
  }),
);

describe("YAML", () => {
  const folder = temporaryFolder("yaml");
  const write = (text: string): string => {
    const file = join(folder, "file.yaml");
    writeFileSync(file, text);
    return file;
  };

  test.each(files.filter(({ value }) => "astro" in value))("$where loads", ({ text }) => {
    expect(loadDeclaration(write(text)).declaration.astro.clusters.length).toBeGreaterThan(0);
  });

  test.each(files.filter(({ value }) => "waivers" in value))("$where is a file of waivers", ({ text }) => {
    expect(loadWaivers(write(text), readPack().rules).length).toBeGreaterThan(0);
  });

  test("there is some", () => {
    expect(files.filter(({ value }) => "astro" in value).length).toBeGreaterThan(2);
    expect(files.filter(({ value }) => "waivers" in value).length).toBeGreaterThan(0);
  });
});

interface Command {
  readonly where: string;
  readonly words: readonly string[];
  /** The file that it would read: the last whole one shown before, else the repository's own. */
  readonly file: string;
}

/** Commands of a page that begin with a program's name, whatever starts it. */
function commands({ page, blocks, code }: Page): Command[] {
  let file = own;
  const shown = blocks.flatMap((block) => {
    const value = yaml(block);
    if (value !== undefined && "astro" in value && "connections" in value) file = block.text;
    if (!["sh", "console", "", "yaml"].includes(block.language ?? "")) return [];
    const before = file;
    // Where a session shows what is printed, too, the rest is no command.
    const session = /^\$ /m.test(block.text);
    return block.text
      .replaceAll(/\\\n\s*/g, " ")
      .split("\n")
      .map((line, index) => ({ where: `${page}:${block.line + 1 + index}`, line, file: before }))
      .filter(({ line }) => !session || line.startsWith("$ "));
  });
  const inside = code.map(({ text, line }) => ({ where: `${page}:${line}`, line: text, file: own }));
  return [...shown, ...inside].flatMap(({ where, line, file: before }) => {
    const found = /(?:^|\s)(?:(npx) (?:--no-install )?|)(astro-connect|npm|npx) (?!--no-install)(.*)/.exec(
      line.replace(/^\s*(- )?(run: )?\$? ?/, ""),
    );
    if (found === null) return [];
    const [, , program = "", rest = ""] = found;
    const words = rest
      .split(/ (?:#|\||\|\||&&|>|2>)/)[0]
      ?.split(/\s+/)
      .filter((word) => word !== "");
    return words === undefined || words.length === 0
      ? []
      : [{ where, words: [program, ...words], file: before }];
  });
}

const told = all.flatMap(commands);
const asText = ({ words, where }: Command): string => `${words.join(" ")} (${where})`;

describe("astro-connect", () => {
  const ours = told
    .filter(({ words }) => words[0] === "astro-connect" && /^[a-z]+$/.test(words[1] ?? ""))
    .map((command) => ({ ...command, text: asText(command) }));
  const project = new ProjectFolder();
  afterAll(() => project.remove());
  const help = new Map<string, string>();
  const helpOf = (command: string): string => {
    const known = help.get(command);
    if (known !== undefined) return known;
    const { exit, stdout } = project.run([command, "--help"]);
    expect({ command, exit }).toEqual({ command, exit: 0 });
    help.set(command, stdout);
    return stdout;
  };

  test("is in the pages", () => {
    expect(ours.length).toBeGreaterThan(15);
    expect(ours.map(({ words }) => words[1])).toEqual(
      expect.arrayContaining(["check", "plan", "deploy", "ticket", "status"]),
    );
  });

  test.each(ours)("$text: has that command and these options", ({ words }) => {
    const [, command = "", ...args] = words;
    for (const option of args.filter((arg) => arg.startsWith("--"))) {
      expect(helpOf(command)).toContain(option.split("=")[0]);
    }
    expect(helpOf(command)).toMatch(new RegExp(`^Usage: astro-connect ${command}`));
  });

  const named = ours.filter(
    ({ words }) =>
      ["status", "ticket", "deploy", "plan"].includes(words[1] ?? "") &&
      words.slice(2).every((word) => /^[a-z0-9-]+$/.test(word) && !word.startsWith("--")),
  );

  test.each(named)("$text: runs, as far as it needs no account", ({ words, file }) => {
    const [, command = "", ...args] = words;
    project.write({ "connections.yaml": file });
    // Terraform is what a deploy asks for: the same names are looked up without it.
    const { exit, stderr } = project.run([command === "ticket" ? "ticket" : "status", ...args]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: expect.not.stringContaining("has no connection") });
  });

  const destroyed = told.filter(({ words }) => words.includes("cdktf") && words.includes("destroy"));

  test.each(destroyed.map((command) => ({ ...command, text: asText(command) })))(
    "$text: names a connection",
    ({ words, file }) => {
      project.write({ "connections.yaml": file });
      const names = words.slice(words.indexOf("destroy") + 1);
      expect(project.run(["status", ...names])).toMatchObject({ exit: 0 });
    },
  );
});

describe("npm", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  const runs = told.filter(({ words }) => words[0] === "npm" && /^(run|start|test)$/.test(words[1] ?? ""));

  test.each(runs.map((command) => ({ ...command, text: asText(command) })))(
    "$text: is a script",
    ({ words }) => {
      const name = words[1] === "run" ? words.slice(2).find((word) => /^[a-z]/.test(word)) : words[1];
      if (name !== undefined) expect(Object.keys(scripts)).toContain(name);
    },
  );

  test("is in the pages", () => {
    expect(runs.length).toBeGreaterThan(10);
  });
});
