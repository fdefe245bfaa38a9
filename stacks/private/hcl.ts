/** Marks Terraform code as an expression: `hcl("1 + 1")` is `${1 + 1}`. */
export function hcl(code: string): string {
  return `\${${code}}`;
}

/** Writes a text (or a list of texts) as a literal inside an expression; nothing in it is evaluated. */
export function literal(value: string | readonly string[]): string {
  // A function, because `$$` means one dollar in a replacement.
  return JSON.stringify(value)
    .replaceAll("${", () => "$${")
    .replaceAll("%{", "%%{");
}
