import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { ApplyRequest } from "./apply-options";
import type { Interrupts } from "./interrupts";

/**
 * Terraform's own question before an apply, word for word.
 *
 * cdktf recognises it by these words and answers on the user's behalf (`deploy-machine.ts` of its CLI).
 */
export function questionOf(
  request: Pick<ApplyRequest, "destroy" | "refreshOnly">,
  workspace: string,
): readonly string[] {
  const where = workspace === "default" ? "" : ` in workspace "${workspace}"`;
  if (request.destroy) {
    return [
      `Do you really want to destroy all resources${where}?`,
      "  Terraform will destroy all your managed infrastructure, as shown above.",
      "  There is no undo. Only 'yes' will be accepted to confirm.",
    ];
  }
  if (request.refreshOnly) {
    return [
      `Would you like to update the Terraform state to reflect these detected changes${where}?`,
      "  Terraform will write these changes to the state without modifying any real infrastructure.",
      "  There is no undo. Only 'yes' will be accepted to confirm.",
    ];
  }
  return [
    `Do you want to perform these actions${where}?`,
    "  Terraform will perform the actions described above.",
    "  Only 'yes' will be accepted to approve.",
  ];
}

/**
 * Asks and waits for a line; true only for exactly `yes`.
 *
 * The question ends its own line before the answer is read: cdktf looks at complete lines only.
 */
export async function askForYes(
  question: readonly string[],
  interrupts: Interrupts,
  input: Readable = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<boolean> {
  output.write(`\n${question.join("\n")}\n\n  Enter a value: `);
  const lines = createInterface({ input, terminal: false });
  try {
    return await new Promise<boolean>((answer) => {
      const stop = interrupts.onReceived(() => answer(false));
      lines.once("line", (line) => answer(line.trim() === "yes"));
      // The end of the input without an answer.
      lines.once("close", () => {
        stop();
        answer(false);
      });
    });
  } finally {
    lines.close();
    // Paused, not closed: Terraform is to inherit it.
    input.pause();
    output.write("\n");
  }
}
