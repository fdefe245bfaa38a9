import * as v from "valibot";
import { ROUTES } from "../routes";
import { astroKey } from "./facts";
import { key, list, oneOfKind } from "./parts";
import { strict } from "./strict";

export const connectionSchema = oneOfKind(
  "route",
  ROUTES.map(({ schema }) => schema),
);

/** The whole file. */
export const fileSchema = strict({
  astro: astroKey,
  connections: key(
    v.optional(list(connectionSchema, "connections"), () => []),
    "The declared connections, each one stack and one Terraform state",
  ),
});
