import { cpSync } from "node:fs";
import { resolve } from "node:path";
import type { Terraform } from "../../support/terraform";
import { temporaryFolder } from "../../support/tools";

/** Folder of a hand-written configuration. */
export type SideName =
  | "astronomer"
  | "by-hand/gateway"
  | "by-hand/peering"
  | "by-hand/service"
  | "consumer"
  | "customer"
  | "network"
  | "provider";

/** One of the hand-written Terraform configurations around the project: Astronomer, or the customer's own world. */
export class Side {
  private readonly folder: string;

  constructor(
    private readonly name: SideName,
    private readonly terraform: Terraform,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.folder = temporaryFolder(name.replaceAll("/", "-"));
    cpSync(resolve(__dirname, "..", name), this.folder, { recursive: true });
  }

  /** Applies with variables and returns the outputs. */
  async apply(variables: Readonly<Record<string, unknown>> = {}): Promise<Readonly<Record<string, unknown>>> {
    await this.must("init", "-input=false");
    await this.must("apply", "-input=false", "-auto-approve", ...vars(variables));
    const outputs = JSON.parse(await this.must("output", "-json")) as Record<
      string,
      { readonly value: unknown }
    >;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  private async must(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.terraform.run(this.folder, args, this.env);
    if (code !== 0)
      throw new Error(`${this.name}: terraform ${args[0]} ended with ${code}\n${stdout}${stderr}`);
    return stdout;
  }
}

function vars(variables: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(variables).map(
    ([name, value]) => `-var=${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
}
