import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./workspace";

/** An example that the page shows: a block of code whose first line names the file it is for. */
export interface Example {
  readonly name: string;
  readonly text: string;
}

/** The examples of the page, in its order. */
export function examples(): readonly Example[] {
  const page = readFileSync(join(ROOT, "docs", "how-to", "pull-requests.md"), "utf8");
  return [...page.matchAll(/^```yaml\n# (\.\S+)\n([\s\S]*?)^```$/gm)].map(([, name = "", text = ""]) => ({
    name,
    text,
  }));
}

/** The first example for a file. */
export function exampleNamed(name: string): string {
  const found = examples().find((example) => example.name === name);
  if (found === undefined) throw new Error(`the page shows no ${name}`);
  return found.text;
}
