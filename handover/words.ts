/** Small words that every hand-over needs. */

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** `1 route`, `2 routes`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** How a hand-over names a cluster to people: `clk1abcde (prod)`. */
export function clusterLabel(cluster: { readonly id: string; readonly name: string }): string {
  return cluster.name === cluster.id ? cluster.id : `${cluster.id} (${cluster.name})`;
}

/** What stands in a text where only a deploy can tell the value. */
export function knownAfterDeploy(what: string): string {
  return `<known after deploy: ${what}>`;
}

/** How this project's own commands are typed. */
export function command(...args: readonly string[]): string {
  return ["npx astro-connect", ...args].join(" ");
}

/** How a retired connection is destroyed. */
export function destroyCommand(id: string): string {
  return `\`npx -p cdktf-cli@0.21 cdktf destroy ${id}\``;
}
