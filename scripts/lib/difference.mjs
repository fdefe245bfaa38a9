// Where two JSON values differ.

/** The paths at which they do, with both values, at most `limit` of them. */
export function differences(before, after, limit = 3, path = "") {
  if (Object.is(before, after)) return [];
  const both = [before, after];
  if (!both.every((value) => value !== null && typeof value === "object"))
    return [`${path || "(whole)"}: ${shown(before)} → ${shown(after)}`];
  const found = [];
  for (const key of new Set(both.flatMap(Object.keys))) {
    if (found.length >= limit) break;
    found.push(...differences(before[key], after[key], limit - found.length, `${path}/${key}`));
  }
  return found;
}

function shown(value) {
  const text = JSON.stringify(value) ?? "(absent)";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
