import type { Position } from "../../config/errors";
import { isObject, objectOf, type Json, type JsonObject } from "./json";

/** The root variable whose default tells where each resource comes from; it never reaches the state. */
const ORIGIN = "astro_connect_origin";

/** Longer names of files, and any that hold characters which steer something, are none that this project wrote. */
const FILE = /^[^\u0000-\u001f\u007f-\u009f\p{Surrogate}]{1,1024}$/u;

/**
 * Where the resources of a plan were declared. What is no single resource's fault, or nobody declared, belongs to the
 * connection as a whole.
 * @returns for an address its line of `connections.yaml`; null where the plan does not say
 */
export function originOf(plan: JsonObject): (address: string | null) => Position | null {
  const root = objectOf(objectOf(plan.configuration).root_module);
  const origin = objectOf(objectOf(objectOf(root.variables)[ORIGIN]).default);
  const resources = objectOf(origin.resources);
  const { file } = origin;
  if (typeof file !== "string" || !FILE.test(file)) return () => null;
  const at = (place: Json | undefined): Position | undefined => {
    if (!isObject(place) || !isCount(place.line) || !isCount(place.column)) return undefined;
    return { file, line: place.line, column: place.column };
  };
  const connection = at(origin.connection) ?? null;
  return (address) => {
    // Without its instance key: emitted stacks have no modules, so the first bracket opens it.
    const key = [address, address?.split("[", 1)[0]].find(
      (candidate): candidate is string =>
        typeof candidate === "string" && Object.hasOwn(resources, candidate),
    );
    return (key === undefined ? undefined : at(resources[key])) ?? connection;
  };
}

/** Lines and columns count from 1; the plan may be anybody's. */
function isCount(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
