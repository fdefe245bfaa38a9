import { mkdirSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { App } from "cdktf";
import type { LoadedDeclaration } from "../config/load";
import { projectFolder } from "../config/locate";
import type { Positions } from "../config/positions";
import { ConnectionStack } from "./connection-stack";
import type { OriginResolver } from "./origin";

/** How an app is built. */
export interface AppOptions {
  /** Folder for the Terraform. @default - what the framework's CLI asks for, else `cdktf.out` */
  readonly outdir?: string;
  /** Folder that relative paths start from. @default - the one of the nearest `cdktf.json` */
  readonly projectDir?: string;
}

/** Builds the app of a file: one stack per connection, named by its id; nothing is written before `synth`. */
export function buildApp(
  { declaration, positions }: Pick<LoadedDeclaration, "declaration" | "positions">,
  options: AppOptions = {},
): App {
  const projectDir = resolve(options.projectDir ?? projectFolder());
  const outdir =
    options.outdir ?? (process.env["CDKTF_OUTDIR"] || undefined) ?? resolve(projectDir, "cdktf.out");
  // The framework makes only the last folder of a path.
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir });
  declaration.connections.forEach((connection, index) => {
    new ConnectionStack(app, connection, { projectDir, origin: originOf(positions, index, projectDir) });
  });
  return app;
}

function originOf(positions: Positions, index: number, projectDir: string): OriginResolver {
  const connection = ["connections", index] as const;
  return {
    file: relativeTo(projectDir, positions.at(connection).file),
    at: (path) => positions.at([...connection, ...path]),
  };
}

// The same in every checkout: relative to the project, with "/" on every system.
function relativeTo(projectDir: string, file: string): string {
  const path = relative(projectDir, resolve(file));
  return isAbsolute(path) ? file : path.split(sep).join("/");
}
