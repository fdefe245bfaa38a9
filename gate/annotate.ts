import { ConfigError } from "../config/errors";
import { repositoryOf } from "./repository";
import type { Report } from "./report/report";

/**
 * What synth adds to what it says where GitHub runs it: annotations on the lines under review. A refused synth leaves no
 * plan, so that `check --format github` has nothing to say it from.
 * @param said - a report, or what went wrong
 * @returns workflow commands; empty where GitHub does not run it, or there is no line to annotate
 */
export function annotations(said: Report | Error, env: NodeJS.ProcessEnv = process.env): string {
  if (env["GITHUB_ACTIONS"] !== "true") return "";
  const { github, githubProblems } = require("./formats/github") as typeof import("./formats/github");
  const repository = repositoryOf();
  const options = repository === undefined ? {} : { repository };
  if (said instanceof ConfigError) return githubProblems(said, options);
  return said instanceof Error ? "" : github({ ...said, remarks: [] }, options);
}
