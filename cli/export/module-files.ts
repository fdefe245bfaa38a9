import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "../../config/model";
import type { Json, JsonObject } from "../../gate/plan/json";
import { UsageError } from "../usage-error";
import type { Files } from "./folder";
import { hcl } from "./hcl";
import { NotHcl } from "./hcl-template";
import { plainModule } from "./plain-module";
import { readme } from "./readme";

const SYNTHESIZED = "cdk.tf.json";
const ORIGIN = "astro_connect_origin.tf.json";

/** How a module is written. */
export interface ModuleOptions {
  /** The file that declares the connection, as the reader knows it. */
  readonly configFile: string;
  /** In the native syntax instead of JSON. */
  readonly hcl: boolean;
}

/**
 * The files of a connection's module, from what synth wrote for it.
 *
 * @throws UsageError when it cannot be said in HCL
 */
export function moduleFiles(
  connection: Connection,
  stackFolder: string,
  { configFile, hcl: native }: ModuleOptions,
): Files {
  const config = JSON.parse(readFileSync(join(stackFolder, SYNTHESIZED), "utf8")) as JsonObject;
  const { main, origin } = plainModule(config);
  const mainFile = native ? "main.tf" : "main.tf.json";
  const hasOrigin = Object.keys(origin).length > 0;
  const props = {
    connection,
    main,
    mainFile,
    configFile,
    ...(hasOrigin ? { originFile: ORIGIN } : {}),
  };
  return new Map<string, string | Uint8Array>([
    [mainFile, native ? nativeSyntax(connection, main) : json(main)],
    ...(hasOrigin ? [[ORIGIN, json(origin)] as const] : []),
    ["README.md", readme(props)],
    ...assets(stackFolder),
  ]);
}

function nativeSyntax({ id }: Connection, main: JsonObject): string {
  try {
    return hcl(main);
  } catch (error) {
    if (!(error instanceof NotHcl)) throw error;
    throw new UsageError(
      `${id}: its Terraform holds ${error.message}, which export writes in JSON only: leave --hcl out; nothing was written`,
    );
  }
}

/** What the stack needs besides its configuration, such as the code of a function. */
function assets(stackFolder: string): [string, Uint8Array][] {
  return readdirSync(stackFolder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name !== SYNTHESIZED && statSync(join(stackFolder, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(join(stackFolder, name))]);
}

function json(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
