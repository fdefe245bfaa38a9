import { Token } from "cdktf";

/** Marks Terraform code as an expression: `hcl("1 + 1")` is `${1 + 1}`. */
export function hcl(code: string): string {
  return `\${${code}}`;
}

/**
 * Writes a text (or a list of texts) as a literal inside an expression; nothing in it is evaluated.
 * @throws Error when it is an attribute of a resource, which would be compared as text
 */
export function literal(value: string | readonly string[]): string {
  known(value);
  if (typeof value !== "string") return `[${value.map(literal).join(", ")}]`;
  // A function, because `$$` means one dollar in a replacement.
  return JSON.stringify(value)
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{");
}

/**
 * Demands what is known at synth.
 * @throws Error when it is an attribute of a resource: only Terraform will know it
 */
export function known(values: string | readonly string[]): void {
  const unknown = [values].flat().find((value) => Token.isUnresolved(value));
  if (unknown === undefined) return;
  throw new Error(
    `${unknown} is an attribute of a resource, where an id is needed at synth, to name what is emitted or to compare with: write the id of what exists, or give a name where there is a property for it`,
  );
}
