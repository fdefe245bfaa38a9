import { type Mutable, type MutableObject, modulesOf, objectIn, rootsOf } from "./json";

/** The same plan, with lists that have no order in another order, and modules called in another order. */
export function reordered(plan: MutableObject, seed: number): MutableObject {
  const random = randomFrom(seed);
  const other = structuredClone(plan);
  shuffle(other, "resource_changes", random);
  for (const module of rootsOf(other).flatMap((root) => modulesOf(root))) {
    shuffle(module, "resources", random);
    shuffle(module, "child_modules", random);
    if (module["module_calls"] !== undefined) {
      module["module_calls"] = Object.fromEntries(
        shuffled(Object.entries(objectIn(module["module_calls"])), random),
      );
    }
  }
  return other;
}

/** Numbers in [0, 1), always the same for one seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(object: MutableObject, key: string, random: () => number): void {
  const list = object[key];
  if (Array.isArray(list)) object[key] = shuffled<Mutable>(list, random);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
