import type { Position } from "../../config/errors";
import { isObject, objectOf, type JsonObject } from "./json";

/** The root variable whose default tells where each resource comes from; it never reaches the state. */
const ORIGIN = "astro_connect_origin";

/**
 * Where the resources of a plan were declared.
 * @returns for an address its line of `connections.yaml`; null where the plan does not say
 */
export function originOf(plan: JsonObject): (address: string | null) => Position | null {
  const root = objectOf(objectOf(plan.configuration).root_module);
  const origin = objectOf(objectOf(objectOf(root.variables)[ORIGIN]).default);
  const resources = objectOf(origin.resources);
  return (address) => {
    const { file } = origin;
    if (address === null || typeof file !== "string") return null;
    const key = [address, address.replace(/\[[^\]]*\]$/, "")].find((candidate) =>
      Object.hasOwn(resources, candidate),
    );
    const place = key === undefined ? undefined : resources[key];
    if (!isObject(place) || typeof place.line !== "number" || typeof place.column !== "number") return null;
    return { file, line: place.line, column: place.column };
  };
}
