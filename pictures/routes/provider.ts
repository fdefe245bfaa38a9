import type { Service } from "../../config/model";
import type { Place } from "../model";
import { type Reach, serviceLines } from "../reach";

/** A Snowflake account, by the name that people give it. */
export interface Snowflake {
  readonly type: "snowflake";
  readonly organization: string;
  readonly account: string;
}

/** A Databricks workspace. */
export interface Databricks {
  readonly type: "databricks";
  readonly host: string;
}

const PLACES = {
  snowflake: { id: "snowflake", side: "provider", title: "Snowflake" },
  databricks: { id: "databricks", side: "provider", title: "Databricks" },
} as const satisfies Readonly<Record<string, Place>>;

/** The account or workspace of a provider, whichever way it is reached. */
export function provider(target: Snowflake | Databricks, services: readonly Service[]): Reach {
  const place = PLACES[target.type];
  const title = target.type === "snowflake" ? `${target.organization}-${target.account}` : target.host;
  const id = `${target.type} ${title}`;
  return {
    places: [place],
    boxes: [
      {
        id,
        kind: "target",
        place: place.id,
        title,
        caption: target.type === "snowflake" ? "Account" : "Workspace",
        lines: [],
        services: serviceLines(services),
      },
    ],
    ways: [{ to: id }],
  };
}
