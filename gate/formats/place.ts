import { isAbsolute, posix, relative, sep } from "node:path";
import type { Finding } from "../finding";

/** Where in a repository the call ran, so that reports can name files as the repository does. */
export interface Repository {
  /** Its top folder, absolute. */
  readonly root: string;
  /** The folder of the call below it, with `/` between its parts; empty for the top folder itself. */
  readonly folder: string;
}

/** The place that a reader is shown for a finding. */
export interface Place {
  /** A file of the repository, from its top; as it was named where there is no repository or it lies outside. */
  readonly path: string;
  /** The line that caused it. @default - only the file is known, because this project did not emit the Terraform */
  readonly line?: number;
  readonly column?: number;
}

/** The line of `connections.yaml` that caused a finding; else the plan it is in. */
export function placeOf({ source, plan }: Finding, repository?: Repository): Place {
  if (source === null) return { path: pathOf(plan, repository) };
  return { path: pathOf(source.file, repository), line: source.line, column: source.column };
}

/** A file as its repository names it; a relative one is taken to start at the folder of the call. */
export function pathOf(file: string, repository: Repository | undefined): string {
  if (file === "-") return file;
  if (!isAbsolute(file)) return posix.normalize(posix.join(repository?.folder ?? "", slashes(file)));
  if (repository === undefined) return file;
  const inside = relative(repository.root, file);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? file : slashes(inside);
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
