// Many copies of one Rego package side by side, each with a name of its own, so that one OPA run judges them all.

/** The package of a Rego source, as `data.…`. */
export function packageOf(source) {
  return `data.${/^package (\S+)/m.exec(source)[1]}`;
}

/** A source in which every package of `renamed` (as `data.…`) has a name of its own, which ends in `suffix`. */
export function renamedCopy(source, renamed, suffix) {
  const named = [...renamed].map((path) => path.replaceAll(".", "\\.")).join("|");
  return source
    .replace(/^package (\S+)/m, (whole, name) =>
      renamed.has(`data.${name}`) ? `package ${name}${suffix}` : whole,
    )
    .replace(
      new RegExp(`^import (${named})$`, "gm"),
      (_, path) => `import ${path} as ${path.split(".").at(-1)}`,
    )
    .replace(new RegExp(`\\b(?:${named})\\b`, "g"), (path) => `${path}${suffix}`);
}
