import * as fc from "fast-check";
import type { Mutable, MutableObject } from "./json";

/** One change to a plan, wherever `place` (0 to 1) points to in it. */
export interface Mutation {
  readonly place: number;
  readonly kind: "drop" | "replace" | "swap" | "cut" | "double" | "deepen";
  readonly by: Mutable;
  readonly other: number;
}

/** What real values are replaced by: other types, and what is hard to read. */
const odd: fc.Arbitrary<Mutable> = fc.oneof(
  fc.constantFrom<Mutable>(null, true, false, 0, -1, 1e308, "", "0.0.0.0/0", "::/0", "999.1.1.1/33", "*", []),
  fc.constantFrom<Mutable>(
    "172.20.0.0/20",
    "222222222222",
    "module.a[0].b",
    "\u0000",
    "a".repeat(10_000),
    {},
  ),
  fc.constantFrom<Mutable>([[]], [null], [{}], { a: null }, { references: [7] }, { constant_value: {} }),
  fc.string({ unit: "binary" }),
  fc.double(),
);

/** Several changes to one plan. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record<Mutation>({
    place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    kind: fc.constantFrom("drop", "replace", "swap", "cut", "double", "deepen"),
    by: odd,
    other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The plan, changed. */
export function mutated(plan: MutableObject, changes: readonly Mutation[]): MutableObject {
  const other = structuredClone(plan);
  for (const change of changes) mutate(other, change);
  return other;
}

/** A value in a plan, and where it stands. */
interface Place {
  readonly holder: MutableObject | Mutable[];
  readonly key: string | number;
}

function mutate(plan: MutableObject, { place, kind, by, other }: Mutation): void {
  const places = placesIn(plan);
  const at = places[Math.floor(place * places.length)];
  const from = places[Math.floor(other * places.length)];
  if (at === undefined || from === undefined) return;
  const value = get(at);
  if (kind === "drop") {
    if (Array.isArray(at.holder)) at.holder.splice(at.key as number, 1);
    else Reflect.deleteProperty(at.holder, at.key);
  } else if (kind === "swap") {
    set(at, structuredClone(get(from)));
  } else if (kind === "cut") {
    set(at, typeof value === "string" || Array.isArray(value) ? value.slice(0, value.length >> 1) : by);
  } else if (kind === "double") {
    set(at, Array.isArray(value) ? structuredClone([...value, ...value]) : [value, structuredClone(value)]);
  } else {
    set(at, kind === "deepen" ? { "": [value] } : structuredClone(by));
  }
}

function placesIn(root: MutableObject): Place[] {
  const places: Place[] = [];
  const waiting: (MutableObject | Mutable[])[] = [root];
  for (let holder = waiting.pop(); holder !== undefined; holder = waiting.pop()) {
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      places.push({ holder, key });
      const value = get({ holder, key });
      if (typeof value === "object" && value !== null) waiting.push(value);
    }
  }
  return places;
}

function get({ holder, key }: Place): Mutable {
  return (holder as MutableObject)[key] ?? null;
}

function set({ holder, key }: Place, value: Mutable): void {
  (holder as MutableObject)[key] = value;
}
