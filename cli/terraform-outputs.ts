import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { terraformEnvironment } from "../runner/environment";
import { findTerraform } from "../runner/terraform-binary";
import { outputValues, type ReadState } from "./state";

const PATIENCE = 60_000;

/** Asks Terraform for the outputs of a stack whose state is remote. */
export async function terraformOutputs(id: string, stackFolder: string): Promise<ReadState> {
  try {
    const { stdout } = await promisify(execFile)(
      findTerraform(process.env),
      ["output", "-json", "-no-color"],
      {
        cwd: stackFolder,
        env: terraformEnvironment(process.env),
        timeout: PATIENCE,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const outputs = outputValues(JSON.parse(stdout));
    return { state: { deployed: Object.keys(outputs).length > 0, outputs } };
  } catch (error) {
    return { note: `${id}: its state cannot be read (${reason(error)}); shown as if nothing were known` };
  }
}

function reason(error: unknown): string {
  const { stderr, message } = error as { readonly stderr?: string; readonly message?: string };
  const said = (stderr ?? "").split("\n").map((line) => line.replace(/^[│╷╵\s]+/, "").trim());
  return said.find((line) => line !== "") ?? message?.split("\n")[0] ?? "unknown reason";
}
