import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../gate";
import { fixtures } from "../support/fixtures";
import { temporaryFolder } from "../support/tools";
import { ProjectFolder, requireBuilt } from "./astro-connect";

const FACTS = join(__dirname, "..", "..", "connections.yaml");

/** Plans of 16 MiB together, which are judged by several threads where there are several cores. */
function manyPlans(): string[] {
  const folder = temporaryFolder("many");
  const padding = "x".repeat(1 << 20);
  return fixtures()
    .filter(({ name }) => name.includes("vpc-peering/"))
    .slice(0, 17)
    .map(({ plan }, i) => {
      const file = join(folder, `${String(i)}.json`);
      const document = JSON.parse(readFileSync(plan, "utf8")) as Record<string, unknown>;
      writeFileSync(file, JSON.stringify({ ...document, padding }));
      return file;
    });
}

beforeAll(requireBuilt);

describe("check of many plans", () => {
  const project = new ProjectFolder();
  afterAll(() => project.remove());
  const plans = manyPlans();

  test("reports what one thread reports", () => {
    // WHEN
    const run = project.run(["check", ...plans, "--config", FACTS, "--format", "json"]);
    // THEN
    const alone = check({ plans, config: FACTS, format: "json" });
    expect(run).toEqual({ exit: alone.exit, stdout: alone.stdout, stderr: alone.stderr });
    expect((JSON.parse(run.stdout) as { findings: unknown[] }).findings.length).toBeGreaterThan(10);
  });

  test("names every plan that cannot be judged, in their order, and reports nothing", () => {
    // GIVEN
    const broken = join(temporaryFolder("broken"), "broken.json");
    writeFileSync(broken, "{");
    // WHEN
    const run = project.run([
      ...["check", "no-such-plan.json", ...plans, broken],
      ...["--config", FACTS, "--fail-on", "never"],
    ]);
    // THEN
    expect({ ...run, stderr: "" }).toEqual({ exit: 2, stdout: "", stderr: "" });
    expect(run.stderr).toMatch(
      /^no-such-plan\.json: cannot be read \(ENOENT\)\n[^\n]*broken\.json: not JSON [^\n]*\n$/,
    );
  });
});
