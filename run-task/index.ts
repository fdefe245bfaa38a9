/** The run task of Terraform Cloud, as a service. */
export { type RunTaskService, startRunTask } from "./service";
export type { Limits, RunTaskSettings } from "./settings";
