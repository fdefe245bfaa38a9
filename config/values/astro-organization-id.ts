import { type Brand, defineValue } from "./value";

/** The id of an Astro Organization. */
export type AstroOrganizationId = Brand<"AstroOrganizationId">;

export const AstroOrganizationId = defineValue<AstroOrganizationId>({
  what: "an Astro Organization ID",
  example: "cljzz64cc001n01mln1p12345",
  pattern: /^c[a-z0-9]{6,}$/,
});
