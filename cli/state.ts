/** What is known of a deployed stack, as far as it can be read from here. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Connection } from "../config/model";
import type { StackState } from "../handover";

/** A state, or why it cannot be read. */
export interface ReadState {
  /** @default - undefined: it cannot be read from here */
  readonly state?: StackState;
  /** One line for people. @default - nothing to say */
  readonly note?: string;
}

/** A Terraform state file, reduced to what is asked of it. */
export interface StateFile {
  readonly outputs: Readonly<Record<string, unknown>>;
  /** How many resources and data sources it holds. */
  readonly resources: number;
}

/**
 * Reads what the connection's stack has told: from its local state file, else by `terraform output` in the folder
 * that synth wrote and `init` has prepared.
 */
export async function readState(connection: Connection, projectFolder: string): Promise<ReadState> {
  if (connection.backend.type === "local") return readLocalState(connection, projectFolder);
  const stackFolder = join(projectFolder, "cdktf.out", "stacks", connection.id);
  if (!existsSync(join(stackFolder, ".terraform"))) {
    return {
      note: `${connection.id}: its state is remote and not initialised here; shown as if nothing were known`,
    };
  }
  const { terraformOutputs } = await import("./terraform-outputs.js");
  return terraformOutputs(connection.id, stackFolder);
}

/** Reads a local state; of a remote one nothing is known without asking, which this does not do. */
export function readLocalState(connection: Connection, projectFolder: string): ReadState {
  if (connection.backend.type !== "local") return {};
  const { id } = connection;
  const file = localStateFile(connection, projectFolder);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      return { state: { deployed: false, outputs: {} } };
    return { note: `${id}: ${file} cannot be read; shown as if nothing were known` };
  }
  const state = parseStateFile(text);
  if (state === undefined)
    return { note: `${id}: ${file} is no Terraform state; shown as if nothing were known` };
  const deployed = state.resources > 0 || Object.keys(state.outputs).length > 0;
  return { state: { deployed, outputs: state.outputs } };
}

/** Where a connection with a local backend keeps its state. */
function localStateFile({ id, backend }: Connection, projectFolder: string): string {
  const folder = backend.type === "local" ? (backend.path ?? ".") : ".";
  return join(resolve(projectFolder, folder), `terraform.${id}.tfstate`);
}

/** Reads a state file. @returns undefined when it holds no state */
export function parseStateFile(text: string): StateFile | undefined {
  try {
    const state: unknown = JSON.parse(text);
    if (!isObject(state) || !("version" in state)) return undefined;
    return {
      outputs: outputValues(state["outputs"]),
      resources: Array.isArray(state["resources"]) ? state["resources"].length : 0,
    };
  } catch {
    return undefined;
  }
}

/** Values by name of what Terraform lists as outputs; those it marks sensitive are left out. */
export function outputValues(outputs: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(outputs)) return {};
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, output]) =>
      isObject(output) && output["sensitive"] !== true ? [[name, output["value"]]] : [],
    ),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
