/** The run task of Terraform Cloud, as a service. */
export { type RunTaskService, startRunTask } from "./service";
export { HOSTS, type Limits, LIMITS, MOST, type RunTaskSettings } from "./settings";
