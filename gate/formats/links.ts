/** Where the project lives. */
export const HOMEPAGE = "https://github.com/astro-connect/astro-connect";

/** The page of a rule; absolute, because reports are read far from the repository. */
export function docsUrl(rule: string): string {
  return `${HOMEPAGE}/blob/main/docs/policies/${rule}.md`;
}
