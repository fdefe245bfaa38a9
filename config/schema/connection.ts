import * as v from "valibot";
import { ROUTES } from "../routes";
import { astroKey } from "./facts";
import { connectionEntries } from "./connection-base";
import { key, list, oneOfKind } from "./parts";
import { strict } from "./strict";

const routeSchema = oneOfKind(
  "route",
  ROUTES.map(({ schema }) => schema),
);

const whateverTheRoute = v.looseObject(connectionEntries);

/** A connection of any route; with an unknown route, its other keys are still checked as far as they are known. */
const connectionSchema = {
  ...routeSchema,
  "~run"(dataset, config) {
    const input = dataset.value;
    const result = routeSchema["~run"](dataset, config);
    const [issue] = result.issues ?? [];
    if (issue?.type === "variant" && issue.path?.length === 1) {
      const rest = whateverTheRoute["~run"]({ value: input }, config);
      // What is missing is said once the route is known.
      const wrong = (rest.issues ?? []).filter(
        ({ input, path }) => input !== undefined || path?.length !== 1,
      );
      result.issues?.push(...(wrong as never[]));
    }
    return result;
  },
} as typeof routeSchema;

/** The whole file. */
export const fileSchema = strict({
  astro: astroKey,
  connections: key(
    v.optional(list(connectionSchema, "connections"), () => []),
    "The declared connections, each one stack and one Terraform state",
  ),
});
