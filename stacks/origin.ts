import { TerraformElement, type TerraformStack, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";
import type { Connection } from "../config/model";
import type { Path } from "../config/positions";
import { addressOf, named } from "./private/names";

/** The root variable that carries the origin of a plan's resources; nothing refers to it, so state never holds it. */
export const ORIGIN_VARIABLE = "astro_connect_origin";

/** A place in the file; line and column count from 1. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Says where in the file a value of a connection stands; the path begins at the connection. */
export interface OriginResolver {
  /** The file, relative to the project, with `/` between its parts. */
  readonly file: string;
  /** Where the value stands; for what the file lacks, its nearest ancestor. */
  at(path: Path): SourcePosition;
}

/** What the plan tells the policies and the report of the file it came from: the default of the variable. */
export interface Origin {
  readonly version: 1;
  readonly file: string;
  /** The connection, and where it begins: the place of what no single resource is to blame for. */
  readonly connection: {
    readonly id: string;
    readonly name: string;
    readonly route: string;
  } & SourcePosition;
  /** Where each resource and data source was declared, by address without instance key. */
  readonly resources: Readonly<Record<string, SourcePosition>>;
  /** What the file asks for, so that a rule can judge what is missing; its keys belong to the route. */
  readonly intent: Intent;
}

/** What a connection asks for, as plain data. */
export type Intent = Readonly<Record<string, unknown>>;

const DECLARED_AT = "astro-connect:declared-at";

/** Records which value of the connection made an element; without a connection stack around it, nobody asks. */
export function declaredAt<E extends TerraformElement>(element: E, path: Path | undefined): E {
  if (path !== undefined) element.node.addMetadata(DECLARED_AT, path);
  return element;
}

/** Emits the variable that carries the origin; call it when everything else of the stack exists. */
export function emitOrigin(
  stack: TerraformStack,
  connection: Pick<Connection, "id" | "name" | "route">,
  intent: Intent,
  resolver: OriginResolver,
): void {
  const { id, name, route } = connection;
  const { line, column } = resolver.at([]);
  const origin: Origin = {
    version: 1,
    file: resolver.file,
    connection: { id, name, route, line, column },
    resources: positionsOf(stack, resolver),
    intent,
  };
  const variable = new TerraformVariable(stack, ORIGIN_VARIABLE, {
    description: "Where in the file each resource was declared. Nothing refers to it: do not set it.",
  });
  // Not as a property: the framework writes the keys of those in snake case, and here they are addresses.
  named(variable, ORIGIN_VARIABLE).addOverride("default", origin);
}

function positionsOf(stack: TerraformStack, resolver: OriginResolver): Record<string, SourcePosition> {
  const found: Record<string, SourcePosition> = {};
  for (const element of stack.node.findAll()) {
    const path = pathOf(element);
    if (path === undefined || !TerraformElement.isTerraformElement(element)) continue;
    const { line, column } = resolver.at(path);
    found[addressOf(element)] = { line, column };
  }
  return found;
}

function pathOf(element: IConstruct): Path | undefined {
  return element.node.metadata.find(({ type }) => type === DECLARED_AT)?.data as Path | undefined;
}
