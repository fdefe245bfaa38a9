import type { Connection } from "./model";

/** The key of a connection's state in its bucket. */
export function stateKey(id: Connection["id"], key?: string): string {
  return key ?? `astro-connect/${id}.tfstate`;
}

/** The Terraform Cloud workspace of a connection. */
export function workspaceName(id: Connection["id"], workspace?: string): string {
  return workspace ?? `astro-connect-${id}`;
}

/** Where the state of a connection lives, as one text; undefined for a local state, whose file is named by the id. */
export function stateOf({ id, backend }: Pick<Connection, "id" | "backend">): string | undefined {
  switch (backend.type) {
    case "local":
      return undefined;
    case "s3":
      return `s3://${backend.bucket}/${stateKey(id, backend.key)}`;
    case "cloud": {
      const host = backend.hostname ?? "app.terraform.io";
      return `${host}/${backend.organization}/${workspaceName(id, backend.workspace)}`;
    }
  }
}
