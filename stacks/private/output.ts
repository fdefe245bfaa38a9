import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { EndpointServiceOutputs, VpcPeeringOutputs } from "../outputs";
import { named } from "./names";

/** Emits one of the documented outputs of `stacks/outputs.ts`. */
export function output(
  scope: Construct,
  name: keyof VpcPeeringOutputs | keyof EndpointServiceOutputs,
  description: string,
  value: unknown,
): void {
  named(new TerraformOutput(scope, name, { value, description }), name);
}
