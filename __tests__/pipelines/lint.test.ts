/** What the pipelines' own tools say of what we ship and show. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { RENDERERS } from "../../gate/formats/format";
import { HOSTILE, hostile, reportOf } from "../gate/formats/sample";
import { describeWith } from "../support/tools";
import { exampleNamed, examples } from "./documented";
import { actionlint, checkJsonschema, cmarkgfm, preCommit, shellcheck } from "./tools";
import { ROOT, Workspace } from "./workspace";

const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");

/** Every script we ship or show, by where it stands. */
function scripts(): readonly (readonly [string, "bash" | "sh", string])[] {
  const action = parse(read("action.yml")) as { runs: { steps: { name: string; run?: string }[] } };
  const template = parseAllDocuments(read("templates/check.yml"))[1]?.toJS() as Record<
    string,
    { script: string[] }
  >;
  const atlantis = parse(read("examples/atlantis/repos.yaml")) as {
    workflows: Record<string, { policy_check: { steps: (string | { run: string })[] } }>;
  };
  const gitlab = parse(exampleNamed(".gitlab-ci.yml")) as { plan: { script: string[] } };
  return [
    ...action.runs.steps.map(({ name, run = "" }) => [`action.yml: ${name}`, "bash", run] as const),
    ...Object.values(template).map(({ script }) => ["templates/check.yml", "sh", script.join("\n")] as const),
    ...Object.values(atlantis.workflows)
      .flatMap(({ policy_check }) => policy_check.steps)
      .flatMap((step) => (typeof step === "string" ? [] : [["repos.yaml", "sh", step.run] as const])),
    [".gitlab-ci.yml", "sh", gitlab.plan.script.join("\n")],
  ];
}

describeWith(shellcheck, "shellcheck", (program) => {
  test.each(scripts())("%s", (_where, shell, script) => {
    const { status, stdout } = spawnSync(program, [`--shell=${shell}`, "-"], {
      input: script,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("finds something where there is something", () => {
    expect(spawnSync(program, ["--shell=sh", "-"], { input: "rm $1" }).status).toBe(1);
  });
});

describeWith(actionlint, "actionlint", (program) => {
  const workflows = examples().filter(({ name }) => name.startsWith(".github/workflows/"));

  test("there are workflows", () => expect(workflows).toHaveLength(2));

  test.each(workflows.map(({ text }, i) => [i, text] as const))("workflow %i", (_i, text) => {
    const where = new Workspace();
    const file = where.write(".github/workflows/astro-connect.yml", text);
    execFileSync("git", ["init", "--quiet", where.path]);
    const shell = shellcheck.find();
    const { status, stdout } = spawnSync(program, ["-no-color", `-shellcheck=${shell ?? ""}`, file], {
      cwd: where.path,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  test("every action of others is pinned by commit, and no token is kept in a checkout", () => {
    for (const { text } of workflows) {
      for (const [, used = ""] of text.matchAll(/uses: (\S+)/g))
        if (!used.startsWith("astro-connect/")) expect(used).toMatch(/@[0-9a-f]{40}$/);
      expect(text.match(/actions\/checkout@/g)?.length).toBe(
        text.match(/persist-credentials: false/g)?.length,
      );
      expect(text).not.toContain("pull_request_target");
    }
  });
});

describeWith(checkJsonschema, "the published schemas", (program) => {
  const problems = (schema: string, text: string): string => {
    const file = new Workspace().write("file.json", text);
    return execFileSync(program, ["--builtin-schema", `vendor.${schema}`, file], { encoding: "utf8" });
  };
  const json = (text: string): string => JSON.stringify(parse(text));

  test("of GitHub actions: action.yml", () => {
    expect(problems("github-actions", json(read("action.yml")))).toContain("ok");
  });

  test.each(examples().map(({ name, text }) => [name, text] as const))("of %s", (name, text) => {
    if (name.startsWith(".github/workflows/"))
      expect(problems("github-workflows", json(text))).toContain("ok");
    if (name === ".gitlab-ci.yml") expect(problems("gitlab-ci", json(text))).toContain("ok");
  });

  test("of GitLab CI: the template's header, and its job with inputs filled in", () => {
    const [header, job] = read("templates/check.yml").split(/^---$/m);
    expect(problems("gitlab-ci", json(header ?? ""))).toContain("ok");
    expect(
      problems("gitlab-ci", json((job ?? "").replaceAll(/\$\[\[ inputs\.[a-z-]+ \]\]/g, "x"))),
    ).toContain("ok");
  });
});

describeWith(preCommit, "pre-commit", (program) => {
  test("takes the manifest and the example", () => {
    const example = new Workspace().write("config.yaml", exampleNamed(".pre-commit-config.yaml"));
    expect(
      execFileSync(program, ["validate-manifest", join(ROOT, ".pre-commit-hooks.yaml")]).toString(),
    ).toBe("");
    expect(execFileSync(program, ["validate-config", example]).toString()).toBe("");
  });
});

describeWith(cmarkgfm, "GitHub's renderer", (python) => {
  const SCRIPT = `
import cmarkgfm, sys
from cmarkgfm.cmark import Options
sys.stdout.write(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.buffer.read().decode(), Options.CMARK_OPT_UNSAFE))
`;
  const render = (text: string): string =>
    execFileSync(python, ["-c", SCRIPT], {
      input: text,
      encoding: "utf8",
      env: { PYTHONIOENCODING: "utf-8" },
    });
  const html = render(RENDERERS.markdown(reportOf(hostile)));

  test("makes a row of three cells of each finding, whatever is in it", () => {
    const rows = html.split("<tr>").slice(2);
    expect(rows).toHaveLength(hostile.length);
    for (const row of rows) expect(row.match(/<td>/g)).toHaveLength(3);
  });

  test("makes no tag of a plan's text, and no link but those to our pages", () => {
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    const ours = ["a", "br", "code", "h2", "h3", "p", "strong", "table", "tbody", "td", "th", "thead", "tr"];
    expect([...tags].sort()).toEqual(ours);
    for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^https:\/\/github\.com\/astro-connect\/astro-connect\//);
  });

  test("would make some of that text elsewhere", () => {
    expect(render(HOSTILE.join("\n\n"))).toContain('href="https://evil.example"');
  });
});
