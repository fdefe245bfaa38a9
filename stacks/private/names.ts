import { createHash } from "node:crypto";
import {
  TerraformDataSource,
  type TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { known } from "./hcl";

/**
 * Makes one Terraform name from ids: `clk1abcde` and `172.20.0.0/20` give `clk1abcde_172-20-0-0-20`. Distinct ids give
 * distinct names, and no name depends on where in a file something stands or how people call it.
 * @throws Error when an id is an attribute of a resource, whose text differs from synth to synth
 */
export function nameOf(...ids: readonly string[]): string {
  known(ids);
  return ids.map(part).join("_");
}

function part(id: string): string {
  if (/^[0-9a-f]*[.:][0-9a-f.:]*\/[0-9]+$/.test(id)) return id.replace(/[.:/]/g, "-");
  if (/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) return id;
  // Another shape than AWS and Astro give today: what is replaced could make two ids one, so a digest tells them apart.
  const digest = createHash("sha256").update(id).digest("hex").slice(0, 8);
  return `${id.replace(/[^A-Za-z0-9]/g, "-")}-${digest}`;
}

const taken = new WeakMap<TerraformStack, Set<string>>();

/**
 * Gives an element its name in Terraform, in place of the hashed one.
 * @throws Error when the stack already has an element of that kind and name, which would be merged in silence
 */
export function named<E extends TerraformElement>(element: E, name: string): E {
  // Terraform names begin with a letter; an id that begins with a digit gets one, and no other name begins so.
  element.overrideLogicalId(/^[A-Za-z]/.test(name) ? name : `_${name}`);
  const stack = TerraformStack.of(element);
  const names = taken.get(stack) ?? new Set();
  taken.set(stack, names);
  const key = addressOf(element);
  if (names.has(key)) {
    throw new Error(
      `stack ${stack.node.id} already has ${key}; put each connection in a stack of its own, because one connection is one state`,
    );
  }
  names.add(key);
  return element;
}

/** The address of an element in Terraform, without an instance key: `data.aws_vpc.target`. */
export function addressOf(element: TerraformElement): string {
  const name = element.friendlyUniqueId;
  if (TerraformResource.isTerraformResource(element)) return `${element.terraformResourceType}.${name}`;
  if (TerraformDataSource.isTerraformDataSource(element))
    return `data.${element.terraformResourceType}.${name}`;
  if (TerraformOutput.isTerraformOutput(element)) return `output.${name}`;
  if (element instanceof TerraformLocal) return `local.${name}`;
  return name;
}
