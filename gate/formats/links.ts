/** Where the project lives. */
export const HOMEPAGE = "https://github.com/astro-connect/astro-connect";

/** The page of a rule, or of a check of `verify`; absolute, because reports are read far from the repository. */
export function docsUrl(rule: string): string {
  const page = rule.startsWith("verify/") ? "how-to/verify.md#what-is-asked" : `policies/${rule}.md`;
  return `${HOMEPAGE}/blob/main/docs/${page}`;
}
