import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Judge } from "./judge";

/**
 * The judge that compares with the facts of `configFile`, and with the `waivers.yaml` beside it, where there is one.
 *
 * @throws ConfigError when the file is wrong: better before a plan is made than after
 */
export async function gateJudge(configFile: string): Promise<Judge> {
  // Loaded late: commands that are passed through need neither the policies nor the file.
  const [{ check }, { loadFacts }] = await Promise.all([
    import("../gate/check.js"),
    import("../config/load.js"),
  ]);
  loadFacts(configFile);
  const beside = join(dirname(configFile), "waivers.yaml");
  const waivers = existsSync(beside) ? { waivers: beside } : {};
  return (plans) => {
    const { exit, stdout, stderr } = check({
      plans: plans.map(({ name, json }) => ({ name, bytes: json })),
      config: configFile,
      ...waivers,
    });
    return Promise.resolve({ exit, report: `${stderr}${stdout}` });
  };
}
