import { realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Route } from "../../config/model";
import { packageRoot } from "../package-root";
import type { Taken } from "./answers";
import { CommentedFile } from "./document";
import { isOnePlace } from "./schema-at";
import type { Place } from "./step";

const SCHEMA = join("config", "connections.schema.json");

/** The text of a `connections.yaml` with one cluster and one connection. */
export function fileText(taken: readonly Taken[], route: Route, output: string): string {
  const file = new CommentedFile();
  for (const { at, value, comment, example } of taken) {
    if (!isOnePlace(at)) continue;
    const path = pathOf(at);
    if (value !== undefined) file.put(path, value, comment === "" ? undefined : comment);
    else if (example !== undefined) file.hint(path, example, comment);
  }
  return file.text(
    [
      `# yaml-language-server: $schema=${schemaFrom(output)}`,
      "#",
      "# Your Astro clusters, and the connections from them to your data services. A key behind a `#` is one that you may",
      `# not need, or that is not known yet. examples/${route}.yaml of astro-connect explains every key.`,
      "",
    ].join("\n"),
  );
}

/** The schema as the file can name it: in the same project relative to it, else where npm installs it. */
function schemaFrom(output: string): string {
  const root = packageRoot();
  const folder = resolved(dirname(resolve(output)));
  const project = root.split(`${sep}node_modules${sep}`)[0] ?? root;
  const near = folder === project || folder.startsWith(`${project}${sep}`);
  const path = near ? relative(folder, join(root, SCHEMA)) : join("node_modules", "astro-connect", SCHEMA);
  const posix = path.split(sep).join("/");
  return posix.startsWith(".") ? posix : `./${posix}`;
}

function resolved(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** `cluster.id` and `target<snowflake>.users[0]` as paths from the top of the file. */
function pathOf(at: Place): (string | number)[] {
  const keys = at
    .replace(/<[\w-]+>/g, "")
    .split(".")
    .flatMap((step) => {
      const [, key = "", index] = /^([\w-]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
      return index === undefined ? [key] : [key, Number(index)];
    });
  return keys[0] === "cluster" ? ["astro", "clusters", 0, ...keys.slice(1)] : ["connections", 0, ...keys];
}
