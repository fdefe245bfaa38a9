import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "../../config/model";
import type { Json, JsonObject } from "../../gate/plan/json";
import type { Files } from "./folder";
import { plainModule } from "./plain-module";
import { readme } from "./readme";

const SYNTHESIZED = "cdk.tf.json";
const MAIN = "main.tf.json";
const ORIGIN = "astro_connect_origin.tf.json";

/**
 * The files of a connection's module, from what synth wrote for it.
 *
 * @param configFile - the file that declares it, as the reader knows it
 */
export function moduleFiles(connection: Connection, stackFolder: string, configFile: string): Files {
  const config = JSON.parse(readFileSync(join(stackFolder, SYNTHESIZED), "utf8")) as JsonObject;
  const { main, origin } = plainModule(config);
  const hasOrigin = Object.keys(origin).length > 0;
  const props = {
    connection,
    main,
    mainFile: MAIN,
    configFile,
    ...(hasOrigin ? { originFile: ORIGIN } : {}),
  };
  return new Map<string, string | Uint8Array>([
    [MAIN, json(main)],
    ...(hasOrigin ? [[ORIGIN, json(origin)] as const] : []),
    ["README.md", readme(props)],
    ...assets(stackFolder),
  ]);
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
