import type { Field } from "../model";

/** Fields by group, in the order of their first appearance; the common ones come with no title. */
export function groups(
  fields: readonly Field[],
): readonly { readonly title?: string; readonly fields: readonly Field[] }[] {
  const byTitle = new Map<string | undefined, Field[]>();
  for (const field of fields) {
    const members = byTitle.get(field.group);
    if (members === undefined) byTitle.set(field.group, [field]);
    else members.push(field);
  }
  return [...byTitle].map(([title, members]) =>
    title === undefined ? { fields: members } : { title, fields: members },
  );
}
