// Real Terraform and the real AWS provider, against the emulator.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { terraformEnvironment } from "./terraform.mjs";

const run = promisify(execFile);

/** What Terraform is asked to do in a folder, with an emulator at `endpoint`; `scratch` takes its configuration. */
export function planner(scratch, endpoint) {
  const env = terraformEnvironment(scratch, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const terraform = async (cwd, ...args) =>
    (await run("terraform", args, { cwd, env, maxBuffer: 1 << 28 })).stdout;
  return {
    async apply(folder) {
      await terraform(folder, "init", "-input=false", "-no-color");
      await terraform(folder, "apply", "-auto-approve", "-input=false", "-no-color");
    },
    /** What the outputs of an applied folder say, by name. */
    async outputs(folder) {
      const outputs = JSON.parse(await terraform(folder, "output", "-json"));
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
    /** The plan JSON. */
    async plan(folder) {
      await terraform(folder, "init", "-input=false", "-no-color");
      await terraform(folder, "plan", "-input=false", "-no-color", "-out=plan");
      return JSON.parse(await terraform(folder, "show", "-json", "plan"));
    },
  };
}
