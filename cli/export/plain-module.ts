import { isObject, objectOf, type Json, type JsonObject } from "../../gate/plan/json";

/** The Terraform of a stack as people without the framework keep it. */
export interface PlainModule {
  /** Everything Terraform acts on. */
  readonly main: JsonObject;
  /** The variable that tells the policies where in `connections.yaml` each resource was declared; it acts on nothing. */
  readonly origin: JsonObject;
}

/** How a person reads a module; what is not named here comes last. */
const ORDER = ["terraform", "provider", "variable", "locals", "import", "data", "resource", "output"];

/**
 * Makes a plain root module of a synthesized stack (the content of its `cdk.tf.json`).
 *
 * What the framework notes for itself goes. So does the path of a local state, which leads to a place of this project:
 * the state is then where Terraform keeps it, in the module's own folder.
 */
export function plainModule(config: JsonObject): PlainModule {
  const { variable, ...rest } = objectOf(withoutNotes(config));
  const { terraform, ...others } = rest;
  const sections: Record<string, Json | undefined> = { ...others, terraform: withoutLocalState(terraform) };
  const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = Object.keys(sections).sort((a, b) => place(a) - place(b));
  return {
    main: Object.fromEntries(names.map((name) => [name, sections[name]])),
    origin: variable === undefined ? {} : { variable },
  };
}

function withoutLocalState(terraform: Json | undefined): JsonObject {
  const { backend, ...rest } = objectOf(terraform);
  return backend === undefined || "local" in objectOf(backend) ? rest : { backend, ...rest };
}

/** Without the comments in which the framework keeps construct paths and versions. */
function withoutNotes(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNotes);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === "//" && isObject(inner) && "metadata" in inner))
      .map(([key, inner]) => [key, withoutNotes(inner ?? null)]),
  );
}
