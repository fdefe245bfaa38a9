import type { Adopted, Connection } from "../../config/model";
import { IMPORT_IDS, NOT_IMPORTABLE } from "../../stacks/adoption/import-ids";
import { STACKS } from "./stacks";
import { bytesOf, type Emitted } from "./synth";

/** Everything that can be emitted, with everything taken over that can be: what an adopted resource keeps must be an attribute of its type. */
export const ADOPTED: Readonly<Record<string, Connection>> = Object.fromEntries(
  Object.entries(STACKS)
    .map(([name, connection]) => {
      const { resource = {} } = JSON.parse(bytesOf(connection)) as Partial<Emitted>;
      const adopt = Object.entries(resource).flatMap(([type, named]) =>
        Object.entries(named).flatMap(([name, { for_each }]) =>
          type in NOT_IMPORTABLE ? [] : [adopted(`${type}.${name}`, for_each !== undefined)],
        ),
      );
      return [`adopted-${name}`, { ...connection, adopt }] as const;
    })
    .filter(([, { adopt }]) => adopt.length > 0),
);

function adopted(resource: string, hasInstances: boolean): Adopted {
  if ((resource.split(".")[0] ?? "") in IMPORT_IDS) return { resource };
  return { resource: hasInstances ? `${resource}["a"]` : resource, id: "known" };
}
