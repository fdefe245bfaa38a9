import { join } from "node:path";
import type * as prompts from "@clack/prompts" with { "resolution-mode": "import" };
import type { Ask } from "./answers";
import { UsageError } from "../usage-error";
import { packageRoot } from "../package-root";
import { readAnswer } from "./read-answer";

type Prompts = typeof prompts;

/** Outside of the bundle, see there. */
const load = (): Promise<Prompts> =>
  (require(join(packageRoot(), "bin", "prompts.js")) as { readonly load: () => Promise<Prompts> }).load();

/** Asks on the terminal, on standard error: standard output is for what is asked for. */
export class Asker {
  private constructor(private readonly prompts: Prompts) {}

  static async create(title: string): Promise<Asker> {
    const prompts = await load();
    prompts.intro(title, { output: process.stderr });
    return new Asker(prompts);
  }

  /** One of a few words. */
  async choose(
    message: string,
    words: readonly { readonly value: string; readonly hint?: string }[],
  ): Promise<string> {
    const { select } = this.prompts;
    const options = words.map(({ value, hint }) => ({
      value,
      label: value,
      ...(hint === undefined ? {} : { hint }),
    }));
    return this.answered(await select({ message, options, maxItems: 12, output: process.stderr }));
  }

  readonly ask: Ask = async ({ flag, needed, suggested, example }, rules) => {
    const { text, multiselect } = this.prompts;
    const message =
      rules.from === undefined ? rules.description : `${rules.description.replace(/\.$/, "")}; ${rules.from}`;
    const { words } = rules;
    if (words !== undefined && rules.kind === "list") {
      const options = words.map((value) => ({ value, label: value }));
      const chosen = await multiselect({ message, options, required: needed, output: process.stderr });
      return this.answered(chosen).join(",");
    }
    // More words than fit are quicker to type.
    if (words !== undefined && needed && words.length <= 6) {
      const first = words.filter((word) => word === suggested);
      const rest = words.filter((word) => word !== suggested);
      return this.choose(
        message,
        [...first, ...rest].map((value) => ({ value })),
      );
    }
    const fallback = suggested === undefined ? {} : { defaultValue: suggested };
    const placeholder =
      suggested ??
      (needed ? (example ?? rules.example ?? "") : `Enter to skip, or ${example ?? rules.example ?? flag}`);
    const typed = await text({
      message,
      placeholder,
      ...fallback,
      output: process.stderr,
      validate: (input = "") => {
        if (input.trim() === "" && (!needed || suggested !== undefined)) return undefined;
        const read = readAnswer(input, rules);
        return read.ok ? undefined : read.refusal;
      },
    });
    const answer = this.answered(typed).trim();
    return answer === "" && !needed ? undefined : answer;
  };

  /** What was answered, unless the person had enough. */
  private answered<T>(answer: T): Exclude<T, symbol> {
    if (!this.prompts.isCancel(answer)) return answer as Exclude<T, symbol>;
    throw new UsageError("cancelled; nothing was written");
  }
}
